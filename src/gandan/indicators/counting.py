"""Counting rows: one condition gives the measure, the split by unit and the records, so that they cannot part."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Aggregate, Count, Q, QuerySet, Sum, Value
from django.db.models.functions import Coalesce

from gandan.indicators.registry import Measure, Scope


@dataclass(frozen=True, slots=True)
class Counted:
    rows: Callable[[], QuerySet[Any]]
    """All rows of the open commune that may be counted, with what a line of the list needs."""
    counted: Callable[[Scope], Q]
    """Which of them belong to the window."""
    unit: str
    """Field that names the unit: "unit", "assignment__unit"."""
    order: tuple[str, ...]
    hit: Callable[[Scope], Q] | None = None
    """For a rate: which of those the numerator counts."""
    total: str = ""
    """Field that is summed in place of counting rows."""

    def measures(self, scopes: Sequence[Scope]) -> list[Measure]:
        """Return the measure of each scope; one query that reads only rows of their windows."""
        wanted = [self._counted(scope) for scope in scopes]
        sums: dict[str, Aggregate | Coalesce] = {}
        for index, (scope, counted) in enumerate(zip(scopes, wanted, strict=True)):
            sums |= self._sums(scope, counted, index)
        found = self._bare().filter(reduce(or_, wanted)).aggregate(**sums)
        return [self._measure(found, index) for index in range(len(scopes))]

    def by_unit(self, scope: Scope) -> Mapping[int, Measure]:
        counted = self._counted(scope)
        rows = self._bare().filter(counted).values(f"{self.unit}_id").annotate(**self._sums(scope, counted, 0))
        return {row[f"{self.unit}_id"]: self._measure(row, 0) for row in rows if row[f"{self.unit}_id"] is not None}

    def records(self, scope: Scope) -> QuerySet[Any]:
        return self.rows().filter(self._counted(scope)).order_by(*self.order)

    def _bare(self) -> QuerySet[Any]:
        return self.rows().select_related(None).order_by()

    def _counted(self, scope: Scope) -> Q:
        counted = self.counted(scope)
        return counted if scope.keys is None else counted & Q(**{f"{self.unit}_id__in": sorted(scope.keys)})

    def _sums(self, scope: Scope, counted: Q, index: int) -> dict[str, Aggregate | Coalesce]:
        all_of_it = Coalesce(Sum(self.total, filter=counted), Value(0)) if self.total else Count("pk", filter=counted)
        if self.hit is None:
            return {f"n{index}": all_of_it}
        return {f"n{index}": Count("pk", filter=counted & self.hit(scope)), f"d{index}": all_of_it}

    def _measure(self, found: Mapping[str, Any], index: int) -> Measure:
        return Measure(found[f"n{index}"], None if self.hit is None else found[f"d{index}"])
