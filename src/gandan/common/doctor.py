"""Checks of what is kept; each domain registers its own, ``./gandan doctor`` runs them all."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Check:
    """``name`` is a Vietnamese name of what is checked; ``find`` yields one sentence for each difference."""

    name: str
    find: Callable[[], Iterable[str]]


_checks: dict[str, Check] = {}


def register_check(check: Check) -> None:
    _checks[check.name] = check


def checks() -> list[Check]:
    return list(_checks.values())
