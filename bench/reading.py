"""Reading a document into tasks against the extraction that it starts with."""

from collections.abc import Callable, Sequence
from pathlib import Path

import vanban
from vanban._parse import front

from bench.stats import Ratio, measure, ratio

CASES = Path(__file__).resolve().parents[1] / "packages" / "vanban" / "tests" / "cases"
GOAL = 2.0


def run(*, rounds: int) -> tuple[list[Ratio], list[str]]:
    """Read every case file as text and as the DOCX that we write of it; the base stops before understanding."""
    texts = [path.read_bytes() for path in sorted(CASES.glob("*.txt"))]
    papers = [docx for text in texts if (docx := _as_docx(text)) is not None]
    kinds = {f"văn bản chữ ({len(texts)} tệp)": texts, f"DOCX ({len(papers)} tệp)": papers}
    cases = {}
    for kind, sources in kinds.items():
        cases[f"đọc {kind}"] = _each(_parse, sources)
        cases[f"trích {kind}"] = _each(_extract, sources)
    samples = measure(cases, rounds=rounds)
    lines = [
        ratio(f"Đọc {kind} / chính lời gọi trích chữ", samples, f"đọc {kind}", f"trích {kind}", goal=GOAL)
        for kind in kinds
    ]
    return lines, []


def _as_docx(text: bytes) -> bytes | None:
    try:
        return vanban.render_docx(vanban.parse(text))
    except vanban.Secret:  # one case bears a mark of secrecy on purpose; we refuse to write it
        return None


def _parse(source: bytes) -> None:
    vanban.parse(source)


def _extract(source: bytes) -> None:
    # The very call that ``parse`` makes before it understands anything.
    front._read(source, None, vanban.Limits())


def _each(call: Callable[[bytes], None], sources: Sequence[bytes]) -> Callable[[], None]:
    def case() -> None:
        for source in sources:
            call(source)

    return case
