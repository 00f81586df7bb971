"""What upper domains add to a part of work: a panel on its page, and what must hold before it is reported done."""

from collections.abc import Callable
from dataclasses import dataclass

from gandan.organisations.actors import Actor
from gandan.plans.models import Assignment


@dataclass(frozen=True, slots=True)
class PanelLink:
    label: str
    href: str
    icon: str
    is_primary: bool = False


@dataclass(frozen=True, slots=True)
class Panel:
    title: str
    note: str
    icon: str
    lines: tuple[str, ...]
    links: tuple[PanelLink, ...]

    @property
    def has_primary(self) -> bool:
        return any(link.is_primary for link in self.links)


PanelMaker = Callable[[Actor, Assignment], Panel | None]
DoneCheck = Callable[[Assignment], None]

_makers: list[PanelMaker] = []
_checks: list[DoneCheck] = []


def register_panel(maker: PanelMaker) -> None:
    if maker not in _makers:
        _makers.append(maker)


def register_done_check(check: DoneCheck) -> None:
    """Let an upper domain refuse work reported done by raising NotAllowed; called with the work locked."""
    if check not in _checks:
        _checks.append(check)


def panels_of(actor: Actor, work: Assignment) -> list[Panel]:
    """Return what this person is shown beside the work."""
    return [panel for maker in _makers if (panel := maker(actor, work)) is not None]


def check_done(work: Assignment) -> None:
    """Raise NotAllowed where an upper domain still misses something."""
    for check in _checks:
        check(work)
