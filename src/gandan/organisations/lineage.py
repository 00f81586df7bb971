"""Which units a unit stands for on a day: itself, what lies below it, and what was merged into any of these.

The one rule by which figures, reports and lists are narrowed to a unit. Every unit counts in exactly one other: in
the one that took it over, from that day on, else in the one it belongs to. A unit that was divided goes into no heir,
since nobody can say which part of what it did was whose: it stays where it belonged, under its own name.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from gandan.common.formats import day
from gandan.common.vietnamese import fold
from gandan.common.words import say
from gandan.organisations.enums import SuccessionKind
from gandan.organisations.models import FormerName, Unit, UnitAlias, UnitSuccession

_Counted = TypeVar("_Counted")


@dataclass(frozen=True, slots=True)
class Lineage:
    parents: Mapping[int, int | None]
    mergers: Mapping[int, tuple[int, dt.date]]
    """Who took a unit over whole, and from which day."""
    codes: Mapping[str, int]

    def above(self, unit: int, on: dt.date) -> int | None:
        """Return the unit in which this one counts on that day."""
        heir, since = self.mergers.get(unit, (None, dt.date.max))
        return heir if heir is not None and since <= on else self.parents.get(unit)

    def is_merged(self, unit: int, on: dt.date) -> bool:
        return unit in self.mergers and self.mergers[unit][1] <= on

    def chain(self, unit: int, on: dt.date) -> list[int]:
        """Return the unit and all in which it counts, upwards; comes to an end even where stored rows close a ring."""
        found: list[int] = []
        one: int | None = unit
        while one is not None and one not in found:
            found.append(one)
            one = self.above(one, on)
        return found

    def standing_for(self, unit: int, on: dt.date) -> frozenset[int]:
        return frozenset(one for one in self.parents if unit in self.chain(one, on))

    def rolled_up(
        self, own: Mapping[int, _Counted], on: dt.date, plus: Callable[[_Counted, _Counted], _Counted]
    ) -> dict[int, _Counted]:
        """Return what each unit counts with all for which it stands; a merged one has no line of its own."""
        found: dict[int, _Counted] = {}
        for unit, counted in own.items():
            for one in self.chain(unit, on):
                if not self.is_merged(one, on):
                    found[one] = plus(found[one], counted) if one in found else counted
        return found


def load_lineage() -> Lineage:
    """Read it; two queries."""
    rows = list(Unit.objects.values_list("pk", "code", "parent_id"))
    merged = UnitSuccession.objects.filter(kind=SuccessionKind.MERGED).order_by("on")
    return Lineage(
        {pk: parent for pk, _code, parent in rows},
        {before: (after, on) for before, after, on in merged.values_list("predecessor_id", "successor_id", "on")},
        {code: pk for pk, code, _parent in rows},
    )


def units_standing_for(unit: Unit, on: dt.date) -> frozenset[int]:
    """Return the keys of the units whose records count for this one on that day; two queries."""
    return load_lineage().standing_for(unit.pk, on)


def units_of_code(code: str) -> list[int]:
    """Return the same for a code by which a list of all times is filtered, after every merger so far."""
    lineage = load_lineage()
    return sorted(lineage.standing_for(lineage.codes[code], dt.date.max)) if code in lineage.codes else []


class ToldUnit(NamedTuple):
    name: str
    """On the last day."""
    note: str
    """What it was called before, and what went into it, within the days; empty where nothing changed."""

    @property
    def whole(self) -> str:
        return f"{self.name} ({self.note})" if self.note else self.name


def told_units(units: Iterable[Unit], from_on: dt.date, to_on: dt.date) -> dict[int, ToldUnit]:
    """Return by key how units are told in a report of these days; two queries."""
    listed = list(units)
    names = {unit.pk: unit.name for unit in listed}
    notes: dict[int, list[str]] = {}
    given_up = FormerName.objects.filter(unit__in=sorted(names), to_on__gte=from_on).order_by("-to_on")
    for one in given_up:
        if one.to_on >= to_on:
            names[one.unit_id] = one.name
        else:
            words = say("đến hết %(day)s là %(name)s", day=day(one.to_on), name=one.name)
            notes.setdefault(one.unit_id, []).insert(0, words)
    merged = UnitSuccession.objects.filter(
        successor__in=sorted(names), kind=SuccessionKind.MERGED, on__gt=from_on, on__lte=to_on
    )
    for link in merged.select_related("predecessor"):
        last = link.on - dt.timedelta(days=1)
        words = say("gồm cả %(name)s đến hết %(day)s", name=link.predecessor.name, day=day(last))
        notes.setdefault(link.successor_id, []).append(words)
    for unit in listed:
        if unit.to_on and from_on <= unit.to_on < to_on:
            notes.setdefault(unit.pk, []).append(say("hoạt động đến hết %(day)s", day=day(unit.to_on)))
    return {unit: ToldUnit(name, "; ".join(notes.get(unit, ()))) for unit, name in names.items()}


def units_called(words: str) -> set[int]:
    """Return the keys of units that are or ever were called so, and those for which they stand today; six queries."""
    key = fold(words)
    named = [*Unit.objects.values_list("pk", "name"), *Unit.objects.values_list("pk", "short_name")]
    named += FormerName.objects.values_list("unit_id", "name")
    named += UnitAlias.objects.values_list("unit_id", "text")
    lineage = load_lineage()
    found = {unit for unit, name in named if key in fold(name)}
    return found.union(*(lineage.standing_for(unit, dt.date.max) for unit in found))
