"""The national calendar of 2025 to 2030 as first filled in: the library's days and the swaps it does not know.

A day is confirmed only where a named paper lays it down; the others say so, and administrators correct the table.
"""

import datetime as dt
from typing import Any

import holidays
from django.apps import apps

from gandan.workdays.enums import ANNOUNCED_UNTIL
from gandan.workdays.lunar import lunar_of

YEARS = range(2025, 2031)
_LIBRARY = "Lịch nghỉ lễ theo thư viện, chưa đối chiếu văn bản"
_SWAPPED = "Hoán đổi theo thư viện, chưa đối chiếu văn bản"
_PRESS = "Theo báo chí ngày 25/12/2025, chưa có số thông báo"
_EXPECTED = "Dự kiến, chưa có thông báo nghỉ lễ hằng năm"
UNCHECKED = (_LIBRARY, _SWAPPED, _PRESS, _EXPECTED)
"""Sources that name no paper: a day that rests on one is not confirmed."""

_LABOUR_CODE = "Bộ luật Lao động năm 2019, khoản 1 Điều 112"
_FIXED = {
    (1, 1): _LABOUR_CODE,
    (4, 30): _LABOUR_CODE,
    (5, 1): _LABOUR_CODE,
    (9, 2): _LABOUR_CODE,
    (11, 24): "Nghị quyết số 28/2026/QH16",
}
"""Days of the solar year that a law names itself; the others are laid out by each year's notice."""
_KINGS_DAY = (3, 10)
"""The tenth of the third lunar month, by the same article."""

SWAPS = (
    (dt.date(2026, 1, 2), False, "Nghỉ hoán đổi Tết Dương lịch", _PRESS),
    (dt.date(2026, 1, 10), True, "Làm bù ngày 02/01/2026", _PRESS),
)


def days_of(year: int) -> list[tuple[dt.date, bool, str, str]]:
    """Return (day, is_working, name, source) of one year, in order."""
    library = holidays.country_holidays("VN", years=year, language="vi")
    found = {day: (day, False, name, _source(day)) for day, name in library.items()}
    for day in library.weekend_workdays:
        if day.year == year:
            source = _SWAPPED if year <= ANNOUNCED_UNTIL else _EXPECTED
            found[day] = (day, True, "Làm bù theo ngày nghỉ hoán đổi", source)
    found |= {swap[0]: swap for swap in SWAPS if swap[0].year == year}
    return [found[day] for day in sorted(found)]


def _source(day: dt.date) -> str:
    lunar = lunar_of(day)
    if lunar is not None and (lunar.month, lunar.day) == _KINGS_DAY:
        return _LABOUR_CODE
    unchecked = _LIBRARY if day.year <= ANNOUNCED_UNTIL else _EXPECTED
    return _FIXED.get((day.month, day.day), unchecked)


def seed_after_migrate(*, using: str, **kwargs: Any) -> None:
    """Fill each year that has no row yet; a year that people have worked on is left alone."""
    special_day = apps.get_model("workdays", "SpecialDay")
    present = {day.year for day in special_day.objects.using(using).values_list("day", flat=True)}
    special_day.objects.using(using).bulk_create(
        special_day(
            day=day, is_working=is_working, name=name[:120], source=source, is_confirmed=source not in UNCHECKED
        )
        for year in YEARS
        if year not in present
        for day, is_working, name, source in days_of(year)
    )
