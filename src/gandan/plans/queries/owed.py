"""What a person owes beside the work of plans, each with the task of a plan that asks for the same."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from gandan.common.vietnamese import fold
from gandan.organisations.actors import Actor
from gandan.plans.enums import WITH_DOER
from gandan.plans.enums import AssignmentState as S
from gandan.plans.models import Assignment
from gandan.plans.owed import Owed, owed_by
from gandan.plans.rules.lateness import Due, due_of
from gandan.workdays.rules import Calendar

NEAR = dt.timedelta(days=10)
"""A task that asks for the same has its day this near: a paper may put the unit's day before the commune's."""
_MOST = 200


@dataclass(frozen=True, slots=True)
class Twin:
    """The open part of work that asks for the same."""

    code: str
    title: str
    unit: str
    unit_id: int


@dataclass(frozen=True, slots=True)
class OwedRow:
    owed: Owed
    due: Due
    twin: Twin | None


def owed_rows(actor: Actor, *, today: dt.date, calendar: Calendar) -> list[OwedRow]:
    """Return what the actor owes; one query beside those of the domains, none where nothing is owed."""
    found = owed_by(actor, today=today)
    candidates = _candidates([one for one in found if one.words])
    return [
        OwedRow(
            one,
            due_of(S.WORKING, one.due_on, None, today=today, calendar=calendar),
            next((_twin(row) for row in candidates if _is_same(one, row)), None),
        )
        for one in found
    ]


def _candidates(owed: Sequence[Owed]) -> list[dict[str, Any]]:
    if not owed:
        return []
    days = [one.due_on for one in owed]
    open_work = Assignment.objects.filter(
        state__in=sorted(WITH_DOER), due_on__gte=min(days) - NEAR, due_on__lte=max(days) + NEAR
    ).order_by("due_on", "id")
    fields = ("code", "due_on", "unit_id", "unit__short_name", "task__title", "plan_id", "plan__document_id")
    return list(open_work.values(*fields)[:_MOST])


def _is_same(owed: Owed, row: dict[str, Any]) -> bool:
    if owed.unit_id is not None and row["unit_id"] != owed.unit_id:
        return False
    if owed.plan_id or owed.document_id:
        given = {("plan", row["plan_id"]), ("document", row["plan__document_id"])}
        if given.isdisjoint({("plan", owed.plan_id), ("document", owed.document_id)}):
            return False
    title = fold(row["task__title"])
    return abs(row["due_on"] - owed.due_on) <= NEAR and any(words in title for words in owed.words)


def _twin(row: dict[str, Any]) -> Twin:
    return Twin(row["code"], row["task__title"], row["unit__short_name"], row["unit_id"])
