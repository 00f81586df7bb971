"""The numbers of a report, counted in the database, and the rows behind each of them.

One condition per figure serves both, so that a number and its records cannot part; ``rules.tally`` says the same for
single rows and the tests hold the two against each other.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from gandan.activities.models import Evidence
from gandan.organisations.models import Unit
from gandan.plans.enums import OPEN, WAITING, AssignmentState, ProgressKind
from gandan.plans.models import Assignment, Plan, ProgressEvidence, ProgressReport, Task
from gandan.reports.enums import OF_PARTS, Figure
from gandan.reports.rules.figures import NOT_COUNTED, Tally
from gandan.workdays.windows import Window


@dataclass(frozen=True, slots=True)
class Subject:
    """What a report is about: a plan or all of them, of one unit or of all, for a window, as seen on a day."""

    plan: Plan | None
    unit: Unit | None
    window: Window
    today: dt.date
    units: frozenset[int] | None = None
    """All for which the unit stands; None for it alone, or for all."""

    @property
    def keys(self) -> frozenset[int] | None:
        return self.units if self.units is not None or self.unit is None else frozenset([self.unit.pk])


@dataclass(frozen=True, slots=True)
class Counts:
    total: Tally
    before: Tally
    """The same for the window before; of a running one for as many first days as have passed."""
    so_far: Tally
    """What is held against ``before``: the same as ``total`` where the window is closed."""
    by_unit: dict[int, Tally]
    progress: int
    difficulties: int
    evidence: int

    def of(self, figure: Figure) -> int:
        if figure in OF_PARTS:
            return self.total.of(figure)
        value: int = getattr(self, figure.name.lower())
        return value

    def change(self, figure: Figure) -> int | None:
        """Return how much more than in the window before; None for figures that are not compared."""
        return self.so_far.of(figure) - self.before.of(figure) if figure in OF_PARTS else None


def counts_of(subject: Subject) -> Counts:
    """Return all figures of the subject in five queries, six where its window is still running."""
    standing = standing_tasks(subject)
    by_unit = _tallies(subject, subject.window, standing)
    now, earlier = subject.window.compared(subject.today)
    so_far = by_unit if now == subject.window else _tallies(subject, now, standing)
    before = _tallies(subject, earlier, standing)
    kinds = dict(_progress(subject).order_by().values_list("kind").annotate(Count("id")))
    return Counts(
        total=sum(by_unit.values(), Tally()),
        before=sum(before.values(), Tally()),
        so_far=sum(so_far.values(), Tally()),
        by_unit=by_unit,
        progress=sum(kinds.values()),
        difficulties=kinds.get(ProgressKind.DIFFICULTY, 0),
        evidence=evidence_in(subject).count(),
    )


def behind(figure: Figure, subject: Subject) -> QuerySet[Any]:
    """Return exactly the rows that the figure counts: assignments, progress reports or evidence."""
    if figure is Figure.EVIDENCE:
        return evidence_in(subject)
    if figure is Figure.PROGRESS:
        return _progress(subject)
    if figure is Figure.DIFFICULTIES:
        return _progress(subject).filter(kind=ProgressKind.DIFFICULTY)
    return parts(subject).filter(condition(figure, subject.window, subject.today)).order_by("due_on", "id")


def parts(subject: Subject) -> QuerySet[Assignment]:
    """Return the parts that units answer for in the subject's report, of any time."""
    rows: QuerySet[Assignment] = Assignment.objects.exclude(state__in=sorted(NOT_COUNTED))
    return rows.filter(**of(subject))


def of(subject: Subject, path: str = "") -> dict[str, Any]:
    """Return the filter of the subject's plan and units; ``path`` leads to the part: "assignment__"."""
    units = None if subject.keys is None else sorted(subject.keys)
    wanted = {"plan": subject.plan, "unit_id__in": units}
    return {f"{path}{name}": value for name, value in wanted.items() if value is not None}


def standing_tasks(subject: Subject) -> list[int]:
    """Return the keys of tasks that stand for good; as values they let the database use its indexes in ``touched``."""
    tasks = Task.objects.filter(is_standing=True, **({"plan": subject.plan} if subject.plan else {}))
    return list(tasks.order_by().values_list("pk", flat=True))


