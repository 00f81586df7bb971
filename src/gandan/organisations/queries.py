"""The units of the commune as documents name them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from gandan.common.vietnamese import fold
from gandan.organisations.models import Unit, UnitAlias, UnitGroupAlias, UnitGroupMember
from gandan.tenancy.scope import current_commune

_LEVELS = (("phường",), ("xã",), ("đặc", "khu"))
_OUTSIDE = ("thanh pho", "tinh", "trung uong", "chinh phu")
_OUTSIDE_STARTS = ("so ", "bo ", "thanh uy", "tinh uy", "ban thuong vu thanh uy")
_COLLECTIVE_STARTS = (
    "cac ",
    "tat ca ",
    "toan the ",
    "moi ",
    "thu truong cac ",
    "nguoi dung dau ",
    "can bo, cong chuc",
)


class MatchKind(Enum):
    UNIT = "unit"
    GROUP = "group"
    """A collective name behind which a group is saved."""
    COLLECTIVE = "collective"
    """A collective name that a person has to open."""
    OUTSIDE = "outside"
    """A body that is no unit of this commune."""


@dataclass(frozen=True, slots=True)
class UnitEntry:
    code: str
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Match:
    """What a document's words stand for; ``is_sure`` is false where the name only resembles one."""

    kind: MatchKind
    words: str
    codes: tuple[str, ...] = ()
    is_sure: bool = True


@dataclass(frozen=True, slots=True)
class Directory:
    """Everything that matching needs, as plain values; ``names`` and ``groups`` are keyed by ``name_key``."""

    units: tuple[UnitEntry, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    place: str = ""
    """The commune's name, which documents put after a unit's name."""

    def unit_name(self, code: str) -> str:
        return next((unit.name for unit in self.units if unit.code == code), code)


def load_directory() -> Directory:
    """Return the active units, their other names and the saved groups of the open commune; four queries."""
    units = list(Unit.objects.filter(is_active=True))
    codes = {unit.pk: unit.code for unit in units}
    place = current_commune().name
    names = {name_key(text, place): unit.code for unit in units for text in (unit.short_name, unit.name)}
    for text, unit_id in UnitAlias.objects.filter(unit__in=codes).values_list("text", "unit_id"):
        names.setdefault(name_key(text, place), codes[unit_id])
    members: dict[int, list[str]] = {}
    titles: dict[int, str] = {}
    rows = UnitGroupMember.objects.order_by("unit__position", "unit_id").values_list(
        "group_id", "group__name", "unit_id"
    )
    for group_id, title, unit_id in rows:
        titles[group_id] = title
        if unit_id in codes:
            members.setdefault(group_id, []).append(codes[unit_id])
    groups = {name_key(titles[group_id], place): tuple(inside) for group_id, inside in members.items()}
    for text, group_id in UnitGroupAlias.objects.values_list("text", "group_id"):
        if group_id in members:
            groups.setdefault(name_key(text, place), tuple(members[group_id]))
    entries = tuple(UnitEntry(unit.code, unit.name, unit.kind) for unit in units)
    return Directory(entries, names, groups, place)


def find_units(words: str, directory: Directory) -> Match:
    """Say which units a document's words name: by the same folded name, then by one name that holds the other.

    Collective names are never guessed: a saved group is proposed, another collective name is left to a person.
    """
    key = name_key(words, directory.place)
    if key in directory.names:
        return Match(MatchKind.UNIT, words, (directory.names[key],))
    if key in directory.groups:
        return Match(MatchKind.GROUP, words, directory.groups[key])
    if is_collective(words):
        return Match(MatchKind.COLLECTIVE, words)
    if not key or _is_outside(key):
        return Match(MatchKind.OUTSIDE, words)
    held = {code for name, code in directory.names.items() if _holds(key, name) or _holds(name, key)}
    if len(held) == 1:
        return Match(MatchKind.UNIT, words, (held.pop(),), is_sure=False)
    return Match(MatchKind.OUTSIDE, words)


def is_collective(words: str) -> bool:
    """Say whether the words call several bodies by one name."""
    key = fold(words)
    return key.startswith(_COLLECTIVE_STARTS) or "co quan, don vi" in key or "phong, don vi" in key


def name_key(words: str, place: str = "") -> str:
    """Return the folded name without the commune at its end, so that "Trạm Y tế phường Sông Cửa" is "tram y te"."""
    tokens = _without_place(words.strip(" .;,").split())
    key = fold(" ".join(tokens)).replace("–", "-").replace("&", " va ").replace("ubnd", "uy ban nhan dan")
    key = key.replace("hdnd", "hoi dong nhan dan").replace("mttq", "mat tran to quoc")
    key = " - ".join(part.strip() for part in key.split("-"))
    if place and key.endswith(f" {fold(place)}"):
        key = key.removesuffix(f" {fold(place)}")
    return " ".join(key.split())


def _without_place(tokens: list[str]) -> list[str]:
    """Cut "phường", or "phường" and a capitalised name after it, from the end; "Văn hóa - Xã hội" stays."""
    for index in range(1, len(tokens)):
        for level in _LEVELS:
            rest = tokens[index:]
            is_level = tuple(token.lower() for token in rest[: len(level)]) == level
            if is_level and all(token[:1].isupper() or token.isdigit() for token in rest[len(level) :]):
                return tokens[: index - 1] if tokens[index - 1].lower() in ("thuộc", "của") else tokens[:index]
    return tokens


def _is_outside(key: str) -> bool:
    return key.startswith(_OUTSIDE_STARTS) or any(f" {word}" in f" {key}" for word in _OUTSIDE)


def _holds(text: str, part: str) -> bool:
    return len(part.split()) > 1 and f" {part} " in f" {text} "
