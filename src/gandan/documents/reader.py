"""Reading a file and drawing its pages in a process of its own; no database here."""

import json
import signal
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from gandan.common.errors import NotAllowed
from gandan.common.text import blank_controls
from gandan.common.words import mark
from gandan.files.children import run_limited
from gandan.files.draw_page import NO_PAGE

SECONDS = 400
"""Sixty scanned pages on two cores; what only burns time has used up its seconds of work long before."""
_MOST_OUTPUT = 20_000_000
_REFUSED = 2
_OUT_OF_TIME = (-signal.SIGXCPU, -signal.SIGKILL)
_UNREAD = mark("Hệ thống chưa đọc được tệp này. Hãy lưu lại tệp dưới dạng .docx hoặc PDF rồi đưa vào lần nữa.")
_TOO_LONG = mark("Tệp này đọc quá lâu nên đã dừng. Hãy tách tệp thành các phần ngắn hơn rồi đưa vào lại.")
_TOO_MUCH = mark("Văn bản này quá dài để rà soát một lần. Hãy tách tệp thành các phần ngắn hơn rồi đưa vào lại.")
_UNDRAWN = mark("Không vẽ được trang này của tệp. Hãy tải tệp gốc về để xem.")
_DRAWING_SECONDS = 20


@dataclass(frozen=True, slots=True)
class Outcome:
    """What reading gave: the parsed values, or the sentence that says why there are none."""

    parsed: dict[str, Any] = field(default_factory=dict)
    failure: str = ""


def read_in_child(
    path: Path, *, units: Iterable[str] = (), seconds: int = SECONDS, is_converted: bool = False
) -> Outcome:
    """Read the file with limits on time and memory, knowing nothing of the database; never raises for a bad file.

    ``is_converted`` tells that it must go through LibreOffice, which writes beside it in a folder of its own.
    """
    arguments = ["parse", str(path), "--json", "--evidence"]
    arguments += [part for unit in units for part in ("--unit", unit)]
    try:
        done = run_limited(arguments, seconds=seconds, may_write=is_converted)
    except subprocess.TimeoutExpired:
        return Outcome(failure=_TOO_LONG)
    if done.returncode == _REFUSED:
        return Outcome(failure=done.stderr.decode(errors="replace").strip()[:300] or _UNREAD)
    if done.returncode in _OUT_OF_TIME:
        return Outcome(failure=_TOO_LONG)
    if done.returncode != 0:
        return Outcome(failure=_UNREAD)
    if len(done.stdout) > _MOST_OUTPUT:
        return Outcome(failure=_TOO_MUCH)
    return Outcome(_plain(json.loads(done.stdout)))


def _plain(value: Any) -> Any:
    """Put a blank in the place of each control character, so that places in the source stay where they are."""
    if isinstance(value, str):
        return blank_controls(value)
    if isinstance(value, list):
        return [_plain(one) for one in value]
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items()}
    return value


def draw_page(path: Path, number: int) -> bytes | None:
    """Return page ``number`` (from 1) as a PNG of bounded size, None where there is no such page.

    It is drawn in a limited child. Raises NotAllowed for a page that cannot be drawn.
    """
    try:
        done = run_limited(["draw", str(path), str(number)], seconds=_DRAWING_SECONDS)
    except subprocess.TimeoutExpired as error:
        raise NotAllowed("page", _UNDRAWN) from error
    if done.returncode == NO_PAGE:
        return None
    if done.returncode != 0:
        raise NotAllowed("page", _UNDRAWN)
    return done.stdout
