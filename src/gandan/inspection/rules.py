"""Cells of an extract and of the page of one entry, as plain values."""

import datetime as dt
from collections.abc import Mapping
from typing import Any, NamedTuple

KEPT_YEARS = 2
"""How long the record keeps values about a person before they may be erased: a rule of this system."""


def kept_through(today: dt.date) -> dt.date:
    """Return the last day whose values need no longer be kept."""
    return today - dt.timedelta(days=365 * KEPT_YEARS + 1)


class Change(NamedTuple):
    field: str
    old: Any
    new: Any
    has_old: bool


def changes_of(changes: Mapping[str, Any]) -> list[Change]:
    """Return each field with its old and new value; an act that keeps one value keeps it as the new one."""
    return [
        Change(field, value[0], value[1], has_old=True)
        if isinstance(value, list) and len(value) == 2
        else Change(field, None, value, has_old=False)
        for field, value in changes.items()
    ]


def quoted(cell: str) -> str:
    """Return a cell of CSV that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell
