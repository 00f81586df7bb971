"""Who has to act, as found: the bodies, where they are named, and whether they may be told to act at all."""

from __future__ import annotations

import re
from dataclasses import dataclass

from vanban._model import Span
from vanban._parse import words
from vanban._parse.flow import Line
from vanban._parse.rules.facts import Facts
from vanban._parse.rules.units import Name

_RANKS = (
    (0, re.compile(r"(?:phường|xã|đặc khu)(?:\s|$)")),
    (3, re.compile(r"^(?:bộ(?!\s+chỉ huy)|chính phủ|thủ tướng|quốc hội)(?:\s|$)")),
    (1, re.compile(r"^sở(?:\s|$)")),
    (2, re.compile(r"(?:^|\s)(?:tỉnh|thành phố|tỉnh ủy|thành ủy)(?:\s|$)")),
)


_ROLE = re.compile(r"\s*\((?:(?:đơn vị|cơ quan)\s+)?(chủ trì|phối hợp|đầu mối|chịu trách nhiệm chính)\)")


@dataclass(frozen=True, slots=True)
class Doer:
    """The bodies on which duties are laid, and where they are named."""

    names: tuple[Name, ...]
    line: Line
    support: tuple[Name, ...] = ()
    support_line: Line | None = None
    """Where the helpers are named, if not beside the doer."""
    carried: bool = False
    """Taken from the point before, since this one names nobody."""
    refused: bool = False
    """Asked of a superior: a request, no task."""
    start: int = 0
    """Where in its line the duty of a sentence begins."""
    colon: int | None = None
    """Where the words behind the lead-in "Giao X:" begin."""

    def spans(self, name: Name) -> tuple[Span, ...]:
        return self.line.spans(name.start, name.end)


def judged(
    names: tuple[Name, ...],
    line: Line,
    facts: Facts,
    *,
    asked: bool,
    support: tuple[Name, ...] = (),
    start: int = 0,
    colon: int | None = None,
) -> Doer:
    names, helping = _by_role(names, line)
    support = (*support, *helping)
    refused = asked and any(_is_above(name.value, facts) for name in names)
    return Doer(names, line, support, refused=refused, start=start, colon=colon)


def _by_role(names: tuple[Name, ...], line: Line) -> tuple[tuple[Name, ...], tuple[Name, ...]]:
    """Who leads and who helps, where brackets behind the names tell: "A (chủ trì), B, C (phối hợp)"."""
    lead: list[Name] = []
    helping: list[Name] = []
    waiting: list[Name] = []
    alike = False
    for name in names:
        waiting.append(name)
        role = _ROLE.match(line.key, name.end)
        if role:
            # "A (đầu mối) và B": both have the work, A is whom to ask.
            alike = role.group(1) == "đầu mối" and line.key.startswith("và ", role.end() + 1)
            (helping if role.group(1) == "phối hợp" else lead).extend(waiting)
            waiting = []
    if alike:
        lead, waiting = [*lead, *waiting], []
    return (tuple(lead), (*helping, *waiting)) if lead else (names, ())


def _is_above(name: str, facts: Facts) -> bool:
    if facts.type in ("to_trinh", "bao_cao") and name in facts.addressees:
        return True
    return facts.units.is_superior(name) and _rank(words.key(name)) > _rank(words.key(facts.issuer or ""))


def _rank(body: str) -> int:
    """State, province, a province's department, commune."""
    return next((rank for rank, form in _RANKS if form.search(body)), 0)
