"""Who stands in for what, as plain values: for one thing ("viec:CV-2026-0012"), one kind ("viec"), or all ("")."""

from collections.abc import Mapping
from dataclasses import dataclass

DUTIES = "vai_tro"
"""The kind of roles among what a person holds."""


def share_of(kind: str, key: str) -> str:
    """Return what names one thing among those of all kinds."""
    return f"{kind}:{key}"


def chosen(shares: Mapping[str, int], kind: str, key: str) -> int | None:
    """Return who is named for the thing: for itself, else for its kind, else for everything; None for nobody."""
    return next((shares[what] for what in (share_of(kind, key), kind, "") if what in shares), None)


@dataclass(frozen=True, slots=True)
class Standing:
    """What one stand-in has of one absent person's leave, beside the other stand-ins of it."""

    official_id: int
    name: str
    """Of who is away."""
    shares: Mapping[str, int]
    """Who stands in, by what; of the whole leave."""
    stand_in_id: int

    def covers(self, kind: str, key: str) -> bool:
        return chosen(self.shares, kind, key) == self.stand_in_id

    def covers_kind(self, kind: str) -> bool:
        """Say whether all of the kind is covered but for what others are named for."""
        return self.shares.get(kind, self.shares.get("")) == self.stand_in_id

    def keys(self, kind: str, *, own: bool) -> list[str]:
        """Return the things of the kind for which this stand-in (or another, where not ``own``) is named."""
        begin = share_of(kind, "")
        found = (
            what.removeprefix(begin)
            for what, who in self.shares.items()
            if what.startswith(begin) and own is (who == self.stand_in_id)
        )
        return sorted(found)
