"""Reading criteria sets."""

from django.db.models import Count, Q, QuerySet

from gandan.assessment.enums import SetState
from gandan.assessment.models import CriteriaSet, Criterion, Level


def sets_with_counts() -> list[CriteriaSet]:
    """Return every set, newest first, with ``leaves`` (criteria that are scored); one query."""
    rows = CriteriaSet.objects.defer("sheet").select_related("replaces")
    return list(rows.annotate(leaves=Count("criteria", filter=Q(criteria__is_leaf=True))).order_by("-id"))


def sets_in_force() -> "QuerySet[CriteriaSet]":
    """Return sets that an assessment may be opened against, real ones before the sample, with their levels."""
    rows: QuerySet[CriteriaSet] = CriteriaSet.objects.filter(state=SetState.IN_FORCE).defer("sheet")
    return rows.order_by("is_sample", "-id").prefetch_related("levels")


def set_rows(found: CriteriaSet) -> list[tuple[Criterion, int]]:
    """Return the tree in its order, each with its depth; one query."""
    depths: dict[int, int] = {}
    rows = []
    for row in Criterion.objects.filter(criteria_set=found).select_related("unit").order_by("position"):
        depths[row.pk] = 0 if row.parent_id is None else depths[row.parent_id] + 1
        rows.append((row, depths[row.pk]))
    return rows


def levels_of(found: CriteriaSet) -> list[Level]:
    return list(Level.objects.filter(criteria_set=found).order_by("position"))
