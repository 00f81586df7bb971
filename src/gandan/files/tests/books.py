"""Small old and open workbooks, written byte by byte: no library of the project writes them."""

import io
import struct
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape

from gandan.files.enums import MediaType

_SECTOR = 512
_END, _FREE, _FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
Row = Sequence[str | float | None]


def xls(*rows: Row, extra: Sequence[str] = (), kind: int = 0) -> bytes:
    """A BIFF8 workbook of one sheet in its old container; ``extra`` names further, empty entries of it.

    ``kind`` says what its sheet is: 0 cells, 1 macros of Excel 4.0.
    """
    return _container(_biff(rows, kind), ("Workbook", *extra))


def ods(*rows: Row, parts: Sequence[str] = (), tail: str = "", kind: str = MediaType.ODS) -> bytes:
    """An OpenDocument spreadsheet of one sheet; ``parts`` names further files in it, ``tail`` ends the table."""
    cells = "".join(f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>" for row in rows)
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces} office:version="1.2"><office:body>'
        f'<office:spreadsheet><table:table table:name="Bảng">{cells}{tail}</table:table></office:spreadsheet>'
        "</office:body></office:document-content>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", kind, zipfile.ZIP_STORED)
        archive.writestr("content.xml", content)
        manifest = '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
        archive.writestr("META-INF/manifest.xml", manifest)
        for name in parts:
            archive.writestr(name, "<x/>")
    return out.getvalue()


def _ods_cell(value: str | float | None) -> str:
    if value is None:
        return "<table:table-cell/>"
    if isinstance(value, str):
        return f'<table:table-cell office:value-type="string"><text:p>{escape(value)}</text:p></table:table-cell>'
    return f'<table:table-cell office:value-type="float" office:value="{value}"/>'


def _biff(rows: Sequence[Row], kind: int) -> bytes:
    head = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0x0DBB, 0x07CC, 0, 6))
    name = "Bảng".encode("utf-16-le")
    page = _record(0x0042, struct.pack("<H", 1200))
    at = len(head) + len(page) + 4 + 8 + len(name) + 4
    sheet_name = _record(0x0085, struct.pack("<IBBBB", at, 0, kind, len(name) // 2, 1) + name)
    cells = b"".join(
        _biff_cell(down, across, value)
        for down, row in enumerate(rows)
        for across, value in enumerate(row)
        if value is not None
    )
    sheet = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0x0DBB, 0x07CC, 0, 6))
    return head + page + sheet_name + _record(0x000A, b"") + sheet + cells + _record(0x000A, b"")


def _biff_cell(down: int, across: int, value: str | float) -> bytes:
    if isinstance(value, str):
        words = value.encode("utf-16-le")
        return _record(0x0204, struct.pack("<HHHHB", down, across, 0, len(words) // 2, 1) + words)
    return _record(0x0203, struct.pack("<HHHd", down, across, 0, value))


def _record(kind: int, data: bytes) -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def _container(stream: bytes, names: Sequence[str]) -> bytes:
    """One FAT sector, one sector of the directory, then the stream; long enough to stand outside the small sectors."""
    count = max(8, -(-len(stream) // _SECTOR))
    body = stream.ljust(count * _SECTOR, b"\0")
    fat = [_FAT, _END, *range(3, count + 2), _END]
    head = struct.pack("<8s16xHHHHH6xIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6,
                       0, 1, 1, 0, 4096, _END, 0, _END, 0)  # fmt: skip
    table = struct.pack("<109I", 0, *[_FREE] * 108)
    numbers = struct.pack("<128I", *fat, *[_FREE] * (128 - len(fat)))
    entries = [_entry("Root Entry", 5, _END, 0, child=1)]
    for place, name in enumerate(names, start=1):
        is_book = place == 1
        after = place + 1 if place < len(names) else _FREE
        entries.append(_entry(name, 2, 2 if is_book else _END, len(body) if is_book else 0, after=after))
    return head + table + numbers + b"".join(entries).ljust(_SECTOR, b"\0") + body


def _entry(name: str, kind: int, start: int, size: int, *, child: int = _FREE, after: int = _FREE) -> bytes:
    words = (name + "\0").encode("utf-16-le")
    return struct.pack("<64sHBBIII16x4x16xIII", words, len(words), kind, 1, _FREE, after, child, start, size, 0)
