"""What units reported as difficulties, and what was answered."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from gandan.organisations.actors import Actor
from gandan.organisations.lineage import units_of_code
from gandan.plans.enums import ProgressKind
from gandan.plans.models import Assignment, DifficultyAnswer, ProgressReport
from gandan.plans.permissions import visible_work

ANSWERED, WAITING = "da-tra-loi", "chua-tra-loi"


@dataclass(frozen=True, slots=True)
class ShownAnswer:
    words: str
    who: str
    at: dt.datetime


@dataclass(frozen=True, slots=True)
class DifficultyRow:
    submission: UUID
    words: str
    unit: str
    on: dt.date
    who: str
    task: str
    code: str
    """The work it belongs to."""
    answers: list[ShownAnswer] = field(default_factory=list)


def difficulties(actor: Actor, *, state: str = "", unit: str = "") -> "QuerySet[ProgressReport]":
    """Return the difficulties that the actor may read, unanswered ones first, the newest of each first."""
    answered = Exists(DifficultyAnswer.objects.filter(difficulty=OuterRef("pk")))
    found = (
        ProgressReport.objects.filter(kind=ProgressKind.DIFFICULTY)
        .filter(assignment__in=visible_work(actor, Assignment.objects.all()))
        .annotate(is_answered=answered)
    )
    if state in (ANSWERED, WAITING):
        found = found.filter(is_answered=state == ANSWERED)
    if unit:
        found = found.filter(assignment__unit_id__in=units_of_code(unit))
    rows: QuerySet[ProgressReport] = found.order_by("is_answered", "-on", "-id").select_related(
        "assignment__task", "assignment__unit", "by"
    )
    return rows


def difficulty_rows(reports: Iterable[ProgressReport]) -> list[DifficultyRow]:
    """Return the rows with their answers; one query."""
    listed = list(reports)
    answers = answers_of([report.pk for report in listed])
    return [
        DifficultyRow(
            submission=report.submission,
            words=report.words,
            unit=report.assignment.unit.short_name,
            on=report.on,
            who=report.by.full_name,
            task=report.assignment.task.title,
            code=report.assignment.code,
            answers=answers.get(report.pk, []),
        )
        for report in listed
    ]


def answers_of(reports: list[int]) -> dict[int, list[ShownAnswer]]:
    """Return the answers to each of these difficulties in the order in which they came."""
    found: dict[int, list[ShownAnswer]] = {}
    for answer in DifficultyAnswer.objects.filter(difficulty__in=reports).select_related("by").order_by("id"):
        found.setdefault(answer.difficulty_id, []).append(ShownAnswer(answer.words, answer.by.full_name, answer.at))
    return found
