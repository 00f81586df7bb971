"""From a flow of lines to a :class:`Document`: each part is read by its own module, here they are put together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from vanban._model import Citation, Document, Signature
from vanban._parse import quality, words
from vanban._parse.flow import Flow, Grid, Line
from vanban._parse.ledger import Ledger
from vanban._parse.rules import problems as clerk
from vanban._parse.rules.citations import Cited, Mention, find_mentions, gather
from vanban._parse.rules.definitions import defined_names
from vanban._parse.rules.doubt import mark_doubts
from vanban._parse.rules.duties import body_duties
from vanban._parse.rules.duty import Duty
from vanban._parse.rules.facts import Facts
from vanban._parse.rules.header import Header, read_header
from vanban._parse.rules.issuer import Issuer, find_commune, read_issuer
from vanban._parse.rules.marked import Marked
from vanban._parse.rules.noted import note_candidates, note_citations, note_head, note_problems, note_tasks
from vanban._parse.rules.numbering import numbering_problems
from vanban._parse.rules.outline import AnnexPart, Node, Parts, build_tree, split
from vanban._parse.rules.periods import Years
from vanban._parse.rules.references import is_party_symbol, normalise, reference_of
from vanban._parse.rules.signing import signing_problems
from vanban._parse.rules.tables import table_duties
from vanban._parse.rules.tail import read_recipients, read_signature
from vanban._parse.rules.tidy import tidied
from vanban._parse.rules.tree import annex_of, blocks_of
from vanban._parse.rules.units import UnitReader
from vanban._parse.rules.wording import wording_problems

_PERIOD = re.compile(
    r"giai đoạn\s+(?:từ\s+)?(?:năm\s+)?20\d\d\s*(?:-|đến)\s*(?:năm\s+)?20\d\d|hằng năm|hàng năm|những năm tiếp theo"
)
_ONE_YEAR = re.compile(r"(?<![\wà-ỹ])năm\s+(20\d\d)(?![\d-])")
_ANSWER = re.compile(
    r"(?:phúc đáp|trả lời|nhận được)\s+(?:công văn|văn bản|tờ trình|báo cáo|đề nghị|kế hoạch|thông báo)?"
)
_FIRST_HEADINGS = frozenset({"roman", "arabic", "article", "part", "chapter", "section", "capital", "dotted"})


@dataclass(frozen=True)
class Given:
    """What the caller knows beforehand."""

    units: tuple[str, ...] = ()
    aliases: tuple[tuple[str, str], ...] = ()
    """Another name of a body, and how it is spelled out."""
    register: Mapping[str, str] | None = None
    today: date | None = None


def read_document(flow: Flow, given: Given) -> Document:
    texts = [line.text for line in flow.lines()]
    if quality.judge(texts) == "clean" and not quality.damaged_stretch(texts):
        return mark_doubts(_read(flow, given), flow)
    # its word lists take a moment to load, which no sound text should wait for
    from vanban._parse.restore.alike import with_alike_names  # noqa: PLC0415 - see above
    from vanban._parse.restore.front import restored  # noqa: PLC0415 - see above
    from vanban._parse.restore.marks import with_marks  # noqa: PLC0415 - see above

    read = with_alike_names(with_marks(_read(restored(flow, given.units), given)))
    return replace(mark_doubts(read, flow), text_quality="degraded")


def _read(flow: Flow, given: Given) -> Document:
    ledger = Ledger()
    flow = replace(flow, items=tidied(flow.items))
    header = read_header(flow)
    parts = split(flow, header.end)
    lines = list(flow.lines())
    issuer = read_issuer(header, lines[len(parts.head) :], UnitReader(given.units, aliases=given.aliases))
    commune = find_commune(header, issuer, lines)
    units = UnitReader(given.units, commune, given.aliases)
    told = defined_names(lines, units)
    units = UnitReader(given.units, commune, given.aliases, told) if told else units
    tree = build_tree(parts.body)
    mentions = {id(line): found for line in lines if (found := find_mentions(line, units))}
    facts = _facts(header, issuer, units, mentions, parts, given)
    duties = [*body_duties(tree, facts), *_annex_duties(parts, facts)]
    signature = read_signature(parts.tail, ledger, issuer.name)
    recipients = read_recipients(parts.tail, ledger)
    cited = gather(_with_basis(header, parts, tree, mentions), _own_reference(header))
    note_head(header, issuer, ledger)
    note_citations(cited, ledger)
    tasks = note_tasks(duties, ledger)
    marked = dict.fromkeys(_problems(header, issuer, parts, tree, cited, duties, signature, ledger, given))
    problems = note_problems(list(marked), ledger)
    reply_to = _reply_to(header, tree, mentions, ledger)
    note_candidates(header, parts.body, ledger)
    return Document(
        type=header.type,
        parent_issuer=issuer.parent,
        issuer=issuer.name,
        number=header.number,
        symbol=header.symbol,
        place=header.place,
        date=header.date,
        subject=header.subject,
        reply_to=reply_to,
        citations=tuple(Citation(one.type, one.reference, one.date, one.issuer, one.basis) for one in cited),
        tasks=tasks,
        signature=signature,
        recipients=recipients,
        to=tuple(words.squash(line.text) for line in header.to),
        security=header.security,
        urgency=header.urgency,
        body=blocks_of(tree),
        annexes=tuple(annex_of(part) for part in parts.annexes),
        problems=problems,
        evidence=ledger.entries,
        source=tuple(flow.blocks),
    )


def _facts(
    header: Header, issuer: Issuer, units: UnitReader, mentions: dict[int, list[Mention]], parts: Parts, given: Given
) -> Facts:
    subject = words.key(header.subject or "")
    conclusion = header.type in ("cong_van", "bien_ban") or (header.type == "thong_bao" and "kết luận" in subject)
    to = tuple(units.spell_out(line.text) for line in header.to)
    return Facts(units, _years(header, parts, given), header.type, issuer.name, conclusion, to, mentions)


def _years(header: Header, parts: Parts, given: Given) -> Years:
    subject = words.key(header.subject or "")
    titles = " ".join(part.title.key for part in parts.annexes if part.title)
    if _PERIOD.search(subject) or _PERIOD.search(titles):
        return Years(several=True)
    told = [int(one.group(1)) for one in _ONE_YEAR.finditer(subject)]
    if told:
        # "Kết quả năm 2026, nhiệm vụ năm 2027": the duties are of the later one.
        return Years(year=max(told))
    if header.year is not None:
        return Years(year=header.year)
    return Years(year=given.today.year if given.today else None, sure=False)


def _annex_duties(parts: Parts, facts: Facts) -> Iterator[Duty]:
    several = len(parts.annexes) > 1
    for at, part in enumerate(parts.annexes):
        prefix = f"annex.{part.number or at + 1}" if several else "annex"
        for item in part.items:
            if isinstance(item, Grid):
                yield from table_duties(item, prefix, facts)


def _own_reference(header: Header) -> str | None:
    if not header.number or not header.symbol:
        return None
    return normalise(reference_of(header.number, header.symbol))


def _with_basis(
    header: Header, parts: Parts, tree: Sequence[Node], mentions: dict[int, list[Mention]]
) -> Iterator[tuple[Mention, bool]]:
    """All mentions in reading order; those before the first heading (of a letter: before its orders) are its basis."""
    subject = header.subject_line
    if subject is not None:
        yield from ((one, True) for one in mentions.get(id(subject)) or _joined_mentions(subject, parts, mentions))
    opening = True
    for line, marker in _body_lines(tree):
        opening = opening and marker not in _FIRST_HEADINGS
        for one in mentions.get(id(line), ()):
            yield one, opening
    for part in parts.annexes:
        for line in _annex_lines(part):
            yield from ((one, False) for one in mentions.get(id(line), ()))


def _joined_mentions(subject: Line, parts: Parts, mentions: dict[int, list[Mention]]) -> list[Mention]:
    return [
        one for line in parts.head for one in mentions.get(id(line), ()) if one.reference.split("/")[0] in subject.text
    ]


def _body_lines(tree: Sequence[Node]) -> Iterator[tuple[Line, str | None]]:
    stack = list(reversed(tree))
    while stack:
        node = stack.pop()
        if node.grid is not None:
            for row in node.grid.rows:
                yield from ((cell, None) for cell in row)
        else:
            yield node.line, node.marker.kind if node.marker else None
        stack.extend(reversed(node.children))


def _annex_lines(part: AnnexPart) -> Iterator[Line]:
    if part.title is not None:
        yield part.title
    for item in part.items:
        if isinstance(item, Line):
            yield item
        else:
            for row in item.rows:
                yield from row


def _reply_to(header: Header, tree: Sequence[Node], mentions: dict[int, list[Mention]], ledger: Ledger) -> str | None:
    candidates = [line for line, marker in _body_lines(tree) if marker is None][:3]
    if header.subject_line is not None:
        candidates.insert(0, header.subject_line)
    for line in candidates:
        for one in mentions.get(id(line), ()):
            before = line.key[max(0, one.start - 40) : one.number_end]
            if _ANSWER.search(before):
                ledger.note("reply_to", line.spans(one.start, one.number_end), 0.92)
                return one.reference
    return None


def _problems(
    header: Header, issuer: Issuer, parts: Parts, tree: Sequence[Node], cited: Sequence[Cited],
    duties: Sequence[Duty], signature: Signature, ledger: Ledger, given: Given,
) -> list[Marked]:  # fmt: skip
    body = _lines_with_sections(tree)
    annexes = [(line, "annex") for part in parts.annexes for line in _annex_lines(part)]
    cells = {id(cell) for item in parts.body if isinstance(item, Grid) for row in item.rows for cell in row}
    paragraphs = [(line, section) for line, section in body if id(line) not in cells]
    return [
        *clerk.head_problems(header),
        *numbering_problems(tree),
        *clerk.citation_problems(cited, given.register),
        *wording_problems([*body, *annexes], header.date),
        *(() if _is_party_paper(header) else clerk.end_mark_problems(paragraphs)),
        *clerk.due_problems(duties, body, header.date),
        *signing_problems(signature, issuer.name, header.type, ledger),
    ]


def _is_party_paper(header: Header) -> bool:
    """Papers of the Party ("45-CV/ĐU") follow a form of their own, which knows no end mark."""
    return header.symbol is not None and is_party_symbol(header.symbol)


def _lines_with_sections(nodes: Sequence[Node]) -> list[tuple[Line, str | None]]:
    found: list[tuple[Line, str | None]] = []
    for node in nodes:
        if node.grid is None:
            found.append((node.line, node.path))
        else:
            found.extend((cell, node.path) for row in node.grid.rows for cell in row)
        found.extend(_lines_with_sections(node.children))
    return found
