"""The entries of the rail, the tabs of their lists, the page to start from; each domain registers its own."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from gandan.common.words import say


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
class TabEntry:
    """A list below an entry of the rail; ``menu`` is the entry's name, ``label`` a msgid."""

    menu: str
    order: int
    name: str
    label: str
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


@dataclass(frozen=True, slots=True)
class ShownTab:
    label: str
    icon: str
    href: str
    active: bool


_entries: dict[str, MenuEntry] = {}
_tabs: dict[tuple[str, str], TabEntry] = {}
_starts: dict[str, Callable[[HttpRequest], bool]] = {}


def register(entry: MenuEntry) -> None:
    _entries[entry.name] = entry


def register_tab(tab: TabEntry) -> None:
    _tabs[tab.menu, tab.name] = tab


def register_start(url_name: str, is_for: Callable[[HttpRequest], bool]) -> None:
    """Let some people begin on another page than their own work."""
    _starts[url_name] = is_for


def start_url(request: HttpRequest) -> str:
    """Return the page on which this person begins; empty for their own work."""
    slug = request.commune.slug  # type: ignore[attr-defined]
    found = next((url_name for url_name, is_for in _starts.items() if is_for(request)), "")
    return reverse(found, kwargs={"commune": slug}) if found else ""


def tabs(request: HttpRequest, menu: str, active: str) -> list[ShownTab]:
    """Return the tabs below an entry of the rail that the acting official may open."""
    slug = request.commune.slug  # type: ignore[attr-defined]
    below = sorted((tab for tab in _tabs.values() if tab.menu == menu), key=lambda tab: tab.order)
    return [
        ShownTab(say(tab.label), tab.icon, reverse(tab.url_name, kwargs={"commune": slug}), tab.name == active)
        for tab in below
        if tab.is_shown(request)
    ]


def entries(request: HttpRequest) -> list[ShownEntry]:
    """Return the entries that the acting official may open, in the order of the rail."""
    slug = request.commune.slug  # type: ignore[attr-defined]
    return [
        ShownEntry(e.label, e.short, e.icon, reverse(e.url_name, kwargs={"commune": slug}), e.name)
        for e in sorted(_entries.values(), key=lambda e: e.order)
        if e.is_shown(request)
    ]
