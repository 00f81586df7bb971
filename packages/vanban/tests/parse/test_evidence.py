"""Every value that is read carries its place, and the words at that place are its own."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from vanban import Document, parse, parse_text, render_docx, render_pdf
from vanban._parse import words

CASES = Path(__file__).parents[1] / "cases"
NAMES = sorted(path.stem for path in CASES.glob("*.txt"))
ONE_OF_A_KIND = (
    "type",
    "parent_issuer",
    "issuer",
    "number",
    "symbol",
    "place",
    "date",
    "subject",
    "reply_to",
    "urgency",
)
# An issuer that only the text names, and a type that only the symbol tells, stand in no place of their own.
DERIVED = ("type", "issuer", "symbol")


def values(document: Document) -> Iterator[tuple[str, str]]:
    """Path and value of all that was read."""
    for name in (*ONE_OF_A_KIND, "security"):
        if getattr(document, name) is not None:
            yield name, getattr(document, name)
    for index, citation in enumerate(document.citations):
        for name in ("type", "reference", "date", "issuer"):
            if getattr(citation, name) is not None:
                yield f"citations.{index}.{name}", getattr(citation, name)
    for index, task in enumerate(document.tasks):
        yield f"tasks.{index}.title", task.title
        if task.due is not None:
            yield f"tasks.{index}.due", task.due.text
        for name in ("lead", "support", "receiver"):
            yield from ((f"tasks.{index}.{name}.{at}", value) for at, value in enumerate(getattr(task, name)))
    for name in ("authority", "capacity", "position", "name"):
        if getattr(document.signature, name) is not None:
            yield f"signature.{name}", getattr(document.signature, name)
    yield from ((f"recipients.{at}", value) for at, value in enumerate(document.recipients))
    yield from ((f"to.{at}", value) for at, value in enumerate(document.to))
    yield from ((f"problems.{at}", one.message) for at, one in enumerate(document.problems))


def said_at(document: Document, path: str) -> str:
    spans = document.evidence[path].spans
    return " ".join(document.source[span.block].text[span.start : span.end] for span in spans)


def plain(text: str) -> str:
    return re.sub(r"[\W_]+", "", words.key(text))


AS_WRITTEN = re.compile(
    r"number|symbol|subject|citations\.\d+\.reference|tasks\.\d+\.(?:title|due)|signature\.|recipients|to\."
)


@pytest.mark.parametrize("form", ["text", "docx", "pdf"])
@pytest.mark.parametrize("case", NAMES)
def test_parse_puts_down_the_place_of_every_value(case: str, form: str) -> None:
    document = parse(CASES / f"{case}.txt")
    if form != "text":
        if document.security or (document.symbol and "/" in document.symbol):
            pytest.skip("a secret paper and papers of the Party are not written")
        document = parse({"docx": render_docx, "pdf": render_pdf}[form](document))
    found = dict(values(document))
    assert [path for path in found if path not in document.evidence] == []
    placed = [path for path in found if path not in DERIVED and not path.startswith("problems")]
    assert [path for path in placed if not said_at(document, path).strip()] == []
    written = {
        path: value for path, value in found.items() if AS_WRITTEN.match(path) and document.evidence[path].spans
    }
    assert {
        path: plain(value) for path, value in written.items() if plain(value) not in plain(said_at(document, path))
    } == {}


def test_parse_of_minutes_offers_the_day_of_their_opening_as_candidate() -> None:
    head = "UBND XÃ ĐÁ BẠC\nTHÔN KHE SU\nSố: 02/BB-KS\nBIÊN BẢN\nHọp thôn\n\n"
    text = head + "Hôm nay, ngày 12 tháng 5 năm 2026, thôn họp.\nKết thúc./."
    found = parse_text(text)
    evidence = found.evidence["date"]
    assert (found.date, evidence.candidate, said_at(found, "date")) == (None, "2026-05-12", "ngày 12 tháng 5 năm 2026")
    assert evidence.confidence < 0.5
