"""How much open work a unit still has; the domains that give work register how they count it."""

from collections.abc import Callable

from gandan.organisations.models import Unit

_counters: list[Callable[[Unit], int]] = []


def register_open_work(counter: Callable[[Unit], int]) -> None:
    if counter not in _counters:
        _counters.append(counter)


def count_open_work(unit: Unit) -> int:
    return sum(counter(unit) for counter in _counters)
