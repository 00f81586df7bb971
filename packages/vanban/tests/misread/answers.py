"""What reading a misread paper must give, and how much of it an answer has right."""

import json
import re
import zlib
from collections import Counter
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz
from vanban import Document
from vanban._parse.restore.channel import skeleton
from vanban._parse.words import strip_marks

HERE = Path(__file__).parent
CASES = HERE.parent / "cases"
_LEAST_LEFT, _LIKE_TITLE, _LIKE_LINE = 75, 65, 80
_HEAD_LINES = 24
_HEAD = ("type", "parent_issuer", "issuer", "number", "symbol", "place", "date")


# what the writer mends when it lays out a case, or what a rendered page always has
_MENDED = frozenset({"end_mark_missing", "end_mark_doubled", "place_abbreviated", "header_missing"})


def cases() -> dict[str, Path]:
    """The cases by name: those with whole answers, and those that are scored."""
    return {path.stem: path for folder in (CASES, CASES / "scored") for path in sorted(folder.glob("*.txt"))}


def is_apart(case: str) -> bool:
    """Whether the case belongs to the third that is kept out of sight."""
    return zlib.crc32(case.encode()) % 3 == 0


def gold(case: str, text: str) -> dict[str, Any]:
    """The answer of the case for its misread text; what the OCR lost altogether is null."""
    answer = json.loads(cases()[case].with_suffix(".json").read_text(encoding="utf-8"))
    plain = skeleton(text)
    signature = {
        part: line if line and fuzz.partial_ratio(skeleton(line), plain) >= _LEAST_LEFT else None
        for part, line in answer["signature"].items()
    }
    left = [line for line in answer["recipients"] if fuzz.partial_ratio(skeleton(line), plain) >= _LEAST_LEFT]
    problems = [one for one in answer["problems"] if one["code"] not in _MENDED]
    head = " ".join(text.splitlines()[:_HEAD_LINES])
    day = answer["date"] if (answer["date"] or "")[:4] in head else None
    kept = {"date": day, "security": None, "recipients": left, "problems": problems}
    return {**answer, **kept, "signature": signature, "text_quality": "degraded", "_scan": True}


def right(document: Document, wanted: dict[str, Any]) -> Counter[str]:
    """How many values were wanted ("head"), and how many of them are right ("head right")."""
    found: Counter[str] = Counter()
    for name in _HEAD:
        found.update(["head", "head right"] if getattr(document, name) == wanted[name] else ["head"])
    references = {one.reference for one in document.citations}
    for one in wanted["citations"]:
        found.update(["citations", "citations right"] if one["reference"] in references else ["citations"])
    for one in wanted["recipients"]:
        near = any(fuzz.ratio(_folded(one), _folded(line)) >= _LIKE_LINE for line in document.recipients)
        found.update(["recipients", "recipients right"] if near else ["recipients"])
    for one in wanted["tasks"]:
        same = [
            task for task in document.tasks if fuzz.ratio(_folded(task.title), _folded(one["title"])) >= _LIKE_TITLE
        ]
        found.update(["tasks", "tasks right"] if same else ["tasks"])
        for task in same[:1]:
            leads = [_folded(name) for name in task.lead] == [_folded(name) for name in one["lead"]]
            found.update(["leads", "leads right"] if leads else ["leads"])
            due = one["due"] or {"dates": [], "rrule": None}
            said = (list(task.due.dates), task.due.rrule) if task.due else ([], None)
            found.update(["due", "due right"] if said == (due["dates"], due["rrule"]) else ["due"])
    return found


def _folded(text: str) -> str:
    return re.sub(r"\W+", " ", strip_marks(text).lower()).strip()
