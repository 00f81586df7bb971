"""From the words of a document to a due day: the house rule on due dates (``docs/glossary.md``, "Thời hạn").

A day that the document puts *before* a day falls on the last working day before it; a day named as the last one falls
on it or on the working day before it; a month, quarter, year or range ends on its last working day.
"""

import calendar as months
import datetime as dt
import re
from dataclasses import dataclass

from gandan.common.vietnamese import fold
from gandan.workdays.rules import Calendar

_HOUR = re.compile(r"(?:truoc|cham nhat|muon nhat|den|luc|vao)\s+(\d{1,2})\s*(?:gio|h|g|:)\s*(\d{2})?")
_BEFORE_DAY = re.compile(r"\btruoc\b(?!\s+\d{1,2}\s*(?:gio|h\b|h\d|g\d|:))")
_LAST_DAY = re.compile(r"\b(?:cham nhat|muon nhat|khong qua|het ngay)\b")
_STANDING = re.compile(r"\b(?:thuong xuyen|kip thoi|dinh ky|hang ngay|lien tuc|khi phat sinh)\b")
_AFTER_ISSUE = re.compile(r"(\d{1,3})\s+(ngay lam viec|ngay|thang)\s+(?:ke )?tu (?:ngay|khi) (?:ban hanh|ky)")


@dataclass(frozen=True, slots=True)
class DueWords:
    """A time as the document words it; ``dates`` and ``rrule`` as in ``vanban.Due``."""

    words: str = ""
    before: bool = False
    dates: tuple[str, ...] = ()
    rrule: str = ""

    @property
    def is_strict(self) -> bool:
        """Say whether the day itself is already too late: "trước ngày 15/11", not "chậm nhất ngày 15/11"."""
        if not self.before:
            return False
        key = fold(self.words)
        return bool(_BEFORE_DAY.search(key)) or not (_LAST_DAY.search(key) or _HOUR.search(key))

    @property
    def hour(self) -> dt.time | None:
        """Return the hour of "trước 16 giờ 30 ngày 20/5", None without one."""
        found = _HOUR.search(fold(self.words))
        if found is None:
            return None
        hour, minute = int(found[1]), int(found[2] or 0)
        return dt.time(hour, minute) if hour < 24 and minute < 60 else None

    @property
    def is_standing(self) -> bool:
        """Say whether this is a duty without an end: never late, proved from time to time."""
        return not self.dates and not self.rrule and bool(_STANDING.search(fold(self.words)))


def span_of(date: str) -> tuple[dt.date, dt.date]:
    """Return the first and last day of an ISO date of any precision or a range: ``2026-04/2026-06``.

    Raises ValueError for anything else.
    """
    first, slash, last = date.partition("/")
    if slash:
        start, end = span_of(first)[0], span_of(last)[1]
        if end < start:
            raise ValueError(f"range {date!r} ends before it begins")
        return start, end
    parts = [int(part) for part in date.split("-")]
    if len(parts) == 1:
        return dt.date(parts[0], 1, 1), dt.date(parts[0], 12, 31)
    if len(parts) == 2:
        return dt.date(parts[0], parts[1], 1), month_end(parts[0], parts[1])
    day = dt.date(parts[0], parts[1], parts[2])
    return day, day


def month_end(year: int, month: int) -> dt.date:
    return dt.date(year, month, months.monthrange(year, month)[1])


def is_day(date: str) -> bool:
    return len(date) == len("2026-05-27")


def last_day(first: dt.date, last: dt.date, *, strict: bool) -> dt.date:
    """Return the last calendar day of a span on which the work may still be handed in."""
    return first - dt.timedelta(days=1) if strict else last


def after_issue(words: str, issued_on: dt.date, calendar: Calendar) -> dt.date | None:
    """Return the day of "trong vòng 05 ngày làm việc kể từ ngày ban hành", None for other words.

    Days to report move back to a working day; the day of issue is not counted.
    """
    found = _AFTER_ISSUE.search(fold(words))
    if found is None or not calendar.first <= issued_on <= calendar.last:
        return None
    count, unit = int(found[1]), found[2]
    if unit == "ngay":
        return calendar.due_by(issued_on + dt.timedelta(days=count))
    if unit == "thang":
        year, month = divmod(issued_on.year * 12 + issued_on.month - 1 + count, 12)
        end = month_end(year, month + 1)
        return calendar.due_by(end.replace(day=min(issued_on.day, end.day)))
    return calendar.add_days(issued_on, count)
