"""How much a file may hold before reading stops; the caller may raise every one of them."""

from dataclasses import dataclass

NO_OCR = "Tệp là ảnh hoặc bản quét; muốn đọc, hãy cài thư viện vanban[ocr] rồi đọc lại."


@dataclass(frozen=True, slots=True)
class Limits:
    bytes: int = 50_000_000
    unpacked_bytes: int = 60_000_000
    """All parts of a DOCX together after unpacking."""
    tags: int = 1_500_000
    """Opening and closing tags in one part of a DOCX: memory and time grow with them, not with the bytes."""
    pages: int = 300
    scanned_pages: int = 60
    """Pages that must be recognised letter by letter, a few seconds each."""
    pixels: int = 50_000_000
    """Dots of one picture after unpacking."""
    characters: int = 5_000_000
