"""The entries of the rail; each domain registers its own, so that shared code lists no domain."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """``label`` and ``short`` are msgids (the short word stands under the icon of a folded rail)."""

    order: int
    name: str
    label: str
    short: str
    icon: str
    url_name: str
    is_shown: Callable[[HttpRequest], bool] = bool


@dataclass(frozen=True, slots=True)
class ShownEntry:
    label: str
    short: str
    icon: str
    url: str
    name: str


_entries: dict[str, MenuEntry] = {}


def register(entry: MenuEntry) -> None:
    _entries[entry.name] = entry


def entries(request: HttpRequest) -> list[ShownEntry]:
    """Return the entries that the acting official may open, in the order of the rail."""
    slug = request.commune.slug  # type: ignore[attr-defined]
    return [
        ShownEntry(e.label, e.short, e.icon, reverse(e.url_name, kwargs={"commune": slug}), e.name)
        for e in sorted(_entries.values(), key=lambda e: e.order)
        if e.is_shown(request)
    ]
