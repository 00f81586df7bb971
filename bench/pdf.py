"""A one-page PDF against docxtpl with LibreOffice, and against WeasyPrint, where those are installed."""

import html
import io
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib import import_module
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from typing import Any

import pypdfium2
import vanban

from bench.reading import CASES
from bench.stats import Ratio, measure, ratio

PAGE = CASES / "ke-hoach-van-xuoi.txt"
_OURS = "vanban"
_OFFICE_SECONDS = 120
_STYLE = "@page { size: A4; margin: 2cm 1.5cm 2cm 3cm } body { font: 13pt serif } p { text-align: justify }"


def run(*, rounds: int) -> tuple[list[Ratio], list[str]]:
    """Set the same words as PDF on each way; the number changes each time, so that nothing can be remembered whole."""
    document = vanban.parse(PAGE.read_bytes())
    numbers = map(str, count(1))
    cases: dict[str, Callable[[], object]] = {_OURS: lambda: _ours(replace(document, number=next(numbers)))}
    notes = []
    office = shutil.which("soffice")
    if office and find_spec("docxtpl"):
        cases["docxtpl + LibreOffice"] = _office(office, document, numbers)
    else:
        notes.append("PDF: không so với docxtpl + LibreOffice vì máy này không có đủ cả hai.")
    if find_spec("weasyprint"):
        cases["WeasyPrint"] = _weasyprint(document, numbers)
    else:
        notes.append("PDF: không so với WeasyPrint vì máy này không có.")
    samples = measure(cases, rounds=rounds)
    lines = [ratio(f"PDF một trang / {name}", samples, _OURS, name) for name in cases if name != _OURS]
    return lines, notes


def _ours(document: vanban.Document) -> bytes:
    return _one_page(vanban.render_pdf(document))


def _one_page(pdf: bytes) -> bytes:
    with pypdfium2.PdfDocument(pdf) as made:  # type: ignore[no-untyped-call]
        if len(made) != 1:
            raise ValueError(f"one page was to be compared, there are {len(made)}")
    return pdf


def _office(program: str, document: vanban.Document, numbers: Iterator[str]) -> Callable[[], object]:
    """A template filled by docxtpl, turned into PDF by LibreOffice, which starts anew for each as it does in use."""
    docxtpl: Any = import_module("docxtpl")
    template = vanban.render_docx(replace(document, number="{{ number }}"))

    def case() -> bytes:
        filled = docxtpl.DocxTemplate(io.BytesIO(template))
        filled.render({"number": next(numbers)})
        with tempfile.TemporaryDirectory() as folder:
            source = Path(folder) / "a.docx"
            filled.save(source)
            command = [program, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf"]
            subprocess.run(
                [*command, "--outdir", folder, source], check=True, capture_output=True, timeout=_OFFICE_SECONDS
            )
            return _one_page((Path(folder) / "a.pdf").read_bytes())

    return case


def _weasyprint(document: vanban.Document, numbers: Iterator[str]) -> Callable[[], object]:
    weasyprint: Any = import_module("weasyprint")
    words = [html.escape(part) for part in vanban.render_text(document).split("\n\n")]
    page = "".join(f"<p>{part}</p>" for part in words)

    def case() -> bytes:
        text = f"<style>{_STYLE}</style><p>{next(numbers)}</p>{page}"
        return _one_page(weasyprint.HTML(string=text).write_pdf())

    return case
