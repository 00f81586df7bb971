"""The home of an officer: what is late, due, coming, waiting for them; a fixed small number of queries."""

import datetime as dt
from dataclasses import dataclass, field, replace

from django.db.models import Q, QuerySet

from gandan.common.pages import capped_count
from gandan.documents.enums import ReadingState
from gandan.documents.models import Reading
from gandan.organisations.actors import Actor
from gandan.organisations.enums import Right, Role
from gandan.plans.enums import NAMED_WORK, WITH_DOER, AssignmentState, RequestState
from gandan.plans.models import Assignment, ChangeRequest
from gandan.plans.queries.owed import OwedRow, owed_rows
from gandan.plans.queries.rows import FIELDS, Also, WorkRow, make_row, read_rows
from gandan.workdays.rules import Calendar

MOST_ROWS = 20
WEEK = dt.timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Section:
    """Rows of one kind; ``count`` may be larger than the rows shown."""

    key: str
    rows: list[WorkRow] = field(default_factory=list)
    count: int = 0
    owed: list[OwedRow] = field(default_factory=list)
    """Reports and duties of the year that no row of work tells."""

    @property
    def total(self) -> int:
        return self.count + len(self.owed)


@dataclass(frozen=True, slots=True)
class MyWork:
    sections: dict[str, Section]
    later: int
    """Work accepted whose day lies further away, or that has none."""
    readings: int = 0
    """Papers read that wait for the actor's review."""

    @property
    def open_count(self) -> int:
        own = ("overdue", "today", "week", "ahead", "new")
        return sum(self.sections[key].total for key in own if key in self.sections) + self.later


def my_work(actor: Actor, *, today: dt.date, calendar: Calendar) -> MyWork:
    """Return the sections that concern the actor's duties; an actor without one gets none of its queries."""
    sections: dict[str, Section] = {}
    later = 0

    def add(key: str, found: "QuerySet[Assignment]") -> None:
        rows = read_rows(found[: MOST_ROWS + 1], today=today, calendar=calendar)
        # only a list longer than the page costs a count
        count = len(rows) if len(rows) <= MOST_ROWS else capped_count(found)
        sections[key] = Section(key, rows[:MOST_ROWS], count)

    units = sorted(actor.units_with(Right.TASK_WORK))
    mine = named_to(actor)
    if units or actor.standings or Assignment.objects.filter(mine, state__in=sorted(WITH_DOER)).exists():
        own = Assignment.objects.filter(mine | Q(unit_id__in=units), state__in=sorted(WITH_DOER))
        own = own.order_by("due_on", "id")
        far = Q(due_on__gt=today + WEEK) | Q(due_on=None)
        add("overdue", own.filter(due_on__lt=today))
        add("today", own.filter(due_on=today))
        add("week", own.filter(due_on__gt=today, due_on__lte=today + WEEK))
        add("new", _first_turns(own.filter(far, state=AssignmentState.NEW)))
        later = capped_count(own.filter(far).exclude(state=AssignmentState.NEW))
    if heads := sorted(actor.units_with(Right.TASK_CONFIRM)):
        waiting = Assignment.objects.filter(state=AssignmentState.SUBMITTED, unit_id__in=heads)
        add("confirm", waiting.order_by("due_on", "id"))
    if receives := sorted(actor.units_with(Right.TASK_RECEIVE)):
        arrived = Assignment.objects.filter(state=AssignmentState.CONFIRMED, task__receiver_id__in=receives)
        add("receive", arrived.order_by("due_on", "id"))
    if actor.has_in(Right.TASK_ASSIGN, None):
        sections["decide"] = _requests(today=today, calendar=calendar)
        add("followed", _followed(actor, units, today=today))
    _add_owed(sections, owed_rows(actor, today=today, calendar=calendar), today, frozenset(units))
    readings = 0
    if actor.has_in(Right.DOCUMENT_CONFIRM, None):
        readings = capped_count(Reading.objects.filter(state=ReadingState.READY))
    return MyWork(sections, later, readings)


def named_to(actor: Actor) -> Q:
    """Return the work given to the actor by name, or to somebody for whom the actor stands in today."""
    found = Q(official=actor.official)
    for one in actor.standings:
        found |= Q(official_id=one.official_id, code__in=one.keys(NAMED_WORK, own=True))
        if one.covers_kind(NAMED_WORK):
            found |= Q(official_id=one.official_id) & ~Q(code__in=one.keys(NAMED_WORK, own=False))
    return found


def _add_owed(sections: dict[str, Section], owed: list[OwedRow], today: dt.date, units: frozenset[int]) -> None:
    """Put what is owed beside the work of its days; what work of the actor's own units asks for is told there."""
    told: dict[str, Also] = {}
    for row in owed:
        if row.twin is not None and row.twin.unit_id in units:
            told[row.twin.code] = Also(row.owed.title, row.owed.url, row.due)
            continue
        sections.setdefault(_key(row.owed.due_on, today), Section(_key(row.owed.due_on, today))).owed.append(row)
    for key in ("overdue", "today", "week", "new"):
        section = sections.get(key)
        if section is not None:
            section.rows[:] = [
                replace(row, also=told.get(row.code)) if row.code in told else row for row in section.rows
            ]


def _key(due_on: dt.date, today: dt.date) -> str:
    if due_on <= today:
        return "today" if due_on == today else "overdue"
    return "week" if due_on <= today + WEEK else "ahead"


def _first_turns(found: "QuerySet[Assignment]") -> "QuerySet[Assignment]":
    """Return the nearest turn of each task and unit: who accepts it accepts those that follow."""
    firsts = found.order_by("task_id", "unit_id", "due_on", "id").distinct("task_id", "unit_id")
    rows: QuerySet[Assignment] = Assignment.objects.filter(pk__in=firsts.values("pk")).order_by("due_on", "id")
    return rows


def _requests(*, today: dt.date, calendar: Calendar) -> Section:
    found = ChangeRequest.objects.filter(state=RequestState.OPEN).order_by("-id")
    names = [f"assignment__{name}" for name in FIELDS]
    values = list(found.values_list(*names)[: MOST_ROWS + 1])
    count = len(values) if len(values) <= MOST_ROWS else capped_count(found)
    return Section("decide", [make_row(row, today=today, calendar=calendar) for row in values[:MOST_ROWS]], count)


def _followed(actor: Actor, units: list[int], *, today: dt.date) -> "QuerySet[Assignment]":
    """Overdue in the plans that the actor's unit follows, for a leader in all plans; own units stand above already."""
    late: QuerySet[Assignment] = Assignment.objects.filter(state__in=sorted(WITH_DOER), due_on__lt=today)
    if units:
        late = late.exclude(unit_id__in=units)
    if not actor.is_role(Role.LEADER):
        late = late.filter(plan__owner_unit_id=actor.unit.pk)
    return late.order_by("due_on", "id")
