"""The activities of a window as a report tells them: summed in the database, few of them one by one."""

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Aggregate, BigIntegerField, Count, F, Func, Max, Min, Q, QuerySet, Sum, Value

from gandan.activities import models
from gandan.reports.rules.folding import ActivityKind, ActivityLine, Fold, KindNumber, KindSum, fold_kinds, in_order

Rows = QuerySet[models.Activity]


@dataclass(frozen=True, slots=True)
class ToldActivities:
    """Sums of all activities of the window, and those that any of the asked groups tells one by one."""

    sums: tuple[KindSum, ...] = ()
    lines: tuple[tuple[str, bool, ActivityLine], ...] = ()
    """Each with the code of its kind and whether a person worded it."""

    def of(self, group: str) -> list[ActivityLine | Fold]:
        """Return what is told of the group, of all groups where it is empty."""
        folds = _folds(self.sums, group)
        lines = [
            line
            for kind, is_own, line in self.lines
            if group in {"", line.group} and not _is_folded(folds.get(kind), is_own=is_own)
        ]
        return in_order(lines, folds.values())


def told_activities_of(rows: Rows, groups: Iterable[str]) -> ToldActivities:
    """Read what blocks of these groups tell; five queries whatever the number of activities."""
    kinds = {one.pk: one for one in models.ActivityKind.objects.all()}
    sums = tuple(_sums(rows, kinds))
    wanted = Q(pk__in=())
    for group in dict.fromkeys(groups):
        wanted |= _untold(sums, group, {one.code: pk for pk, one in kinds.items()})
    return ToldActivities(sums, tuple(_lines(rows.filter(wanted))))


def activity_kind(kind: models.ActivityKind) -> ActivityKind:
    numbers = (KindNumber(str(n["name"]), str(n.get("words", ""))) for n in kind.numbers)
    return ActivityKind(kind.code, kind.name, tuple(numbers))


def _folds(sums: Iterable[KindSum], group: str) -> dict[str, Fold]:
    return fold_kinds(one for one in sums if group in {"", one.group})


def _is_folded(fold: Fold | None, *, is_own: bool) -> bool:
    return fold is not None and (fold.has_own or not is_own)


def _untold(sums: Sequence[KindSum], group: str, keys: Mapping[str, int]) -> Q:
    """Return the condition of the activities of the group that no sum holds: a few of each kind."""
    folds = _folds(sums, group)
    codes = {one.kind.code for one in sums if group in {"", one.group}}
    single = Q(kind__in=[keys[code] for code in sorted(codes - folds.keys())])
    worded = [keys[code] for code, fold in folds.items() if not fold.has_own]
    found = single | Q(kind__in=worded, is_sentence_own=True)
    return found & Q(group__code=group) if group else found


def _sums(rows: Rows, kinds: Mapping[int, models.ActivityKind]) -> Iterable[KindSum]:
    known = {pk: activity_kind(kind) for pk, kind in kinds.items()}
    asked: dict[str, Aggregate] = {
        "count": Count("id"),
        "all_people": Sum("people"),
        "first_on": Min("from_on"),
        "last_on": Max("from_on"),
        "first": Min("id"),
    }
    for pk, kind in known.items():
        for at, number in enumerate(kind.numbers):
            asked[f"number_{pk}_{at}"] = Sum(_number(number.name), filter=Q(kind=pk))
    found: Iterable[Mapping[str, Any]] = (
        rows.order_by().values("kind_id", "group__code", "is_sentence_own").annotate(**asked)
    )
    for values in found:
        pk = values["kind_id"]
        yield KindSum(
            kind=known[pk],
            group=values["group__code"] or "",
            is_own=values["is_sentence_own"],
            count=values["count"],
            first_on=values["first_on"],
            last_on=values["last_on"],
            people=values["all_people"] or 0,
            numbers=tuple(values[f"number_{pk}_{at}"] or 0 for at in range(len(known[pk].numbers))),
            first=values["first"],
        )


def _number(name: str) -> Func:
    """Return the value of the number of that name in ``numbers``: ``[{"name": "…", "value": 12}, …]``."""
    return Func(
        F("numbers"),
        Value("$[*] ? (@.name == $name).value"),
        Value(json.dumps({"name": name})),
        template="(jsonb_path_query_first(%(expressions)s))::bigint",
        output_field=BigIntegerField(),
    )


def _lines(rows: Rows) -> Iterable[tuple[str, bool, ActivityLine]]:
    found = list(rows)
    proofs: dict[int, list[str]] = defaultdict(list)
    uses = models.ActivityEvidence.objects.filter(activity__in=[row.pk for row in found]).order_by("id")
    for activity_id, code in uses.values_list("activity_id", "evidence__code"):
        proofs[activity_id].append(code)
    for row in found:
        place: tuple[dt.date, int] = (row.from_on, row.pk)
        line = ActivityLine(
            code=row.code,
            group=row.group.code if row.group else "",
            unit=row.unit.code,
            unit_name=row.unit.name,
            sentence=row.sentence,
            place=place,
            evidence=tuple(proofs[row.pk]),
        )
        yield row.kind.code, row.is_sentence_own, line
