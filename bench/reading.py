"""Reading a document into tasks against the extraction that it starts with, and its growth with the pages."""

from collections.abc import Callable, Sequence
from pathlib import Path

import vanban
from vanban._parse.readers.files import read_flow

from bench.stats import Ratio, cpu, measure, ratio

CASES = Path(__file__).resolve().parents[1] / "packages" / "vanban" / "tests" / "cases"
GOAL, GOAL_TABLES, GOAL_GROWTH = 2.0, 1.3, 1.3
"""In all, where tables are extracted by pdfplumber, and of a hundred pages at once to ten times ten."""
_PAGE = 1800
"""Characters of a page of running text."""


def run(*, rounds: int) -> tuple[list[Ratio], list[str]]:
    """Read every case as text and as the DOCX and PDF that we write of it; the base stops before understanding."""
    texts = [path.read_bytes() for path in sorted(CASES.glob("*.txt"))]
    documents = [found for text in texts if (found := _writable(text)) is not None]
    kinds = {
        f"văn bản chữ ({len(texts)} tệp)": (texts, GOAL),
        f"DOCX ({len(documents)} tệp)": ([vanban.render_docx(one) for one in documents], GOAL),
        f"PDF ({len(documents[:4])} tệp)": ([vanban.render_pdf(one) for one in documents[:4]], GOAL_TABLES),
    }
    cases: dict[str, Callable[[], None]] = {}
    for kind, (sources, _) in kinds.items():
        cases[f"đọc {kind}"] = _each(_parse, sources)
        cases[f"trích {kind}"] = _each(_extract, sources)
    ten, hundred = _pages(10), _pages(100)
    grown = {
        "văn bản chữ": (ten, hundred),
        "DOCX": tuple(vanban.render_docx(vanban.parse(one)) for one in (ten, hundred)),
    }
    for kind, (small, large) in grown.items():
        cases[f"{kind} 100 trang"] = _each(_parse, [large])
        cases[f"{kind} 10 x 10 trang"] = _each(_parse, [small] * 10)
    samples = measure(cases, rounds=rounds)
    lines = [
        ratio(f"Đọc {kind} / chính lời gọi trích chữ", samples, f"đọc {kind}", f"trích {kind}", goal=goal)
        for kind, (_, goal) in kinds.items()
    ]
    lines.extend(
        ratio(
            f"Đọc {kind}: một tệp 100 trang / mười tệp 10 trang",
            samples,
            f"{kind} 100 trang",
            f"{kind} 10 x 10 trang",
            goal=GOAL_GROWTH,
        )
        for kind in grown
    )  # fmt: skip
    return lines, [_speed(texts)]


def _speed(texts: Sequence[bytes]) -> str:
    # Extracting text is splitting lines, which no understanding can match; what it costs a page says more.
    start = cpu()
    for text in texts:
        vanban.parse(text)
    letters = sum(len(text.decode()) for text in texts)
    return f"Hiểu văn bản chữ: {(cpu() - start) * 1000 * _PAGE / letters:.1f} ms một trang ({_PAGE} chữ)."


def _pages(number: int) -> bytes:
    """A plan with so many pages of duties."""
    lines = (CASES / "ke-hoach-la-ma.txt").read_text(encoding="utf-8").split("\n")
    first = next(at for at, line in enumerate(lines) if line.startswith("I."))
    last = next(at for at, line in enumerate(lines) if line.startswith("Nơi nhận"))
    body = "\n".join(lines[first:last])
    return "\n".join([*lines[:first], *[body] * round(number * _PAGE / len(body)), *lines[last:]]).encode()


def _writable(text: bytes) -> vanban.Document | None:
    document = vanban.parse(text)
    # One case bears a mark of secrecy on purpose, which we refuse to write.
    return None if document.security else document


def _parse(source: bytes) -> None:
    vanban.parse(source)


def _extract(source: bytes) -> None:
    # The very call that ``parse`` makes before it understands anything.
    read_flow(source, None, vanban.Limits())


def _each(call: Callable[[bytes], None], sources: Sequence[bytes]) -> Callable[[], None]:
    def case() -> None:
        for source in sources:
            call(source)

    return case
