"""The units of the commune as documents name them."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum

from django.db.models import Q

from gandan.common.spans import on_day
from gandan.common.vietnamese import fold
from gandan.common.words import say
from gandan.organisations.enums import ActingForm, PositionKind, UnitKind
from gandan.organisations.history import Name, heirs, overlaps
from gandan.organisations.models import (
    ActingFor,
    Position,
    Unit,
    UnitAlias,
    UnitGroupAlias,
    UnitSuccession,
)
from gandan.organisations.posts import (
    BODY_KINDS,
    COLLECTIVE,
    Acting,
    Post,
    SignatureBlock,
    head_title_of,
    signature_block,
)
from gandan.organisations.saved_groups import SavedGroup, saved_groups
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
    saved: tuple[SavedGroup, ...] = ()
    """The groups behind ``groups``, each once."""
    other_names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Names of other days and of ended units, with whoever holds their work today."""
    place: str = ""
    """The commune's name, which documents put after a unit's name."""

    def unit_name(self, code: str) -> str:
        return next((unit.name for unit in self.units if unit.code == code), code)


def load_directory(on: dt.date | None = None) -> Directory:
    """Return the units in use, their names and the saved groups of that day (today's without one); five queries.

    Names of other days and of units that ended lead to whoever holds their work today, as something to be looked at.
    """
    rows = list(Unit.objects.prefetch_related("former_names"))
    units = [unit for unit in rows if unit.is_active]
    codes = {unit.pk: unit.code for unit in units}
    links = succession_links() if len(units) < len(rows) else {}
    saved = saved_groups(on, heirs_of=lambda unit: heirs(unit, links, frozenset(codes)), codes=codes)
    place = current_commune().name
    names: dict[str, str] = {}
    other: list[tuple[str, int]] = []
    for unit in rows:
        held = unit.name_on(on) if on else Name(unit.name, unit.short_name)
        of_day = [held.short, held.full] if unit.pk in codes else []
        names.update({name_key(text, place): unit.code for text in of_day})
        former = [text for one in unit.former_names.all() for text in (one.name, one.short_name)]
        other += [(text, unit.pk) for text in (unit.name, unit.short_name, *former)]
    for text, unit_id, from_on, to_on in UnitAlias.objects.values_list("text", "unit_id", "from_on", "to_on"):
        if unit_id in codes and overlaps((from_on, to_on), (on, on) if on else (None, None)) and (on or not to_on):
            names.setdefault(name_key(text, place), codes[unit_id])
        other.append((text, unit_id))
    return Directory(
        units=tuple(UnitEntry(unit.code, unit.name, unit.kind) for unit in units),
        names=names,
        groups=_groups_by_name(saved, place),
        saved=tuple(saved),
        other_names=_heirs_by_name(rows, other, names, place, links),
        place=place,
    )


def _groups_by_name(saved: Iterable[SavedGroup], place: str) -> dict[str, tuple[str, ...]]:
    by_id = {group.pk: group.units for group in saved if group.units}
    groups = {name_key(group.name, place): group.units for group in saved if group.units}
    for text, group_id in UnitGroupAlias.objects.values_list("text", "group_id"):
        if group_id in by_id:
            groups.setdefault(name_key(text, place), by_id[group_id])
    return groups


def _heirs_by_name(
    rows: Sequence[Unit],
    other: Iterable[tuple[str, int]],
    names: Mapping[str, str],
    place: str,
    links: Mapping[int, Sequence[int]],
) -> dict[str, tuple[str, ...]]:
    """Return for names that are not of the day the codes of the units that hold the work today."""
    codes = {unit.pk: unit.code for unit in rows}
    active = frozenset(unit.pk for unit in rows if unit.is_active)
    found: dict[str, tuple[str, ...]] = {}
    for text, unit_id in other:
        key = name_key(text, place)
        if key not in names:
            own = tuple(codes[heir] for heir in heirs(unit_id, links, active))
            found[key] = tuple(dict.fromkeys((*found.get(key, ()), *own)))
    return {key: held for key, held in found.items() if held}


