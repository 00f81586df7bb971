"""The calendars in force in the open commune; outside one, those of the country."""

import datetime as dt

from django.db.models import BooleanField, ExpressionWrapper, Q, Value

from gandan.tenancy.scope import commune_or_none
from gandan.workdays.enums import DayPart, Level, Part, Use
from gandan.workdays.followers import Move, followers
from gandan.workdays.hours import Hours, Week, week_of
from gandan.workdays.models import CalendarChange, CommuneDay, CommuneHours, SpecialDay
from gandan.workdays.rules import Calendar, build

FIRST = dt.date(2024, 1, 1)
LAST = dt.date(2036, 12, 31)
"""Years without rows of their own follow the plain week."""

WEEKDAYS = 5
CUT_OFF = dt.time(15)
"""What is received after 15 giờ counts from the next working day, until a commune's hours say otherwise."""
_OFFICE = (("07:30", "11:30"), ("13:30", "17:00"))
OFFICE_WEEK: Week = week_of([*[_OFFICE] * WEEKDAYS, (), ()])
"""Hours shown as a sample until a commune enters its own; no paper lays them down."""

Days = dict[dt.date, Part]


def deadline_calendar() -> Calendar:
    """Return the calendar that due dates are computed by; one query."""
    return _build(_days(Use.DEADLINE))


def deadline_calendar_with(day: dt.date, part: Part | None, *, level: Level) -> Calendar:
    """Return the calendar as it would be with another day; None lets the day follow what lies below."""
    country, own = _layers(Use.DEADLINE)
    layer = own if level == Level.COMMUNE else country
    layer.pop(day, None)
    if part is not None:
        layer[day] = part
    return _build(country | own)


def working_hours() -> Hours:
    """Return the hours in which time limits in working hours run; two queries."""
    week, _ = hours_in_force()
    return Hours(FIRST, LAST, (*week[:WEEKDAYS], (), ()), _days(Use.DEADLINE))


def opening_hours() -> Hours:
    """Return the hours in which the one-stop desk is open; two queries."""
    week, _ = hours_in_force()
    return Hours(FIRST, LAST, week, _days(Use.OPENING))


def hours_in_force() -> tuple[Week, dt.time]:
    """Return the week of opening hours and the cut-off hour."""
    held = own_hours()
    return (held.spans, held.cut_off) if held else (OFFICE_WEEK, CUT_OFF)


def own_hours() -> CommuneHours | None:
    """Return the open commune's hours, None where it has not entered any."""
    held: CommuneHours | None = CommuneHours.objects.first() if commune_or_none() else None
    return held


def days_of_year(year: int) -> list[SpecialDay]:
    """Return the days of the year that differ from the plain week, in order; one query."""
    return list(SpecialDay.objects.filter(day__year=year).order_by("day"))


def own_days_of_year(year: int) -> list[CommuneDay]:
    return list(CommuneDay.objects.filter(day__year=year).order_by("day", "use"))


def changes_of_year(year: int, *, most: int = 20) -> list[CalendarChange]:
    """Return the latest changes of the year's days, the newest first."""
    return list(CalendarChange.objects.filter(day__year=year).order_by("-id")[:most])


def moves_of(day: dt.date, *, today: dt.date, calendar: Calendar) -> list[Move]:
    """Return every due day of the open commune that ``calendar`` would move, the earliest first; nothing is saved."""
    found: list[Move] = []
    for follower in followers():
        after: int | None = 0
        while after is not None:
            moves, after = follower.find(day, today=today, calendar=calendar, after=after)
            found += moves
    return sorted(found, key=lambda move: (move.new, move.kind, move.object_id))


def _days(use: Use) -> Days:
    country, own = _layers(use)
    return country | own


def _layers(use: Use) -> tuple[Days, Days]:
    """Return the country's days and the open commune's own, in one query."""
    rows = SpecialDay.objects.annotate(is_own=Value(value=False)).values_list("is_own", "day", "is_working", "is_half")
    if commune_or_none():
        own = (
            CommuneDay.objects.filter(use=use)
            .annotate(
                is_own=Value(value=True),
                is_working=ExpressionWrapper(~Q(part=DayPart.NONE), output_field=BooleanField()),
                is_half=ExpressionWrapper(Q(part=DayPart.MORNING), output_field=BooleanField()),
            )
            .values_list("is_own", "day", "is_working", "is_half")
        )
        rows = rows.order_by().union(own, all=True)
    layers: tuple[Days, Days] = ({}, {})
    for is_own, day, is_working, is_half in rows:
        layers[is_own][day] = Part.NONE if not is_working else Part.MORNING if is_half else Part.ALL
    return layers


def _build(days: Days) -> Calendar:
    return build(FIRST, LAST, tuple((day, days[day] is not Part.NONE) for day in sorted(days)))
