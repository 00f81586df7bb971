"""Cells of an extract and of the page of one entry, as plain values."""

from collections.abc import Mapping
from typing import Any, NamedTuple


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
