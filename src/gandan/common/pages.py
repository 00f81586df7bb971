"""Pages of long lists, read from the row beside which they begin; a page costs the same however long the list is."""

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from django.db.models import Q, QuerySet

from gandan.common.words import say

MOST_COUNTED = 1000
Row = TypeVar("Row")


def capped_count(found: "QuerySet[Any]") -> int:
    """Return how many rows there are, counted up to ``MOST_COUNTED`` + 1."""
    count: int = found.order_by()[: MOST_COUNTED + 1].count()
    return count


def capped_words(count: int) -> str:
    """Return "12", or "hơn 1.000" past what is counted."""
    return str(count) if count <= MOST_COUNTED else say("hơn 1.000")


def has_words(field: str, words: Iterable[str]) -> Q:
    """Return the condition that every word begins a word of the folded text."""
    asked = Q()
    for word in words:
        asked &= Q(**{f"{field}__startswith": word}) | Q(**{f"{field}__contains": f" {word}"})
    return asked


def cut_page(rows: Sequence[Row], size: int, *, is_first: bool, backward: bool) -> tuple[list[Row], bool, bool]:
    """Return the rows of a page in reading order, whether rows stand before them, and whether behind them.

    ``rows`` has one more than the page where there are more; read backward they stand in the opposite order.
    """
    more, page = len(rows) > size, list(rows[:size])
    if backward:
        page.reverse()
    return page, more if backward else not is_first, backward or more
