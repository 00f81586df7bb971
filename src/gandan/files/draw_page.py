"""Draws one page of a PDF or TIFF, or a picture, as a PNG on standard output; runs inside ``files.limited`` only.

Called with the path and the number of the page, from 1; exits with ``NO_PAGE`` where there is no such page.
"""

import sys
from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image, ImageOps

NO_PAGE = 3
_WIDTH, _MOST_HEIGHT = 1080, 4000
_PDF_MARK_WITHIN = 1024
_FORMATS = ("JPEG", "PNG", "WEBP", "TIFF")


def main(path: str, number: int) -> int:
    with Path(path).open("rb") as file:
        is_pdf = b"%PDF-" in file.read(_PDF_MARK_WITHIN)
    return _draw_page(path, number) if is_pdf else _draw_picture(path, number)


def _draw_picture(path: str, number: int) -> int:
    with Image.open(path, formats=_FORMATS) as picture:
        count = getattr(picture, "n_frames", 1) if picture.format == "TIFF" else 1
        if not 1 <= number <= count:
            return NO_PAGE
        if count > 1:
            picture.seek(number - 1)
        upright = ImageOps.exif_transpose(picture.convert("RGB"))
    upright.thumbnail((_WIDTH, _MOST_HEIGHT))
    upright.save(sys.stdout.buffer, "PNG")
    return 0


def _draw_page(path: str, number: int) -> int:
    pdf = pdfium.PdfDocument(path)  # type: ignore[no-untyped-call]
    if not 1 <= number <= len(pdf):
        return NO_PAGE
    page = pdf[number - 1]
    width, height = page.get_size()
    if width <= 0 or height <= 0:
        return 1
    scale = min(_WIDTH / width, _MOST_HEIGHT / height)
    page.render(scale=scale).to_pil().save(sys.stdout.buffer, "PNG")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[2], int(sys.argv[3])))
