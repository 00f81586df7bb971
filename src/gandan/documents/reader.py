"""Reading a file in a process of its own, and drawing pages of a PDF; no database here."""

import io
import json
import subprocess
import threading
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium

from gandan.common.words import mark
from gandan.files.children import run_limited

SECONDS = 60
_MOST_OUTPUT = 20_000_000
_REFUSED = 2
_UNREAD = mark("Hệ thống chưa đọc được tệp này. Hãy lưu lại tệp dưới dạng .docx hoặc PDF có chữ rồi đưa vào lần nữa.")
_TOO_LONG = mark("Tệp này đọc quá lâu nên đã dừng. Hãy tách tệp thành các phần ngắn hơn rồi đưa vào lại.")
_TOO_MUCH = mark("Văn bản này quá dài để rà soát một lần. Hãy tách tệp thành các phần ngắn hơn rồi đưa vào lại.")

PAGE_WIDTH = 1080
_MOST_PAGE_HEIGHT = 4000
_drawing = threading.Lock()
"""PDFium is not safe to use from two threads at once."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What reading gave: the parsed values, or the sentence that says why there are none."""

    parsed: dict[str, Any] = field(default_factory=dict)
    failure: str = ""


def read_in_child(path: Path, *, units: Iterable[str] = (), seconds: int = SECONDS) -> Outcome:
    """Read the file with limits on time and memory, knowing nothing of the database; never raises for a bad file."""
    arguments = ["parse", str(path), "--json", "--evidence"]
    arguments += [part for unit in units for part in ("--unit", unit)]
    try:
        done = run_limited(arguments, seconds=seconds)
    except subprocess.TimeoutExpired:
        return Outcome(failure=_TOO_LONG)
    if done.returncode == _REFUSED:
        return Outcome(failure=done.stderr.decode(errors="replace").strip()[:300] or _UNREAD)
    if done.returncode != 0:
        return Outcome(failure=_UNREAD)
    if len(done.stdout) > _MOST_OUTPUT:
        return Outcome(failure=_TOO_MUCH)
    # PostgreSQL keeps no NUL in JSON
    return Outcome(json.loads(done.stdout.decode().replace("\\u0000", "")))


def draw_page(path: Path, number: int) -> bytes | None:
    """Return page ``number`` (from 1) as a PNG of bounded size, None where there is no such page."""
    with _drawing, pdfium.PdfDocument(path) as pdf:  # type: ignore[no-untyped-call]
        if not 1 <= number <= len(pdf):
            return None
        page = pdf[number - 1]
        width, height = page.get_size()
        scale = min(PAGE_WIDTH / width, _MOST_PAGE_HEIGHT / height)
        image = page.render(scale=scale).to_pil()
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()
