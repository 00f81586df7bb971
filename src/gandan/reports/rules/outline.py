"""The outline of a form: its sections in order and what fills each of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from gandan.reports.errors import BadOutline

_MOST_SECTIONS = 60
_DEEPEST = 3


class BlockKind(StrEnum):
    OPENING = "opening"
    """What the report rests on: the letter that asked for it, the plan."""
    DOCUMENTS = "documents"
    """Papers that the unit issued, and that it drafted for the People's Committee."""
    OVERVIEW = "overview"
    """Figures of tasks with their change."""
    INDICATORS = "indicators"
    ACTIVITIES = "activities"
    """Activities of the content group ``group``, of all groups and none where it is empty."""
    UNITS = "units"
    """Figures by unit, as a table."""
    TASKS = "tasks"
    """What units said of their tasks."""
    OVERDUE = "overdue"
    DIFFICULTIES = "difficulties"
    NEXT = "next"
    TABLE = "table"
    """One of ``TABLES``, or a table that another domain registers."""
    CHART = "chart"
    PICTURES = "pictures"
    PROSE = "prose"
    """Left to people; ``words`` says what is expected there."""
    CLOSING = "closing"


@dataclass(frozen=True, slots=True)
class OutlineBlock:
    kind: BlockKind
    codes: tuple[str, ...] = ()
    """Indicators."""
    group: str = ""
    table: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class OutlineSection:
    key: str
    number: str
    heading: str
    level: int
    blocks: tuple[OutlineBlock, ...]
    is_required: bool = False
    """Says that nothing happened where there is no record; else it is left out."""
    is_annex: bool = False
    is_landscape: bool = False


def parse_outline(outline: Any) -> tuple[OutlineSection, ...]:
    """Read the JSON of a form. Raises BadOutline with the place that cannot be read."""
    if not isinstance(outline, list) or not 0 < len(outline) <= _MOST_SECTIONS:
        raise BadOutline("sections", outline)
    sections = tuple(_section(section, f"sections[{at}]") for at, section in enumerate(outline))
    seen: set[str] = set()
    for at, section in enumerate(sections):
        if section.key in seen:
            raise BadOutline(f"sections[{at}].key", section.key)
        seen.add(section.key)
    return sections


def codes_of(sections: tuple[OutlineSection, ...], kind: BlockKind) -> tuple[str, ...]:
    """Return the indicators that blocks of this kind name, each once."""
    codes = (code for section in sections for block in section.blocks if block.kind is kind for code in block.codes)
    return tuple(dict.fromkeys(codes))


def has_block(sections: tuple[OutlineSection, ...], *kinds: BlockKind) -> bool:
    return any(block.kind in kinds for section in sections for block in section.blocks)


def _section(given: Any, where: str) -> OutlineSection:
    known = {"key", "number", "heading", "level", "blocks", "required", "annex", "landscape"}
    _check_keys(given, known, where)
    level = given.get("level", 1)
    if type(level) is not int or not 0 <= level <= _DEEPEST:
        raise BadOutline(f"{where}.level", level)
    blocks = given.get("blocks")
    if not isinstance(blocks, list):
        raise BadOutline(f"{where}.blocks", blocks)
    heading = _words(given, "heading", where, may_be_empty=level == 0)
    return OutlineSection(
        key=_words(given, "key", where),
        number=_words(given, "number", where, may_be_empty=True),
        heading=heading,
        level=level,
        blocks=tuple(_block(block, f"{where}.blocks[{at}]") for at, block in enumerate(blocks)),
        is_required=_flag(given, "required", where),
        is_annex=_flag(given, "annex", where),
        is_landscape=_flag(given, "landscape", where),
    )


def _block(given: Any, where: str) -> OutlineBlock:
    _check_keys(given, {"kind", "codes", "group", "table", "words"}, where)
    if given.get("kind") not in set(BlockKind):
        raise BadOutline(f"{where}.kind", given.get("kind"))
    kind = BlockKind(given["kind"])
    codes = given.get("codes", [])
    if not isinstance(codes, list) or not all(isinstance(code, str) and code for code in codes):
        raise BadOutline(f"{where}.codes", codes)
    if not codes and kind in {BlockKind.INDICATORS, BlockKind.CHART}:
        raise BadOutline(f"{where}.codes", codes)
    group, table, words = (_words(given, name, where, may_be_empty=True) for name in ("group", "table", "words"))
    if not table and kind is BlockKind.TABLE:
        raise BadOutline(f"{where}.table", table)
    return OutlineBlock(kind, tuple(codes), group, table, words)


def _check_keys(given: Any, known: set[str], where: str) -> None:
    if not isinstance(given, Mapping):
        raise BadOutline(where, given)
    for name in given:
        if name not in known:
            raise BadOutline(f"{where}.{name}", given[name])


def _words(given: Mapping[str, Any], name: str, where: str, *, may_be_empty: bool = False) -> str:
    value = given.get(name, "")
    if not isinstance(value, str) or not (value.strip() or may_be_empty) or len(value) > 300:
        raise BadOutline(f"{where}.{name}", value)
    return value.strip()


def _flag(given: Mapping[str, Any], name: str, where: str) -> bool:
    value = given.get(name, False)
    if not isinstance(value, bool):
        raise BadOutline(f"{where}.{name}", value)
    return value