def touched(window: Window, standing: Sequence[int]) -> Q:
    """Return the condition of the parts that any figure of the window counts.

    Each arm has an index of its own on the table of parts, so that what lies outside the window costs nothing.
    """
    is_open = Q(state__in=sorted(OPEN), due_on__lte=window.to_on)
    is_due = Q(due_on__gte=window.from_on, due_on__lte=window.to_on)
    is_done_since = Q(state=AssignmentState.DONE, done_on__gte=window.from_on) & (
        Q(due_on__lte=window.to_on) | Q(done_on__lte=window.to_on)
    )
    is_running = Q(window_to=None) | Q(window_to__gte=window.from_on)
    return is_open | is_due | is_done_since | (Q(task__in=standing, window_from__lte=window.to_on) & is_running)


def condition(figure: Figure, window: Window, today: dt.date) -> Q:
    """Return what a part must be to be counted by the figure; the words stand in ``rules.figures``."""
    is_done = Q(state=AssignmentState.DONE, done_on__isnull=False, done_on__lte=window.to_on)
    is_due = Q(due_on__gte=window.from_on, due_on__lte=window.to_on) & ~of_standing()
    is_waiting = Q(state__in=sorted(WAITING))
    is_open = is_due & ~is_done & ~is_waiting
    is_past = Q(due_on__lt=window.cut(today))
    is_new = Q(state=AssignmentState.NEW)
    on_time = is_due & is_done & Q(done_on__lte=F("due_on"))
    late = is_due & is_done & Q(done_on__gt=F("due_on"))
    is_done_before = Q(state=AssignmentState.DONE, done_on__isnull=False, done_on__lt=window.from_on)
    return {
        Figure.DUE: is_due,
        Figure.ON_TIME: on_time,
        Figure.LATE: late,
        Figure.WAITING: is_due & is_waiting,
        Figure.OVERDUE: is_open & is_past,
        Figure.IN_TIME: is_open & ~is_past & ~is_new,
        Figure.NOT_STARTED: is_open & ~is_past & is_new,
        Figure.SETTLED: on_time | late | (is_open & is_past),
        Figure.CARRIED: Q(due_on__lt=window.from_on) & ~of_standing() & ~is_done_before,
        Figure.DONE: _done(window),
        Figure.STANDING: _standing(window),
    }[figure]


def evidence_in(subject: Subject) -> QuerySet[Evidence]:
    """Return evidence of the subject's work whose own period meets the window, in the order of its days."""
    uses = ProgressEvidence.objects.filter(evidence=OuterRef("pk"), **of(subject, "report__assignment__"))
    window = subject.window
    rows: QuerySet[Evidence] = Evidence.objects.filter(
        Exists(uses), period_from__lte=window.to_on, period_to__gte=window.from_on
    )
    return rows.order_by("period_from", "id")


def _tallies(subject: Subject, window: Window, standing: Sequence[int]) -> dict[int, Tally]:
    aggregates = {
        field.name: Count("id", filter=condition(Figure[field.name.upper()], window, subject.today))
        for field in fields(Tally)
    }
    names = [field.name for field in fields(Tally)]
    rows = parts(subject).filter(touched(window, standing)).order_by().values("unit_id").annotate(**aggregates)
    return {unit_id: Tally(*numbers) for unit_id, *numbers in rows.values_list("unit_id", *names)}


def _progress(subject: Subject) -> QuerySet[ProgressReport]:
    window = subject.window
    rows: QuerySet[ProgressReport] = ProgressReport.objects.filter(
        on__gte=window.from_on, on__lte=window.to_on, **of(subject, "assignment__")
    )
    return rows.order_by("on", "id")


def _done(window: Window) -> Q:
    return Q(state=AssignmentState.DONE, done_on__gte=window.from_on, done_on__lte=window.to_on)


def _standing(window: Window) -> Q:
    is_running = Q(window_to=None) | Q(window_to__gte=window.from_on)
    return Q(window_from__lte=window.to_on) & of_standing() & is_running


def of_standing() -> Q:
    """Return the condition of parts of standing tasks; the few are looked up once, no task is joined to its parts."""
    return Q(task__in=Task.objects.filter(is_standing=True).values("pk"))
