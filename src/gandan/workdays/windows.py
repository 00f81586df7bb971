"""Windows of days, and the periods for which reports are asked."""

import datetime as dt
from dataclasses import dataclass

from gandan.common.words import mark, say

_DAY = dt.timedelta(days=1)
_YEAR = 12
_ROMAN = ("I", "II", "III", "IV")


@dataclass(frozen=True, slots=True)
class Window:
    """Days, both included."""

    from_on: dt.date
    to_on: dt.date

    @property
    def days(self) -> int:
        return (self.to_on - self.from_on).days + 1

    def before(self) -> "Window":
        """Return the window of the same length that ends the day before, whole months counted as months."""
        if months := self._whole_months():
            index = self.from_on.year * 12 + self.from_on.month - 1 - months
            return Window(self.from_on.replace(year=index // 12, month=index % 12 + 1), self.from_on - _DAY)
        return Window(self.from_on - dt.timedelta(days=self.days), self.from_on - _DAY)

    def is_running(self, today: dt.date) -> bool:
        return self.from_on <= today < self.to_on

    def compared(self, today: dt.date) -> "tuple[Window, Window]":
        """Return what is held against what: the window and the one before.

        Of a running window the days that have passed, against as many first days of the one before.
        """
        before = self.before()
        if not self.is_running(today):
            return self, before
        days = (today - self.from_on).days + 1
        return Window(self.from_on, today), Window(
            before.from_on, min(before.from_on + _DAY * (days - 1), before.to_on)
        )

    def _whole_months(self) -> int:
        """Return how many months the window is, 0 where it does not end the day before such a day as it began on."""
        end = self.to_on + _DAY
        if end.day != self.from_on.day or end.day > 28:
            return 0
        return (end.year - self.from_on.year) * 12 + end.month - self.from_on.month

    def after(self) -> "Window":
        return Window(self.to_on + _DAY, self.to_on + dt.timedelta(days=self.days))

    def cut(self, today: dt.date) -> dt.date:
        """Return the day before which a due day has passed: the day after a closed window, today in a running one."""
        return min(self.to_on + _DAY, today)


@dataclass(frozen=True, slots=True)
class Period:
    code: str
    name: str
    window: Window


def monday_of(day: dt.date) -> dt.date:
    """Return the first day of the week that holds ``day``."""
    return day - dt.timedelta(days=day.weekday())


def named_periods(today: dt.date) -> list[Period]:
    """Return the periods that a report may be for: 30 days, then of each length the running and the closed one.

    Days by Decree 09/2019/NĐ-CP, article 12: a month runs from the 15th of the month before to the 14th, a year from
    15/12 to 14/12. Quarter and half year follow by analogy (not checked against the decree).
    """
    periods = [Period("30-ngay", say("30 ngày qua"), Window(today - dt.timedelta(days=29), today))]
    for months, kind in ((1, "thang"), (3, "quy"), (6, "sau-thang"), (12, "nam")):
        running = _containing(today, months)
        closed = _containing(running.from_on - _DAY, months)
        periods.append(Period(kind, _name(running, months), running))
        periods.append(Period(f"{kind}-truoc", _name(closed, months), closed))
    return periods


def report_months(day: dt.date, months: int) -> list[Period]:
    """Return the last ``months`` report months up to the one that holds ``day``, the oldest first."""
    found: list[Period] = []
    for _ in range(months):
        window = _containing(day, 1)
        found.append(Period(window.to_on.isoformat()[:7], _name(window, 1), window))
        day = window.from_on - _DAY
    return found[::-1]


def report_period(day: dt.date, months: int, *, since: dt.date | None = None) -> Period:
    """Return the period of ``months`` months by the 15th-to-14th rule that holds ``day``.

    Periods of several years are counted from the report year that holds ``since``.
    """
    if months <= _YEAR:
        window = _containing(day, months)
    else:
        base = _index(_containing(since or day, _YEAR).from_on)
        last = base + (_index(day) - base) // months * months + months - 1
        window = Window(_fifteenth(last - months), _fifteenth(last) - _DAY)
    return Period(window.to_on.isoformat()[:7], _name(window, months), window)


def _index(day: dt.date) -> int:
    """Return the number of the report month that holds the day."""
    return day.year * _YEAR + day.month - 1 + (day.day >= 15)


def _containing(day: dt.date, months: int) -> Window:
    """Return the period of ``months`` months whose 15th-to-14th days hold ``day``."""
    index = _index(day)
    last = index - index % months + months - 1
    return Window(_fifteenth(last - months), _fifteenth(last) - _DAY)


def _fifteenth(index: int) -> dt.date:
    return dt.date(index // 12, index % 12 + 1, 15)


def _name(window: Window, months: int) -> str:
    year, month = window.to_on.year, window.to_on.month
    if months == 1:
        return say("Tháng %(month)02d/%(year)d", month=month, year=year)
    if months == 3:
        return say("Quý %(quarter)s/%(year)d", quarter=_ROMAN[month // 3 - 1], year=year)
    if months == 6:
        words = mark("6 tháng đầu năm %(year)d") if month == 6 else mark("6 tháng cuối năm %(year)d")
        return say(words, year=year)
    if months > _YEAR:
        years = months // _YEAR
        return say("Kỳ %(years)d năm (%(first)d–%(last)d)", years=years, first=year - years + 1, last=year)
    return say("Năm %(year)d", year=year)
