"""The tables of all units that answer one task, put together."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet

from gandan.organisations.actors import Actor
from gandan.organisations.enums import Right
from gandan.plans.enums import AssignmentState as S
from gandan.plans.models import Assignment
from gandan.plans.queries.rows import Tag, tag_of
from gandan.plans.rules.lateness import Due, due_of
from gandan.plans.rules.periods import period_words
from gandan.procedures.enums import TableKind
from gandan.procedures.models import Row, TableAnswer, TableDuty
from gandan.procedures.permissions import Collection, sees_all
from gandan.procedures.queries.reporting import SENT
from gandan.procedures.queries.rows import elsewhere, rows_of, values_of
from gandan.procedures.rules.columns import CellKind, choice_column, columns_of
from gandan.procedures.rules.counts import Sum, asked_of_each, asked_quota, distinct, sentence_of, sums_of
from gandan.workdays.rules import Calendar

ROWS_A_PAGE = 50
MOST_OCCASIONS = 200
_NOT_COUNTED = (S.PREPARED, S.BEFORE_ENTRY, S.WITHDRAWN)


@dataclass(frozen=True, slots=True)
class Wish:
    """What of the tables is looked at; empty words ask for everything."""

    unit: str = ""
    choice: str = ""
    words: str = ""
    unsent: bool = False
    """Also tables that their unit still fills."""


@dataclass(frozen=True, slots=True)
class Part:
    """How the table of one unit stands."""

    code: str
    unit: str
    unit_code: str
    tag: Tag
    due: Due
    is_sent: bool
    quota: str
    is_nothing: bool
    reason: str
    reminded_on: dt.date | None
    can_be_reminded: bool


@dataclass(frozen=True, slots=True)
class Occasion:
    """One task on one occasion in the list of tables."""

    task: str
    title: str
    window: str
    period: str
    kind: str
    sent: int
    total: int
    due: Due


def parts_of(collection: Collection, *, today: dt.date, calendar: Calendar) -> list[Part]:
    """Return the units that owe a table, in their order; two queries."""
    works = list(
        Assignment.objects.select_related("unit")
        .filter(task=collection.task, window_from=collection.window_from)
        .exclude(state__in=_NOT_COUNTED)
        .order_by("unit__position", "id")
    )
    answers = {one.assignment_id: one for one in TableAnswer.objects.filter(assignment__in=works)}
    return [_part(work, collection.task.title, answers.get(work.pk), today=today, calendar=calendar) for work in works]


def filtered_rows(collection: Collection, wish: Wish) -> "QuerySet[Row]":
    works = Assignment.objects.filter(task=collection.task, window_from=collection.window_from)
    works = works.exclude(state__in=_NOT_COUNTED) if wish.unsent else works.filter(state__in=sorted(SENT))
    if wish.unit:
        works = works.filter(unit__code=wish.unit)
    rows = rows_of(collection.kind, works)
    column = choice_column(collection.kind)
    if column is not None and wish.choice in dict(column.choices):
        rows = rows.filter(**{column.name: wish.choice})
    texts = [one.name for one in columns_of(collection.kind) if one.kind in {CellKind.WORDS, CellKind.PROSE}]
    for word in wish.words.split()[:8]:
        asked = Q()
        for name in texts:
            asked |= Q(**{f"{name}__icontains": word})
        rows = rows.filter(asked)
    return rows


@dataclass(frozen=True, slots=True)
class Merged:
    page: "Page[Row]"
    sums: list[Sum]
    sentence: str
    same: dict[int, list[str]]
    twice: int
    """Rows that repeat what another unit says of the same decision and field; they count once."""


def merge(kind: str, rows: "Sequence[Row] | QuerySet[Row]", number: str | None) -> Merged:
    """Return one page of the rows with the sums of all; two queries."""
    found = list(rows)
    values = [values_of(row, kind) for row in found]
    own = distinct(kind, values)
    page = Paginator(found, ROWS_A_PAGE).get_page(number)
    return Merged(
        page, sums_of(kind, own), sentence_of(kind, own), elsewhere(kind, list(page)), len(values) - len(own)
    )


def table_occasions(actor: Actor, *, today: dt.date, calendar: Calendar) -> list[Occasion]:
    """Return the tasks answered by tables that this person follows, newest occasion first; two queries."""
    duties = TableDuty.objects.all()
    if not sees_all(actor):
        duties = duties.filter(task__receiver_id__in=sorted(actor.units_with(Right.TASK_RECEIVE)))
    kinds = dict(duties.values_list("task_id", "kind"))
    works = (
        Assignment.objects.select_related("task")
        .defer("task__spans", "task__due_dates")
        .filter(task_id__in=sorted(kinds))
        .exclude(state__in=_NOT_COUNTED)
        .order_by("-window_from", "task_id", "due_on", "id")
    )
    groups: dict[tuple[int, dt.date], list[Assignment]] = {}
    for work in works:
        groups.setdefault((work.task_id, work.window_from), []).append(work)
    shown = list(groups.values())[:MOST_OCCASIONS]
    return [_occasion(kinds[own[0].task_id], own, today=today, calendar=calendar) for own in shown]


def _occasion(kind: str, works: Sequence[Assignment], *, today: dt.date, calendar: Calendar) -> Occasion:
    first = works[0]
    sent = sum(work.state in SENT for work in works)
    state = S.DONE if sent == len(works) else S.WORKING
    done_on = max((work.done_on for work in works if work.done_on), default=None) if state == S.DONE else None
    return Occasion(
        task=first.task.code,
        title=first.task.title,
        window=f"{first.window_from:%Y-%m-%d}",
        period=period_words(first.window_from, first.window_to, first.task.rrule),
        kind=str(TableKind(kind).label),
        sent=sent,
        total=len(works),
        due=due_of(state, first.due_on, done_on, today=today, calendar=calendar),
    )


def _part(work: Assignment, title: str, answer: TableAnswer | None, *, today: dt.date, calendar: Calendar) -> Part:
    quota = asked_of_each(work.quota, title)
    return Part(
        code=work.code,
        unit=work.unit.name,
        unit_code=work.unit.code,
        tag=tag_of(work.state, work.due_on, today=today),
        due=due_of(work.state, work.due_on, work.done_on, today=today, calendar=calendar),
        is_sent=work.state in SENT,
        quota=quota if asked_quota(quota) else "",
        is_nothing=bool(answer and answer.is_nothing),
        reason=answer.reason if answer else "",
        reminded_on=work.reminded_on,
        can_be_reminded=work.state not in SENT and work.reminded_on != today,
    )
