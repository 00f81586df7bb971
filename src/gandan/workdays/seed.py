"""The national calendar of 2025 to 2030 as first filled in: the library's days and the swaps it does not know.

Everything after the last yearly notice is marked as not confirmed; administrators correct the table.
"""

import datetime as dt
from typing import Any

import holidays
from django.apps import apps

YEARS = range(2025, 2031)
CONFIRMED_UNTIL = 2026
_LIBRARY = "Lịch nghỉ lễ theo thư viện, chưa đối chiếu văn bản"
_SWAPPED = "Thông báo hoán đổi ngày làm việc hằng năm"
_CULTURE_DAY = ((11, 24), "Nghị quyết số 28/2026/QH16")
_EXPECTED = "Dự kiến, chờ thông báo nghỉ lễ hằng năm"

SWAPS = (
    # source: notice of 25/12/2025 on the New Year days of 2026, by the press
    (dt.date(2026, 1, 2), False, "Nghỉ hoán đổi Tết Dương lịch", "Thông báo hoán đổi ngày làm việc 2026"),
    (dt.date(2026, 1, 10), True, "Làm bù ngày 02/01/2026", "Thông báo hoán đổi ngày làm việc 2026"),
)


def days_of(year: int) -> list[tuple[dt.date, bool, str, str]]:
    """Return (day, is_working, name, source) of one year, in order."""
    source = _LIBRARY if year <= CONFIRMED_UNTIL else _EXPECTED
    library = holidays.country_holidays("VN", years=year, language="vi")
    found = {
        day: (day, False, name, _CULTURE_DAY[1] if (day.month, day.day) == _CULTURE_DAY[0] else source)
        for day, name in library.items()
    }
    for day in library.weekend_workdays:
        if day.year == year:
            found[day] = (day, True, "Làm bù theo ngày nghỉ hoán đổi", _SWAPPED if year <= CONFIRMED_UNTIL else source)
    for day, is_working, name, swap_source in SWAPS:
        if day.year == year:
            found[day] = (day, is_working, name, swap_source)
    return [found[day] for day in sorted(found)]


def seed_after_migrate(*, using: str, **kwargs: Any) -> None:
    """Fill each year that has no row yet; a year that people have worked on is left alone."""
    special_day = apps.get_model("workdays", "SpecialDay")
    present = {day.year for day in special_day.objects.using(using).values_list("day", flat=True)}
    special_day.objects.using(using).bulk_create(
        special_day(
            day=day, is_working=is_working, name=name[:120], source=source, is_confirmed=year <= CONFIRMED_UNTIL
        )
        for year in YEARS
        if year not in present
        for day, is_working, name, source in days_of(year)
    )
