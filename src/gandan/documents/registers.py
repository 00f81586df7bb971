"""The registers of papers that came in and went out: their rows, gaps and numbers that stand twice."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import F, Q, QuerySet
from django.db.models.functions import ExtractYear

from gandan.common.vietnamese import fold
from gandan.documents.enums import Direction
from gandan.documents.models import Document
from gandan.organisations.models import Unit

COMMITTEE = "ubnd"
_MOST_TOLD = 12
_MOST_SPREAD = 100_000


@dataclass(frozen=True, slots=True)
class Wish:
    """What a register is filtered by; ``body`` is the code of a unit, ``COMMITTEE``, or empty for all."""

    direction: Direction
    year: int
    type: str = ""
    body: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Warned:
    """What is odd in one series of numbers."""

    series: str
    """Symbol of the series, empty for arrivals."""
    missing: str
    """"3, 7–9", empty where none is."""
    twice: str


def register_rows(wish: Wish) -> "QuerySet[Document]":
    """Return the papers of the register, the newest first."""
    day = "arrived_on" if wish.direction == Direction.INCOMING else "issued_on"
    found = _of_year(wish)
    if wish.type:
        found = found.filter(type=wish.type)
    if wish.body:
        found = found.filter(unit=None) if wish.body == COMMITTEE else found.filter(unit__code=wish.body)
    if wish.words:
        number, _, symbol = wish.words.replace(" ", "").partition("/")
        by_number = Q(number=number) & (Q(symbol__istartswith=symbol) if symbol else Q())
        found = found.filter(by_number | Q(subject_fold__contains=fold(wish.words)))
    rows: QuerySet[Document] = found.select_related("unit", "drafted_by")
    return rows.order_by(F(day).desc(nulls_last=True), "-id")


def warnings_of(wish: Wish) -> list[Warned]:
    """Return gaps and doubles among the numbers of the year, one line for each series that has some; one query."""
    series: dict[str, list[int]] = {}
    if wish.direction == Direction.INCOMING:
        held = _of_year(wish).filter(arrival_number__isnull=False).values_list("arrival_number", flat=True)
        series[""] = [number for number in held if number is not None]
    else:
        for symbol, unit, number in _of_year(wish).values_list("symbol", "unit__code", "number"):
            if number.isdecimal() and (not wish.body or wish.body == (unit or COMMITTEE)):
                series.setdefault(symbol, []).append(int(number))
    return [found for name, numbers in sorted(series.items()) if (found := _warned(name, numbers))]


def same_number(document: Document) -> Document | None:
    """Return another paper that bears the same number of the same body and year, None where there is none."""
    if document.direction == Direction.INCOMING:
        if document.arrival_number is None or document.arrived_on is None:
            return None
        same = Document.objects.filter(
            direction=document.direction,
            arrival_number=document.arrival_number,
            arrived_on__year=document.arrived_on.year,
        )
    elif document.number and document.issued_on is not None:
        same = Document.objects.filter(
            direction=document.direction,
            number=document.number,
            symbol=document.symbol,
            unit=document.unit_id,
            issued_on__year=document.issued_on.year,
        )
    else:
        return None
    other: Document | None = same.exclude(pk=document.pk).defer("parsed").first()
    return other


def years_of(direction: Direction, *, today: dt.date) -> list[int]:
    """Return the years of which the register has papers, and this one, newest first."""
    day = "arrived_on" if direction == Direction.INCOMING else "issued_on"
    found = Document.objects.filter(direction=direction, **{f"{day}__isnull": False}).order_by()
    held = found.annotate(year=ExtractYear(day)).values_list("year", flat=True).distinct()
    return sorted({today.year, *held}, reverse=True)


def bodies() -> list[tuple[str, str]]:
    return list(Unit.objects.filter(is_active=True).values_list("code", "short_name"))


def _of_year(wish: Wish) -> "QuerySet[Document]":
    day = "arrived_on" if wish.direction == Direction.INCOMING else "issued_on"
    first, last = dt.date(wish.year, 1, 1), dt.date(wish.year, 12, 31)
    in_year = Q(**{f"{day}__range": (first, last)})
    if wish.direction == Direction.INCOMING:
        # the day of arrival is typed later; till then the paper's own day tells the year
        in_year |= Q(arrived_on=None, issued_on__range=(first, last))
    found: QuerySet[Document] = Document.objects.filter(in_year, direction=wish.direction).defer("parsed")
    return found


def _warned(series: str, numbers: list[int]) -> Warned | None:
    held = set(numbers)
    if not held:
        return None
    # a register that begins within the year has no gap before its first number
    first, last = min(held), max(held)
    missing = [number for number in range(first, last) if number not in held] if last - first < _MOST_SPREAD else []
    twice = sorted(number for number, count in Counter(numbers).items() if count > 1)
    if not missing and not twice:
        return None
    return Warned(series, ", ".join(_runs(missing)), ", ".join(str(number) for number in twice[:_MOST_TOLD]))


def _runs(numbers: Iterable[int]) -> list[str]:
    """Return numbers as runs: "3", "7–9"; the first of them and how many more there are."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    words = [str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs]
    return words if len(words) <= _MOST_TOLD else [*words[:_MOST_TOLD], "…"]
