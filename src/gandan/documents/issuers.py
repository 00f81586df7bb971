"""Which unit of the commune a paper comes from: told from its symbol, its issuer and the line of what is filed."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gandan.common.vietnamese import fold

_COMMITTEES = frozenset({"ubnd", "uybannhandan", "hdnd", "ubndhdnd"})
_FILED = re.compile(r"(?im)^\W*lưu\s*:\s*(.+)$")
_KIND_WORDS = ("phong ", "trung tam ", "van phong ", "tram ", "ban ")


@dataclass(frozen=True, slots=True)
class KnownUnit:
    """A unit as papers may name it."""

    key: int
    names: tuple[str, ...]
    """Its name, short name, code and aliases."""


@dataclass(frozen=True, slots=True)
class Origin:
    """The unit that issued a paper, and the one that drafted it for the People's Committee; None where neither."""

    unit: int | None = None
    drafted_by: int | None = None


def find_origin(symbol: str, issuer: str, recipients: Sequence[str], units: Iterable[KnownUnit]) -> Origin:
    """Return where a paper of this commune comes from.

    A unit's own paper bears its abbreviation in the symbol ("KH-TTPVHCC"); a letter of the People's Committee bears
    the drafting unit's ("UBND-VHXH", Decree 30/2020/NĐ-CP, annex I), as does the line "Lưu: VT, VHXH".
    """
    keys = _keys(units)
    parts = [_bare(part) for part in symbol.split("-") if part.strip()]
    named = [keys.get(part) for part in parts]
    if any(part in _COMMITTEES for part in parts):
        return Origin(drafted_by=next((key for key in named if key is not None), None) or _filed(recipients, keys))
    unit = next((key for key in reversed(named) if key is not None), None)
    if unit is None:
        unit = keys.get(_bare(issuer))
    return Origin(unit=unit) if unit is not None else Origin(drafted_by=_filed(recipients, keys))


def _filed(recipients: Sequence[str], keys: dict[str, int]) -> int | None:
    found = _FILED.search("\n".join(recipients))
    if found is None:
        return None
    # the first stands for the clerk, who files every paper
    pieces = [_bare(re.sub(r"\(.*?\)", "", piece)) for piece in re.split(r"[,;]", found.group(1))][1:]
    return next((keys[piece] for piece in pieces if piece in keys), None)


def _keys(units: Iterable[KnownUnit]) -> dict[str, int]:
    """Return each way of naming a unit; one that would name two names neither."""
    keys: dict[str, int] = {}
    doubtful: set[str] = set()
    for unit in units:
        for key in {_bare(name) for name in unit.names} | {short for name in unit.names for short in _shorts(name)}:
            if len(key) > 1 and keys.setdefault(key, unit.key) != unit.key:
                doubtful.add(key)
    return {key: found for key, found in keys.items() if key not in doubtful}


def _shorts(name: str) -> set[str]:
    """Return the first letters of a name of several words, with and without the kind of body before it."""
    folded = " ".join(re.findall(r"[a-z0-9]+", fold(name)))
    bare = next((folded.removeprefix(kind) for kind in _KIND_WORDS if folded.startswith(kind)), folded)
    return {"".join(word[0] for word in text.split()) for text in (folded, bare) if len(text.split()) > 1}


def _bare(text: str) -> str:
    return "".join(re.findall(r"[a-z0-9]+", fold(text)))
