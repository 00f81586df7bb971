"""The list of all work, by due day; a page costs the same however long the list is."""

import datetime as dt
from dataclasses import dataclass
from typing import Protocol

from django.db.models import Q, QuerySet
from django.db.models.fields.tuple_lookups import TupleGreaterThan, TupleLessThan

from gandan.common.pages import capped_count, cut_page, has_words
from gandan.organisations.actors import Actor
from gandan.organisations.enums import Right
from gandan.organisations.lineage import units_of_code
from gandan.plans.enums import OPEN, WITH_DOER, AssignmentState
from gandan.plans.models import Assignment
from gandan.plans.permissions import visible_work
from gandan.plans.queries.my_work import named_to
from gandan.plans.queries.rows import WorkRow, read_rows
from gandan.workdays.rules import Calendar

PAGE = 50


class Place(Protocol):
    """The row beside which a page begins."""

    @property
    def due_on(self) -> dt.date | None: ...
    @property
    def pk(self) -> int: ...
    @property
    def backward(self) -> bool: ...


class Wish(Protocol):
    """What is asked for; ``forms.filters.WorkFilter`` is one."""

    @property
    def unit(self) -> str: ...
    @property
    def state(self) -> str: ...
    @property
    def window(self) -> str: ...
    @property
    def words(self) -> tuple[str, ...]: ...


@dataclass(frozen=True, slots=True)
class Page:
    rows: list[WorkRow]
    has_before: bool
    has_after: bool
    count: int
    """Rows of the whole list, counted up to a limit."""


def filtered_work(wish: Wish, *, actor: Actor, today: dt.date) -> "QuerySet[Assignment]":
    """Return the work that the filter asks for and the person may see, in no order."""
    asked = Assignment.objects.filter(_state(wish.state, today) & _window(wish.window, today))
    found = visible_work(actor, asked)
    if wish.unit == "toi":
        units = sorted(actor.units_with(Right.TASK_WORK) or {actor.unit.pk})
        found = found.filter(named_to(actor) | Q(unit_id__in=units))
    elif wish.unit:
        found = found.filter(unit_id__in=units_of_code(wish.unit))
    return found.filter(has_words("task__title_fold", wish.words))


def read_page(found: "QuerySet[Assignment]", place: Place | None, *, today: dt.date, calendar: Calendar) -> Page:
    """Return the page beside ``place`` in the order of due day and id, work without a due day last."""
    backward = place is not None and place.backward
    parts = [found.filter(due_on__isnull=False), found.filter(due_on=None)]
    rows: list[WorkRow] = []
    for dated, part in ((False, parts[1]), (True, parts[0])) if backward else ((True, parts[0]), (False, parts[1])):
        if len(rows) > PAGE or _is_passed(place, dated=dated):
            continue
        cut = _beside(part, place, dated=dated)
        order = ("due_on", "id") if dated else ("id",)
        ordered = cut.order_by(*(f"-{name}" for name in order) if backward else order)
        rows += read_rows(ordered[: PAGE + 1 - len(rows)], today=today, calendar=calendar)
    return Page(*cut_page(rows, PAGE, is_first=place is None, backward=backward), capped_count(found))


def _is_passed(place: Place | None, *, dated: bool) -> bool:
    """Say whether the whole half of the list lies on the other side of the place."""
    if place is None:
        return False
    return place.due_on is None and dated if not place.backward else place.due_on is not None and not dated


def _beside(part: "QuerySet[Assignment]", place: Place | None, *, dated: bool) -> "QuerySet[Assignment]":
    if place is None or (place.due_on is not None) != dated:
        return part
    if not dated:
        return part.filter(pk__lt=place.pk) if place.backward else part.filter(pk__gt=place.pk)
    lookup = TupleLessThan if place.backward else TupleGreaterThan
    return part.filter(lookup(("due_on", "id"), (place.due_on, place.pk)))


def _state(state: str, today: dt.date) -> Q:
    if state == "qua-han":
        return Q(state__in=sorted(WITH_DOER), due_on__lt=today)
    if state == "dang-mo":
        return Q(state__in=sorted(OPEN))
    return Q(state=state) if state else ~Q(state=AssignmentState.WITHDRAWN)


def _window(window: str, today: dt.date) -> Q:
    week = today + dt.timedelta(days=7)
    windows = {
        "hom-nay": Q(due_on=today),
        "7-ngay": Q(due_on__gt=today, due_on__lte=week),
        "30-ngay": Q(due_on__gte=today, due_on__lte=today + dt.timedelta(days=30)),
        "sau": Q(due_on__gt=week) | Q(due_on=None),
        "khong-han": Q(due_on=None),
    }
    return windows.get(window, Q())
