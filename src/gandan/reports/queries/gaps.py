"""What the records of a window lack, counted in the database."""

from django.db.models import Count, Exists, Min, OuterRef, Q

from gandan.organisations.models import Unit
from gandan.plans.enums import WAITING, AssignmentState
from gandan.plans.models import ProgressEvidence
from gandan.reports.enums import Figure
from gandan.reports.queries.figures import Subject, condition, of_standing, parts, standing_tasks, touched
from gandan.reports.queries.told import said_in
from gandan.reports.rules.figures import NOT_COUNTED
from gandan.reports.rules.findings import Gaps, SilentUnit, UnprovedPart

MOST_UNPROVED = 12
"""Parts done without evidence that are named; the others are counted."""


def gaps_of(subject: Subject) -> Gaps:
    """Return which units owe work and were silent, and which done work has no evidence; six queries."""
    return Gaps(tuple(_silent(subject)), *_unproved(subject))


def _silent(subject: Subject) -> list[SilentUnit]:
    """Name each unit that owes work in the window and has said nothing of any of it."""
    window = subject.window
    rows = parts(subject).filter(touched(window, standing_tasks(subject)))
    is_done = Q(state=AssignmentState.DONE, done_on__isnull=False, done_on__lte=window.to_on)
    is_owed = Q(due_on__lte=window.to_on) & ~is_done & ~Q(state__in=sorted(WAITING)) & ~of_standing()
    owed = rows.filter(is_owed).order_by().values_list("unit_id").annotate(count=Count("id"), first=Min("code"))
    counts = {unit: (count, first) for unit, count, first in owed}
    said = said_in(subject).order_by().exclude(assignment__state__in=sorted(NOT_COUNTED))
    speaking = {*said.values_list("assignment__unit_id", flat=True).distinct()}
    done = rows.filter(condition(Figure.DONE, window, subject.today)).order_by()
    speaking |= {*done.values_list("unit_id", flat=True).distinct()}
    units = Unit.objects.filter(pk__in=sorted(counts.keys() - speaking)).order_by("position", "id")
    return [SilentUnit(unit.name, *counts[unit.pk]) for unit in units]


def _unproved(subject: Subject) -> tuple[tuple[UnprovedPart, ...], int]:
    window = subject.window
    proofs = ProgressEvidence.objects.filter(
        report__assignment=OuterRef("pk"),
        evidence__period_from__lte=window.to_on,
        evidence__period_to__gte=window.from_on,
    )
    rows = parts(subject).filter(condition(Figure.DONE, window, subject.today)).exclude(Exists(proofs))
    count = rows.order_by().count()
    first = rows.order_by("done_on", "id").select_related("unit", "task")[:MOST_UNPROVED]
    return tuple(UnprovedPart(row.code, row.unit.name, row.task.title) for row in first), count
