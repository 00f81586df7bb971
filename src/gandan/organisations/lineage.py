"""Which units a unit stands for on a day: itself, what lies below it, and what was merged into any of these.

The one rule by which figures, reports and lists are narrowed to a unit. Every unit counts in exactly one other: in
the one that took it over, from that day on, else in the one it belongs to. A unit that was divided goes into no heir,
since nobody can say which part of what it did was whose: it stays where it belonged, under its own name.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from gandan.common.formats import day
from gandan.common.words import say
from gandan.organisations.enums import SuccessionKind
from gandan.organisations.models import FormerName, Unit, UnitSuccession

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


def change_words(units: Mapping[int, Unit], from_on: dt.date, to_on: dt.date) -> dict[int, str]:
    """Say of each unit what it was called, or what went into it, within the days; two queries."""
    said: dict[int, list[str]] = {}
    former = FormerName.objects.filter(unit__in=sorted(units), to_on__gte=from_on, to_on__lt=to_on).order_by("to_on")
    for one in former:
        words = say("đến hết %(day)s là %(name)s", day=day(one.to_on), name=one.name)
        said.setdefault(one.unit_id, []).append(words)
    merged = UnitSuccession.objects.filter(
        successor__in=sorted(units), kind=SuccessionKind.MERGED, on__gt=from_on, on__lte=to_on
    )
    for link in merged.select_related("predecessor"):
        last = link.on - dt.timedelta(days=1)
        words = say("gồm cả %(name)s đến hết %(day)s", name=link.predecessor.name, day=day(last))
        said.setdefault(link.successor_id, []).append(words)
    return {unit: "; ".join(words) for unit, words in said.items()}
