"""Accounts that the demo shows on its sign-in page.

Names and duties stand in the communes' own tables, which this domain does not know; ``organisations`` registers the
function that reads them.
"""

from collections.abc import Callable
from dataclasses import dataclass

PASSWORD = "gandan2026"  # noqa: S105 - shown on the sign-in page of the demo


@dataclass(frozen=True, slots=True)
class DemoAccount:
    username: str
    name: str
    duty: str
    unit: str
    commune: str


_providers: list[Callable[[], list[DemoAccount]]] = []


def register_provider(provider: Callable[[], list[DemoAccount]]) -> None:
    if provider not in _providers:
        _providers.append(provider)


def demo_accounts() -> list[DemoAccount]:
    """Return the accounts of the demo communes, in the order of communes and units."""
    return [account for provider in _providers for account in provider()]
