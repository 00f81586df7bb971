"""Pages of the lists of activities and evidence; a page costs the same however long the list is."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from django.db.models import Count, QuerySet
from django.db.models.fields.tuple_lookups import TupleGreaterThan, TupleLessThan

from gandan.activities.models import Activity, Evidence
from gandan.activities.permissions import visible_evidence
from gandan.activities.queries.evidence import find_evidence
from gandan.common.pages import capped_count, cut_page, has_words
from gandan.organisations.actors import Actor
from gandan.organisations.lineage import units_of_code
from gandan.workdays.windows import Window

PAGE = 50
EVIDENCE_PAGE = 24


class Place(Protocol):
    """The row beside which a page begins."""

    @property
    def to_on(self) -> dt.date: ...
    @property
    def pk(self) -> int: ...
    @property
    def backward(self) -> bool: ...


class Wish(Protocol):
    """What is asked for; ``forms.filters.ListFilter`` is one."""

    @property
    def kind(self) -> str: ...
    @property
    def group(self) -> str: ...
    @property
    def unit(self) -> str: ...
    @property
    def words(self) -> tuple[str, ...]: ...
    @property
    def typed(self) -> str: ...
    @property
    def window(self) -> Window | None: ...


@dataclass(frozen=True, slots=True)
class ActivityPage:
    rows: Sequence[Activity]
    has_before: bool
    has_after: bool
    count: int
    """Rows of the whole list, counted up to a limit."""


@dataclass(frozen=True, slots=True)
class EvidencePage:
    rows: list[Evidence]
    after: int | None
    """The id below which the next page begins, None on the last one."""


def filtered_activities(wish: Wish, *, actor: Actor) -> "QuerySet[Activity]":
    """Return the activities that the filter asks for, in no order; withdrawn ones are not among them."""
    found = Activity.objects.filter(is_withdrawn=False)
    if wish.kind:
        found = found.filter(kind__code=wish.kind)
    if wish.group:
        found = found.filter(group__code=wish.group)
    found = _of_unit(found, wish.unit, actor)
    if wish.window is not None:
        found = found.filter(from_on__lte=wish.window.to_on, to_on__gte=wish.window.from_on)
    rows: QuerySet[Activity] = found.filter(has_words("title_fold", wish.words))
    return rows


def read_page(found: "QuerySet[Activity]", place: Place | None) -> ActivityPage:
    """Return the page beside ``place``, newest first; two queries."""
    backward = place is not None and place.backward
    cut = found
    if place is not None:
        lookup = TupleGreaterThan if backward else TupleLessThan
        cut = found.filter(lookup(("to_on", "id"), (place.to_on, place.pk)))
    order = ("to_on", "id") if backward else ("-to_on", "-id")
    read = cut.select_related("kind", "group", "unit").annotate(files=Count("evidence_uses"))
    rows = list(read.order_by(*order)[: PAGE + 1])
    return ActivityPage(*cut_page(rows, PAGE, is_first=place is None, backward=backward), capped_count(found))


def read_evidence_page(
    wish: Wish, *, actor: Actor, pictures: bool = False, before: int | None = None, size: int = EVIDENCE_PAGE
) -> EvidencePage:
    """Return a page of the evidence that the actor may open, newest first; one query."""
    found = visible_evidence(actor, find_evidence(window=wish.window, words=wish.typed))
    found = _of_unit(found, wish.unit, actor)
    if pictures:
        found = found.filter(file__media_type__startswith="image/")
    if before is not None:
        found = found.filter(pk__lt=before)
    rows = list(found[: size + 1])
    return EvidencePage(rows[:size], rows[size - 1].pk if len(rows) > size else None)


def _of_unit(found: Any, unit: str, actor: Actor) -> Any:
    if unit == "toi":
        return found.filter(unit_id=actor.unit.pk)
    # the ids first, so that the index of the unit serves
    return found.filter(unit_id__in=units_of_code(unit)) if unit else found
