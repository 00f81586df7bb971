"""The sheets of an old workbook (.xls), found in its container without a library."""

import struct
from collections.abc import Iterator
from typing import NamedTuple

_END = 0xFFFFFFFA
"""From here on a number is no sector."""
_SHIFTS, _SMALL_SHIFT = (9, 12), 6
_STREAMS = ("workbook", "book")
_BOUNDSHEET, _EOF = 0x0085, 0x000A
_TYPE = 5
"""Where a sheet's record says what it is."""
_MACRO_SHEETS = frozenset({1, 6})


class _Entry(NamedTuple):
    name: str
    start: int
    size: int


class _Container:
    """The streams of a container of old Office. Raises struct.error, IndexError or ValueError where it is broken."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        shift, small = struct.unpack_from("<HH", content, 30)
        first, self._cutoff, small_first = struct.unpack_from("<I4xII", content, 48)
        more, _count, *listed = struct.unpack_from("<II109I", content, 68)
        if shift not in _SHIFTS or small != _SMALL_SHIFT:
            raise ValueError
        self._size, self._small_size = 1 << shift, 1 << small
        most = len(content) // self._size
        tables = [sector for sector in listed if sector < _END]
        while more < _END:
            *numbers, more = self._numbers(more)
            tables += [sector for sector in numbers if sector < _END]
            most -= 1
            if most < len(tables):
                raise ValueError
        self._next = [number for sector in tables for number in self._numbers(sector)]
        table = self._chain(small_first)
        self._small_next = struct.unpack(f"<{len(table) // 4}I", table)
        directory = self._chain(first)
        self.entries = [_entry(directory[at : at + 128]) for at in range(0, len(directory), 128)]
        self._small = self._chain(self.entries[0].start)

    def read(self, entry: _Entry) -> bytes:
        if entry.size >= self._cutoff:
            return self._chain(entry.start)[: entry.size]
        size = self._small_size
        walked = _walk(entry.start, self._small_next)
        return b"".join(self._small[at * size : (at + 1) * size] for at in walked)[: entry.size]

    def _numbers(self, sector: int) -> tuple[int, ...]:
        return struct.unpack(f"<{self._size // 4}I", self._sector(sector))

    def _sector(self, sector: int) -> bytes:
        return self._content[(sector + 1) * self._size : (sector + 2) * self._size]

    def _chain(self, start: int) -> bytes:
        return b"".join(map(self._sector, _walk(start, self._next)))


def has_macro_sheets(content: bytes) -> bool:
    """Say whether the workbook has sheets of Excel 4.0 macros; one whose sheets cannot be found counts as such."""
    try:
        container = _Container(content)
        books = [container.read(entry) for entry in container.entries if entry.name.lower() in _STREAMS]
        kinds = [set(_sheet_types(book)) for book in books]
    except (struct.error, IndexError, ValueError):
        return True
    return not kinds or any(not found or found & _MACRO_SHEETS for found in kinds)


def _entry(data: bytes) -> _Entry:
    words, start, size = struct.unpack("<64s52xII4x", data)
    return _Entry(words.decode("utf-16-le", "replace").partition("\0")[0], start, size)


def _walk(start: int, following: list[int] | tuple[int, ...]) -> Iterator[int]:
    for _step in range(len(following)):
        if start >= _END:
            return
        yield start
        start = following[start]
    if start < _END:
        raise ValueError


def _sheet_types(book: bytes) -> Iterator[int]:
    at = 0
    while at + 4 <= len(book):
        kind, length = struct.unpack_from("<HH", book, at)
        if kind == _EOF:
            return
        if kind == _BOUNDSHEET:
            yield book[at + 4 + _TYPE]
        at += 4 + length
