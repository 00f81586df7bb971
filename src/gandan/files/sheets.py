"""The cells of a stranger's spreadsheet, read in a limited child."""

import json
import subprocess
from dataclasses import dataclass

from gandan.common.words import mark
from gandan.files.children import run_limited
from gandan.files.enums import SPREADSHEETS
from gandan.files.errors import FileRefused
from gandan.files.services import check_file, sniff

SECONDS = 20
_TOO_HEAVY = mark(
    "Bảng tính này quá lớn hoặc có cấu trúc bất thường. Hãy chép nội dung sang tệp Excel mới rồi chọn lại."
)
_DAMAGED = mark("Bảng tính bị hỏng hoặc có mật khẩu nên không mở được. Hãy lưu lại thành tệp Excel không có mật khẩu.")

Cell = str | float | int | bool | dict[str, str] | None
"""A day stands as ``{"on": "2026-01-31"}``."""


@dataclass(frozen=True, slots=True)
class Sheet:
    name: str
    rows: list[list[Cell]]
    """From the first row and column of the sheet, so that a place here is a place there."""
    merged: list[tuple[int, int, int, int]]
    """First row, first column, last row, last column, all from 0."""


def read_sheets(content: bytes, *, seconds: int = SECONDS) -> list[Sheet]:
    """Return the sheets with their cells; the bytes never touch a disk. Raises FileRefused for what cannot be read."""
    check_file(content, sniff(content), SPREADSHEETS)
    try:
        done = run_limited(["sheets"], seconds=seconds, given=content)
    except subprocess.TimeoutExpired as error:
        raise FileRefused("too_heavy", _TOO_HEAVY) from error
    if done.returncode != 0:
        raise FileRefused("too_heavy", _TOO_HEAVY)
    answer = json.loads(done.stdout)
    if "code" in answer:
        raise FileRefused(answer["code"], _DAMAGED)
    return [Sheet(one["name"], one["rows"], [tuple(place) for place in one["merged"]]) for one in answer["sheets"]]
