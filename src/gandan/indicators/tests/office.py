"""A commune whose people enter figures."""

from dataclasses import dataclass

from gandan.indicators.models import EnteredIndicator, Entry
from gandan.organisations.actors import Actor
from gandan.tenancy.models import Commune


@dataclass
class Office:
    commune: Commune
    officer: Actor
    """The programme officer, who defines and enters everything."""
    focal: Actor
    """Enters the figures of the centre."""
    colleague: Actor
    """Of another unit."""
    indicator: EnteredIndicator
    entry: Entry

    def url(self, path: str = "") -> str:
        return f"/{self.commune.slug}/so-lieu/{path}"

    @property
    def code(self) -> str:
        return f"entered.{self.indicator.code}"


DAYS = {"from_on": "15/10/2026", "to_on": "14/11/2026"}
