"""Lunar dates as the calendar shows them, looked up in the reference of month beginnings (UTC+7)."""

import csv
import datetime as dt
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from gandan.common.words import mark, say

_MONTHS = Path(__file__).parent / "reference" / "lunar_months.csv"
_NEW_YEARS_EVE = mark("Giao thừa")
_FEASTS = {
    (1, 1): mark("Tết Nguyên đán"),
    (1, 15): mark("Rằm tháng Giêng"),
    (3, 10): mark("Giỗ Tổ Hùng Vương"),
    (4, 15): mark("Lễ Phật đản"),
    (5, 5): mark("Tết Đoan ngọ"),
    (7, 15): mark("Rằm tháng Bảy"),
    (8, 15): mark("Tết Trung thu"),
    (12, 23): mark("Ông Công, ông Táo"),
}


@dataclass(frozen=True, slots=True)
class LunarDay:
    day: int
    month: int
    year: int
    is_leap: bool = False

    @property
    def words(self) -> str:
        """Return "15/7", and "1/6 nhuận" in a leap month."""
        return f"{self.day}/{self.month}" + (" " + say(mark("nhuận")) if self.is_leap else "")


def lunar_of(day: dt.date) -> LunarDay | None:
    """Return the lunar date, None outside the reference."""
    starts, months = _reference()
    index = bisect_right(starts, day) - 1
    if index < 0 or index == len(starts) - 1:
        return None
    year, month, is_leap = months[index]
    return LunarDay((day - starts[index]).days + 1, month, year, is_leap)


def feast_of(day: dt.date) -> str:
    """Return the name of the lunar feast of the day, empty without one; a leap month has none."""
    lunar, following = lunar_of(day), lunar_of(day + dt.timedelta(days=1))
    if following is not None and (following.day, following.month, following.is_leap) == (1, 1, False):
        return say(_NEW_YEARS_EVE)
    if lunar is None or lunar.is_leap or (lunar.month, lunar.day) not in _FEASTS:
        return ""
    return say(_FEASTS[lunar.month, lunar.day])


@lru_cache(maxsize=1)
def _reference() -> tuple[list[dt.date], list[tuple[int, int, bool]]]:
    lines = [line for line in _MONTHS.read_text("utf-8").splitlines() if not line.startswith("#")]
    rows = list(csv.DictReader(lines))
    starts = [dt.date.fromisoformat(row["day"]) for row in rows]
    return starts, [(int(row["year"]), int(row["month"]), row["leap"] == "1") for row in rows]