def succession_links() -> dict[int, list[int]]:
    """Return for each unit that went into others the ids of those, in the order of days; one query."""
    links: dict[int, list[int]] = {}
    for predecessor, successor in UnitSuccession.objects.values_list("predecessor_id", "successor_id"):
        links.setdefault(predecessor, []).append(successor)
    return links


def unit_choices() -> list[tuple[str, str]]:
    """Return code and short name of every unit for a filter; those that ended come last."""
    units = Unit.objects.order_by("-is_active", "position", "id").values_list("code", "short_name", "is_active")
    return [(code, name if active else say("%(name)s (đã ngừng)", name=name)) for code, name, active in units]


def find_units(words: str, directory: Directory) -> Match:
    """Say which units a document's words name: by the same folded name, then by one name that holds the other.

    Collective names are never guessed: a saved group is proposed, another collective name is left to a person.
    """
    key = name_key(words, directory.place)
    if key in directory.names:
        return Match(MatchKind.UNIT, words, (directory.names[key],))
    if key in directory.groups:
        return Match(MatchKind.GROUP, words, directory.groups[key])
    heirs_of_name = directory.other_names.get(key, ())
    if len(heirs_of_name) == 1:
        return Match(MatchKind.UNIT, words, heirs_of_name, is_sure=False)
    if heirs_of_name or is_collective(words):
        return Match(MatchKind.COLLECTIVE, words)
    held = {code for name, code in directory.names.items() if _holds(key, name) or _holds(name, key)}
    if len(held) == 1 and key and not _is_outside(key):
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


def signature_of(unit: Unit | None, *, paper: str, on: dt.date) -> SignatureBlock:
    """Return how a paper of this kind is signed on that day, for the unit or for the People's Committee.

    Two queries, a third where somebody acts for the head.
    """
    of_body = Q(unit=unit) if unit else Q(unit__kind__in=sorted(BODY_KINDS))
    of_day = on_day(on)
    heads = Position.objects.filter(of_body & of_day, kind=PositionKind.HEAD).select_related("official", "unit")
    rows = list(ActingFor.objects.filter(of_body & of_day).select_related("official", "unit").order_by("id"))
    titles = _titles_of(rows, of_day) if rows else {}
    # who lost every position, or left, signs for nobody, whatever paper still stands
    in_office = {person for person, _unit in titles}
    return signature_block(
        on,
        paper=paper,
        collective="" if unit else COLLECTIVE,
        head_title=head_title_of(unit.kind if unit else UnitKind.COMMITTEE),
        heads=[post_of(one) for one in heads.order_by("unit__position", "id")],
        acting=[
            Acting(
                form=ActingForm(row.form),
                name=row.official.full_name,
                title=titles.get((row.official_id, row.unit_id)) or titles.get((row.official_id, None), ""),
                from_on=row.from_on,
                to_on=row.to_on,
                papers=frozenset(row.papers),
            )
            for row in rows
            if row.official_id in in_office
        ],
    )


def post_of(position: Position) -> Post:
    return Post(
        person=position.official_id,
        unit=position.unit_id,
        title=position.title,
        kind=PositionKind(position.kind),
        from_on=position.from_on,
        to_on=position.to_on,
        is_main=position.is_main,
        name=position.official.full_name,
    )


def _titles_of(rows: Sequence[ActingFor], of_day: Q) -> dict[tuple[int, int | None], str]:
    """Return the title of each signer in each unit, the main one under None."""
    held = Position.objects.filter(of_day, official__in=[row.official_id for row in rows])
    titles: dict[tuple[int, int | None], str] = {}
    for person, unit_id, title, is_main in held.values_list("official_id", "unit_id", "title", "is_main"):
        titles[person, unit_id] = title
        if is_main:
            titles[person, None] = title
    return titles
