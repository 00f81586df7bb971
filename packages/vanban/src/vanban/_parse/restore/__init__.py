"""Text whose diacritics an OCR without Vietnamese has destroyed, read as a person would read it."""
