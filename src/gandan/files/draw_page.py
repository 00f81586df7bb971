"""Draws one page of a PDF as a PNG on standard output; runs inside ``files.limited`` only.

Called with the path and the number of the page, from 1; exits with ``NO_PAGE`` where there is no such page.
"""

import sys

import pypdfium2 as pdfium

NO_PAGE = 3
_WIDTH, _MOST_HEIGHT = 1080, 4000


def main(path: str, number: int) -> int:
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
