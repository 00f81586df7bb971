"""One cell: what people type, paste or keep in a sheet, as the value of its column."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from decimal import Decimal

from gandan.common.errors import NotAllowed
from gandan.common.text import strip_controls
from gandan.common.vietnamese import fold
from gandan.common.words import say
from gandan.procedures.enums import IsoState, TableKind
from gandan.procedures.rules.columns import CellKind, Column, columns_of

Given = str | float | int | bool | Mapping[str, str] | None
Value = str | int | Decimal | dt.date | None

_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_ISO_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[ T].*)?")
_THOUSANDS = re.compile(r"\d{1,3}(\.\d{3})+")
_HOURS = re.compile(r"\d{1,6}([.,]\d{1,4})?")
_JOINTS = re.compile(r"\s*([/-])\s*")
_DASHES = str.maketrans("–—‐‑", "----")
_FIRST_YEAR = 1990


def given_words(given: Given) -> str:
    """Return what stands in the cell as a reader sees it."""
    if isinstance(given, Mapping):
        return f"{dt.date.fromisoformat(given['on']):%d/%m/%Y}"
    if given is None or isinstance(given, bool):
        return "" if given is None else str(int(given))
    if isinstance(given, float):
        return str(int(given)) if given.is_integer() else f"{given:.4f}".rstrip("0").replace(".", ",")
    return strip_controls(str(given)).strip()


def read_cell(column: Column, given: Given) -> Value:
    """Return the value of the cell. Raises NotAllowed with what is wrong with it."""
    typed = given_words(given)
    if not typed:
        if column.is_required:
            raise NotAllowed("required", "Ô này còn trống. Hãy điền “%(label)s”.", label=say(column.label).lower())
        return 0 if column.kind is CellKind.COUNT else None if column.kind in _NO_WORDS else ""
    if column.kind is CellKind.DAY:
        return _day(typed)
    if column.kind is CellKind.COUNT:
        return _count(typed, column.most)
    if column.kind is CellKind.HOURS:
        return _hours(typed, column.most)
    if column.kind is CellKind.CHOICE:
        return _choice(typed, column)
    words = typed if column.kind is CellKind.PROSE else " ".join(typed.split())
    if column.name == "number":
        words = tidy_number(words)
    if len(words) > column.most:
        raise NotAllowed(
            "too_long", "Nhiều nhất %(most)d ký tự, đang có %(count)d.", most=column.most, count=len(words)
        )
    return words


def check_row(kind: str, values: Mapping[str, Value], *, today: dt.date) -> list[tuple[str, NotAllowed]]:
    """Return what contradicts in a row whose cells are right each by itself, with the column to mend."""
    return list(_faults(TableKind(kind), values, today))


def tidy_number(words: str) -> str:
    """Return a document's number as it is written: "12 / QĐ – UBND" is "12/QĐ-UBND"."""
    return _JOINTS.sub(r"\1", words.translate(_DASHES)).strip()


def key_of(kind: str, values: Mapping[str, object]) -> tuple[str, ...]:
    """Return by what two rows of a table are the same."""
    return tuple(fold(str(values[column.name])) for column in columns_of(kind) if column.is_key)


_NO_WORDS = frozenset({CellKind.DAY, CellKind.HOURS})


def _faults(kind: TableKind, values: Mapping[str, Value], today: dt.date) -> Iterable[tuple[str, NotAllowed]]:
    if kind is TableKind.ANNOUNCEMENTS:
        if _after(values.get("issued_on"), today):
            yield "issued_on", NotAllowed("future", "Ngày ban hành không được sau hôm nay.")
        if not any(values.get(name) for name in ("new", "amended", "abolished")):
            yield "new", NotAllowed("no_count", "Hãy ghi số thủ tục mới, sửa đổi hoặc bãi bỏ.")
    if kind is TableKind.ISO:
        if values.get("state") == IsoState.TO_REVISE and not values.get("due_on"):
            yield "due_on", NotAllowed("no_due", "Quy trình cần sửa đổi thì phải ghi hạn sửa.")
        if values.get("state") == IsoState.SENT and not values.get("sent_on"):
            yield "sent_on", NotAllowed("not_sent", "Quy trình đã gửi thì phải ghi ngày gửi.")
        if _after(values.get("sent_on"), today):
            yield "sent_on", NotAllowed("future_sent", "Ngày gửi không được sau hôm nay.")


def _after(value: Value, today: dt.date) -> bool:
    return isinstance(value, dt.date) and value > today


def _day(typed: str) -> dt.date:
    found, turned = _DAY.fullmatch(typed), _ISO_DAY.fullmatch(typed)
    if not found and not turned:
        raise NotAllowed("no_day", "“%(typed)s” chưa phải là ngày. Hãy ghi ngày/tháng/năm.", typed=typed[:40])
    parts = found.groups()[::-1] if found else turned.groups() if turned else ()
    try:
        day = dt.date(*map(int, parts))
    except ValueError:
        raise NotAllowed("no_such_day", "Không có ngày %(typed)s trong lịch.", typed=typed) from None
    if not _FIRST_YEAR <= day.year < 2100:
        raise NotAllowed("far_day", "Năm %(year)d không hợp lý. Hãy xem lại ngày.", year=day.year)
    return day


def _count(typed: str, most: int) -> int:
    plain = typed.replace(".", "") if _THOUSANDS.fullmatch(typed) else typed
    if not (plain.isascii() and plain.isdecimal()):
        raise NotAllowed("no_count", "“%(typed)s” chưa phải là số nguyên.", typed=typed[:40])
    if len(plain) > 9 or int(plain) > most:
        raise NotAllowed("large", "Số lớn nhất là %(most)d.", most=most)
    return int(plain)


def _hours(typed: str, most: int) -> Decimal:
    if not _HOURS.fullmatch(typed):
        raise NotAllowed("no_hours", "“%(typed)s” chưa phải là số giờ, ví dụ 4 hoặc 7,5.", typed=typed[:40])
    hours = Decimal(typed.replace(",", ".")).quantize(Decimal("0.1"))
    if hours > most:
        raise NotAllowed("large", "Số lớn nhất là %(most)d.", most=most)
    return hours


def _choice(typed: str, column: Column) -> str:
    said = fold(typed)
    for value, label in column.choices:
        if said in {fold(value), fold(label), fold(say(label))}:
            return str(value)
    words = "; ".join(say(label) for _value, label in column.choices)
    raise NotAllowed("no_choice", "“%(typed)s” không có trong danh sách: %(words)s.", typed=typed[:40], words=words)
