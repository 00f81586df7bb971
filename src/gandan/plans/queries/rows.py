"""Rows of work in lists: plain values, read in one query without building models."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from gandan.common.formats import prose_day
from gandan.common.words import say
from gandan.documents.enums import type_name
from gandan.plans.enums import AssignmentState as S
from gandan.plans.models import Assignment
from gandan.plans.rules.lateness import Due, due_of, is_overdue
from gandan.plans.rules.periods import period_words
from gandan.workdays.rules import Calendar

FIELDS = (
    "pk",
    "code",
    "state",
    "due_on",
    "done_on",
    "due_hour",
    "version",
    "return_reason",
    "window_from",
    "window_to",
    "task__rrule",
    "unit_id",
    "unit__short_name",
    "task__title",
    "task__position",
    "plan__document__type",
    "plan__document__number",
    "plan__document__symbol",
    "plan__document__issued_on",
    "plan__title",
)

TAGS = {
    S.PREPARED: ("neutral", ""),
    S.NEW: ("neutral", "inbox"),
    S.ACCEPTED: ("primary", "user-check"),
    S.WORKING: ("primary", ""),
    S.SUBMITTED: ("warn", "hourglass"),
    S.CONFIRMED: ("warn", "hourglass"),
    S.DONE: ("good", ""),
    S.BEFORE_ENTRY: ("neutral", "history"),
    S.WITHDRAWN: ("neutral", "ban"),
}


@dataclass(frozen=True, slots=True)
class Tag:
    state: str
    word: str
    icon: str


@dataclass(frozen=True, slots=True)
class Paper:
    """Which paper gives the work: "Kế hoạch số", "118/KH-UBND", "ngày 12/3/2026"."""

    kind: str
    reference: str
    rest: str


@dataclass(frozen=True, slots=True)
class Also:
    """What is owed with work of a plan, where it is done, and its own day: a report to write."""

    title: str
    url: str
    due: Due


@dataclass(frozen=True, slots=True)
class WorkRow:
    pk: int
    code: str
    state: str
    version: int
    title: str
    period: str
    """The turn of repeating work: "kỳ tháng 11/2026"."""
    paper: Paper
    position: int
    unit: str
    unit_id: int
    due: Due
    due_on: dt.date | None
    tag: Tag
    is_new: bool
    is_returned: bool
    also: Also | None = None


def read_rows(found: "QuerySet[Assignment]", *, today: dt.date, calendar: Calendar) -> list[WorkRow]:
    """Return the rows of a queryset that is filtered, ordered and cut already; one query."""
    return [make_row(values, today=today, calendar=calendar) for values in found.values_list(*FIELDS)]


def make_row(values: Iterable[Any], *, today: dt.date, calendar: Calendar) -> WorkRow:
    pk, code, state, due_on, done_on, hour, version, reason, *turn = values
    window_from, window_to, rrule, unit_id, unit, title, position, *paper = turn
    return WorkRow(
        pk=pk,
        code=code,
        state=state,
        version=version,
        title=title,
        period=period_words(window_from, window_to, rrule),
        paper=paper_of(*paper),
        position=position,
        unit=unit,
        unit_id=unit_id,
        due=due_of(state, due_on, done_on, today=today, calendar=calendar, hour=hour),
        due_on=due_on,
        tag=tag_of(state, due_on, today=today),
        is_new=state == S.NEW,
        is_returned=bool(reason) and state == S.WORKING,
    )


def tag_of(state: str, due_on: dt.date | None, *, today: dt.date) -> Tag:
    """Return the tag of the state; work that the unit still owes past its day reads "Quá hạn"."""
    if is_overdue(state, due_on, today=today):
        return Tag("bad", say("Quá hạn"), "")
    meaning, icon = TAGS[S(state)]
    return Tag(meaning, str(S(state).label), icon)


def paper_of(kind: str, number: str, symbol: str, issued_on: dt.date | None, title: str) -> Paper:
    """Return how the giving paper is named; a paper without a number is named by the plan's title."""
    if not number or not symbol:
        return Paper("", "", title)
    day = f"ngày {prose_day(issued_on)}" if issued_on else ""
    return Paper(f"{type_name(kind)} số", f"{number}/{symbol}", day)
