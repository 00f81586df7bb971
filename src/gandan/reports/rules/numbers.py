"""Numbers in edited words: which are still the counted ones, which were changed, which were typed."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from gandan.common.numbers import NUMBER
from gandan.reports.rules.text import GAP, ChangedNumber, FigureText

PLACE = re.compile(r"\{\{\s*([\w.:-]+)\s*\}\}")
_TOKEN = re.compile(rf"\{{\{{[^{{}}]*\}}\}}|{NUMBER.pattern}|\w+|[^\w\s]")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_NOT_COUNTED = re.compile(r"\d{1,2}/\d{1,2}/\d{4}|\d{1,2}/\d{4}|\d+[a-z]?/.*|(?:19|20)\d\d")
_NAMES = re.compile(r"(?:điều|khoản|mục|phụ lục|số|năm|tháng|quý|ngày|tổ dân phố|thôn|phòng|quốc lộ|đường)\s+$", re.I)


@dataclass(frozen=True, slots=True)
class Aligned:
    """Typed words set against what stood before."""

    template: str
    """The words with ``{{code}}`` for each number that is still the counted one."""
    changed: tuple[tuple[str, str], ...]
    """Counted numbers and what a person put in their place."""
    kept: tuple[ChangedNumber, ...]
    """Earlier changes that still stand."""
    typed: int
    """Characters that were typed."""


@dataclass(frozen=True, slots=True)
class Filled:
    text: str
    figures: tuple[FigureText, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    start: int
    end: int
    figure: FigureText | None = None
    earlier: ChangedNumber | None = None

    @property
    def is_number(self) -> bool:
        return bool(NUMBER.fullmatch(self.text))

    @property
    def is_bound(self) -> bool:
        return self.figure is not None or self.earlier is not None


def record_figures(text: str) -> tuple[FigureText, ...]:
    """Return every number of a record's own sentence, coded "1", "2", … in order."""
    return tuple(FigureText(m[0], str(at), "", m.start()) for at, m in enumerate(NUMBER.finditer(text), 1))


def skeleton(text: str) -> str:
    """Return the sentence without its numbers: two with one skeleton say the same of other numbers."""
    return " ".join(NUMBER.sub("#", text).split())


def align(
    standing: str, figures: Sequence[FigureText], typed: str, *, earlier: Sequence[ChangedNumber] = ()
) -> Aligned:
    """Set ``typed`` against the words that stood before, whose counted numbers are ``figures``.

    A number that stands in the same place is the same; one that moved with its value is too. A counted number whose
    place is taken by another is changed; one that is gone with its words is merely not told.
    """
    before, after = _bound(standing, figures, earlier), list(_tokens(typed))
    links: dict[int, _Token] = {}
    blocks = SequenceMatcher(None, [t.text for t in before], [t.text for t in after], autojunk=False).get_opcodes()
    loose: list[tuple[Sequence[int], Sequence[int]]] = []
    for tag, a1, a2, b1, b2 in blocks:
        if tag == "equal":
            links |= {b1 + n: before[a1 + n] for n in range(a2 - a1) if before[a1 + n].is_bound}
        else:
            loose.append(
                ([a for a in range(a1, a2) if before[a].is_bound], [b for b in range(b1, b2) if after[b].is_number])
            )
    _link_moved(before, after, loose, links)
    changed, kept = _pair(before, after, loose, links)
    count = sum(after[b2 - 1].end - after[b1].start for tag, _, _, b1, b2 in blocks if tag != "equal" and b2 > b1)
    return Aligned(_template(typed, after, links), tuple(changed), tuple(kept), count)


def fill(template: str, figures: Mapping[str, FigureText]) -> Filled:
    """Put the numbers of this window in their places; one that is not there leaves a gap that can be seen."""
    pieces: list[str] = []
    found: list[FigureText] = []
    missing: list[str] = []
    at, length = 0, 0
    for match in PLACE.finditer(template):
        before = template[at : match.start()]
        length += len(before)
        figure = figures.get(match[1])
        words = figure.text if figure else GAP
        if figure:
            found.append(replace(figure, at=length))
        else:
            missing.append(match[1])
        pieces += [before, words]
        length += len(words)
        at = match.end()
    pieces.append(template[at:])
    return Filled("".join(pieces), tuple(found), tuple(missing))


def settle(template: str, basis: str) -> str:
    """Return the template with the numbers of the sentence that it was made from, which it follows no longer."""
    numbers = {figure.code: figure.text for figure in record_figures(basis)}
    return PLACE.sub(lambda match: numbers.get(match[1], match[0]), template)


def places(template: str) -> set[str]:
    return set(PLACE.findall(template))


def typed_numbers(text: str, figures: Sequence[FigureText], known: Sequence[ChangedNumber] = ()) -> list[str]:
    """Return numbers that stand for no record: neither counted nor days, names of papers, or words in quotes."""
    bound = {figure.at for figure in figures}
    quoted = [match.span() for match in _QUOTED.finditer(text)]
    given = {number.now for number in known}
    return [
        match[0]
        for match in NUMBER.finditer(text)
        if match.start() not in bound
        and match[0] not in given
        and not _NOT_COUNTED.fullmatch(match[0])
        and not _NAMES.search(text[: match.start()])
        and not any(start <= match.start() < end for start, end in quoted)
    ]


def _tokens(text: str) -> Iterator[_Token]:
    for match in _TOKEN.finditer(text):
        yield _Token(match[0], match.start(), match.end())


def _bound(text: str, figures: Sequence[FigureText], earlier: Sequence[ChangedNumber]) -> list[_Token]:
    counted = {figure.at: figure for figure in figures}
    left = list(earlier)
    tokens = []
    for token in _tokens(text):
        changed = None
        if token.start not in counted:
            changed = next((number for number in left if number.now == token.text), None)
        if changed:
            left.remove(changed)
        tokens.append(replace(token, figure=counted.get(token.start), earlier=changed))
    return tokens


def _link_moved(
    before: Sequence[_Token],
    after: Sequence[_Token],
    loose: Sequence[tuple[Sequence[int], Sequence[int]]],
    links: dict[int, _Token],
) -> None:
    waiting = [a for olds, _ in loose for a in olds]
    for b in (b for _, news in loose for b in news):
        found = next((a for a in waiting if before[a].text == after[b].text), None)
        if found is not None:
            waiting.remove(found)
            links[b] = before[found]


def _pair(
    before: Sequence[_Token],
    after: Sequence[_Token],
    loose: Sequence[tuple[Sequence[int], Sequence[int]]],
    links: Mapping[int, _Token],
) -> tuple[list[tuple[str, str]], list[ChangedNumber]]:
    changed: list[tuple[str, str]] = []
    linked = {token.start for token in links.values()}
    for olds, news in loose:
        gone = [before[a] for a in olds if before[a].start not in linked]
        fresh = [after[b] for b in news if b not in links]
        for old, new in zip(gone, fresh, strict=False):
            changed.append((old.earlier.was if old.earlier else old.text, new.text))
    return changed, [token.earlier for token in links.values() if token.earlier]


def _template(typed: str, after: Sequence[_Token], links: Mapping[int, _Token]) -> str:
    pieces, at = [], 0
    for b in sorted(links):
        figure = links[b].figure
        if figure:
            pieces += [typed[at : after[b].start], f"{{{{{figure.code}}}}}"]
            at = after[b].end
    return "".join([*pieces, typed[at:]])
