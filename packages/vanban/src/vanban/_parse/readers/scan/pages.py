"""Scanned pages one by one through the reader, as many at a time as there are cores."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pypdfium2

from vanban._parse.flow import Flow
from vanban._parse.limits import Limits
from vanban._parse.readers.page_set import Page, put_together
from vanban._parse.readers.scan.mending import mend_and, mend_numerals, mend_place
from vanban._parse.readers.scan.page import read_page
from vanban._parse.readers.scan.pictures import check_dots, open_pictures, too_many
from vanban._parse.readers.scan.straighten import Picture
from vanban._parse.readers.scan.tesseract import program
from vanban.errors import Damaged, NotADocument

_MOST_AT_ONCE = 8
"""Pages in memory at a time: some 60 MB each."""
_DPI = 200
_SIDES = (1400, 3600)
_IMAGE = 3
_OPEN: Any = pypdfium2.PdfDocument


def read_images(content: bytes, limits: Limits, *, head_only: bool = False) -> Flow:
    """The pages of an image file as paragraphs and tables; refuses a picture without writing."""
    pictures = open_pictures(content, limits)
    program()
    read = _read(dict(enumerate(pictures[: 1 if head_only else None], 1)))
    if not any(page.rows or page.tables for page in read.values()):
        raise NotADocument("Không tìm thấy chữ đọc được trong ảnh.")
    return put_together(list(read.values()))


def read_pdf_pages(content: bytes, numbers: Sequence[int], limits: Limits) -> dict[int, Page]:
    """Those pages of a PDF (from 1) that are pictures."""
    if len(numbers) > limits.scanned_pages:
        raise too_many(len(numbers), limits)
    program()
    document = _OPEN(content)
    try:
        for number in numbers:
            _check_images(document[number - 1], limits)
        return _read({number: lambda number=number: _drawn(document, number) for number in numbers})  # type: ignore[misc]
    except pypdfium2.PdfiumError as error:
        raise Damaged("Tệp PDF bị hỏng hoặc chưa tải lên hết.") from error
    finally:
        document.close()


def _read(pictures: Mapping[int, Callable[[], Picture]]) -> dict[int, Page]:
    unpacking = threading.Lock()

    def read(number: int) -> Page:
        # one at a time: pdfium knows no threads, and a page being unpacked takes the most memory
        with unpacking:
            picture = pictures[number]()
        return read_page(picture, number)

    with ThreadPoolExecutor(min(os.cpu_count() or 1, _MOST_AT_ONCE)) as pool:
        found = dict(zip(pictures, pool.map(read, pictures), strict=True))
    if 1 in found:
        mend_place(found[1].rows)
    for page in found.values():
        for rows in (page.rows, *(rows for table in page.tables for rows in table.cells.values())):
            mend_and(rows)
    mend_numerals([page.rows for page in found.values()])
    return found


def _check_images(page: Any, limits: Limits) -> None:
    for image in page.get_objects(filter=[_IMAGE], max_depth=3):
        width, height = image.get_px_size()
        check_dots(width * height, limits)


def _drawn(document: Any, number: int) -> Picture:
    page = document[number - 1]
    long = max(page.get_size())
    scale = min(max(_DPI / 72, _SIDES[0] / long), _SIDES[1] / long)
    bitmap = page.render(scale=scale, draw_annots=True)
    dots: Picture = bitmap.to_numpy()
    picture = dots[:, :, 0].copy() if dots.shape[2] == 1 else dots[:, :, :3].copy()
    bitmap.close()
    page.close()
    return picture
