"""What a city sees of its communes; run inside ``open_city``, on its connection."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, Max, Q
from django.http import Http404

from gandan.plans.enums import OPEN, AssignmentState
from gandan.plans.models import Assignment, Plan
from gandan.reports.models import Report
from gandan.tenancy.models import City, Commune
from gandan.tenancy.scope import CITY_ALIAS

MOST_PLANS, MOST_REPORTS = 50, 50


@dataclass(frozen=True, slots=True)
class WorkCounts:
    done: int = 0
    open: int = 0
    late: int = 0

    @property
    def total(self) -> int:
        return self.done + self.open


@dataclass(frozen=True, slots=True)
class CommuneLine:
    commune: Commune
    plans: int
    work: WorkCounts
    reports: int
    last_report_on: dt.datetime | None


@dataclass(frozen=True, slots=True)
class PlanLine:
    title: str
    from_on: dt.date
    work: WorkCounts


@dataclass(frozen=True, slots=True)
class ReportLine:
    name: str
    from_on: dt.date
    to_on: dt.date
    approved_at: dt.datetime


def commune_lines(city: City, *, today: dt.date) -> list[CommuneLine]:
    """Return every commune of the city with its counts, by name; four queries."""
    communes = Commune.objects.using(CITY_ALIAS).filter(city=city).order_by("name", "id")
    plans = dict(Plan.objects.using(CITY_ALIAS).order_by().values_list("commune").annotate(Count("pk")))
    work = _counts("commune", today=today)
    sent = {
        commune: (count, last)
        for commune, count, last in Report.objects.using(CITY_ALIAS)
        .order_by()
        .values_list("commune")
        .annotate(Count("pk"), Max("approved_at"))
    }
    return [
        CommuneLine(
            commune, plans.get(commune.pk, 0), work.get(commune.pk, WorkCounts()), *sent.get(commune.pk, (0, None))
        )
        for commune in communes
    ]


def get_commune_or_404(city: City, slug: str) -> Commune:
    found = Commune.objects.using(CITY_ALIAS).filter(city=city, slug=slug).first()
    if found is None:
        raise Http404
    return found


def plan_lines(commune: Commune, *, today: dt.date) -> list[PlanLine]:
    """Return the plans of a commune with how far their work is, newest first; two queries."""
    plans = Plan.objects.using(CITY_ALIAS).filter(commune=commune).order_by("-id")[:MOST_PLANS]
    work = _counts("plan", today=today, commune=commune)
    return [PlanLine(plan.title, plan.from_on, work.get(plan.pk, WorkCounts())) for plan in plans]


def report_lines(commune: Commune) -> list[ReportLine]:
    """Return the approved reports of a commune, newest first; one query."""
    rows = Report.objects.using(CITY_ALIAS).filter(commune=commune).select_related("form")
    return [
        ReportLine(row.form.name, row.from_on, row.to_on, row.approved_at)
        for row in rows.order_by("-approved_at", "-id")[:MOST_REPORTS]
    ]


def _counts(by: str, *, today: dt.date, **of: object) -> dict[int, WorkCounts]:
    is_open = Q(state__in=sorted(OPEN))
    rows = (
        Assignment.objects.using(CITY_ALIAS)
        .filter(**of)
        .order_by()
        .values(by)
        .annotate(
            done=Count("pk", filter=Q(state=AssignmentState.DONE)),
            still=Count("pk", filter=is_open),
            late=Count("pk", filter=is_open & Q(due_on__lt=today)),
        )
        .values_list(by, "done", "still", "late")
    )
    return {key: WorkCounts(done, still, late) for key, done, still, late in rows}
