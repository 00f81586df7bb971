"""Papers that are pictures: straightened, recognised by tesseract, put back into rows, columns and cells."""
