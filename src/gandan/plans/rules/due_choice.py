"""The ways in which a reviewer may settle a time."""

import datetime as dt
from dataclasses import dataclass, replace
from enum import StrEnum

from gandan.plans.rules.due import DueWords
from gandan.plans.rules.occasions import Frame, Occasion, occasions
from gandan.workdays.rules import Calendar


class DueKind(StrEnum):
    WRITTEN = "nhu_van_ban"
    ONCE = "mot_lan"
    DAY = "ngay"
    YEARLY_DAY = "ngay_hang_nam"
    YEARLY = "hang_nam"
    HALF_YEARLY = "sau_thang"
    QUARTERLY = "hang_quy"
    MONTHLY = "hang_thang"
    STANDING = "thuong_xuyen"
    NONE = "khong_han"


_RULES = {
    DueKind.YEARLY: DueWords("hằng năm", rrule="FREQ=YEARLY"),
    DueKind.HALF_YEARLY: DueWords("06 tháng một lần", rrule="FREQ=MONTHLY;INTERVAL=6"),
    DueKind.QUARTERLY: DueWords("hằng quý", rrule="FREQ=MONTHLY;INTERVAL=3"),
    DueKind.MONTHLY: DueWords("hằng tháng", rrule="FREQ=MONTHLY"),
    DueKind.STANDING: DueWords("thường xuyên"),
    DueKind.NONE: DueWords(),
}
NEED_DAY = frozenset({DueKind.DAY, DueKind.YEARLY_DAY})


@dataclass(frozen=True, slots=True)
class DueOption:
    """One way to read a doubtful time, with the day that would follow."""

    kind: DueKind
    next_on: dt.date | None = None


def chosen_due(
    kind: DueKind, written: DueWords, *, day: dt.date | None = None, is_before: bool = False, today: dt.date
) -> DueWords:
    """Return the time that the reviewer chose.

    Raises ValueError where a kind needs a day and none is given, or where "once" finds no day in the words.
    """
    if kind in NEED_DAY:
        if day is None:
            raise ValueError(f"{kind!r} needs a day")
        return _of_day(kind, day, is_before=is_before)
    if kind is DueKind.ONCE:
        return _once(written, today)
    return written if kind is DueKind.WRITTEN else _RULES[kind]


def next_occasion(due: DueWords, frame: Frame, calendar: Calendar, *, today: dt.date) -> Occasion | None:
    """Return the first occasion that is not over, else the last one."""
    found = occasions(due, frame, calendar)
    return next((one for one in found if one.due_on is None or one.due_on >= today), found[-1] if found else None)


def due_options(written: DueWords, frame: Frame, calendar: Calendar, *, today: dt.date) -> list[DueOption]:
    """Return how a doubtful time may be read: as written, once, on a day of one's own, never late."""
    options = []
    if written.dates or written.rrule:
        options.append(_option(DueKind.WRITTEN, written, frame, calendar, today))
    if "BYMONTHDAY" in written.rrule:
        options.append(_option(DueKind.ONCE, _once(written, today), frame, calendar, today))
    return [*options, DueOption(DueKind.STANDING), DueOption(DueKind.DAY)]


def _option(kind: DueKind, due: DueWords, frame: Frame, calendar: Calendar, today: dt.date) -> DueOption:
    found = next_occasion(due, frame, calendar, today=today)
    return DueOption(kind, found.due_on if found else None)


def _of_day(kind: DueKind, day: dt.date, *, is_before: bool) -> DueWords:
    lead = "trước ngày" if is_before else "ngày"
    if kind is DueKind.DAY:
        return DueWords(f"{lead} {day:%d/%m/%Y}", is_before, (day.isoformat(),))
    rule = f"FREQ=YEARLY;BYMONTH={day.month};BYMONTHDAY={day.day}"
    return DueWords(f"{lead} {day:%d/%m} hằng năm", is_before, rrule=rule)


def _once(written: DueWords, today: dt.date) -> DueWords:
    """Read "trước ngày 15/02" as the next such day alone."""
    rule = dict(part.split("=", 1) for part in written.rrule.split(";") if "=" in part)
    month, day = rule.get("BYMONTH", ""), rule.get("BYMONTHDAY", "")
    if not (month.isdigit() and day.isdigit()):
        raise ValueError(f"no single day in {written!r}")
    for year in range(today.year, today.year + 9):
        try:
            found = dt.date(year, int(month), int(day))
        except ValueError:
            continue  # 29/02
        if found > today:
            return replace(written, dates=(found.isoformat(),), rrule="")
    raise ValueError(f"no such day in the coming years: {written!r}")
