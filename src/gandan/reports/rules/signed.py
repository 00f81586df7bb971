"""Setting the signed paper against what was approved, word by word."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_NUMBER = re.compile(r"^(Số)\s*:?\s*[\d.…_\s]*(/?\s*\S*)$", re.IGNORECASE)
_DAY = re.compile(r"ngày[\s\d.…_]*tháng[\s\d.…_]*năm[\s\d.…_]*$", re.IGNORECASE)
_PAGE = re.compile(r"^[-–\s]*\d{1,4}[-–\s]*$")
_STAMP = re.compile(
    r"ký bởi|người ký|ký ngày|thời gian ký|ngày ký|chữ ký số|digitally signed|signed by|signature|cơ quan:|email:",
    re.IGNORECASE,
)
_HEAD = 14
"""Blocks in which the number and the day of signing stand."""
_AROUND = 6
"""Words shown on each side of a difference."""
_MOST = 200


@dataclass(frozen=True, slots=True)
class Difference:
    """Words that differ, with some of those before and behind them."""

    before: str
    was: str
    now: str
    after: str


def words_of(blocks: Iterable[str]) -> list[str]:
    """Return the words of a paper without numbers of pages, the number, and the day of signing."""
    kept = [_joined(block) for block in blocks]
    words: list[str] = []
    for at, block in enumerate(one for one in kept if one and not _PAGE.match(one)):
        words += _open(block, is_head=at < _HEAD).split()
    return words


def compare(approved: Sequence[str], signed: Sequence[str]) -> list[Difference]:
    """Return the places in which the words differ; what a digital signature prints is no difference."""
    found = []
    for tag, a1, a2, b1, b2 in SequenceMatcher(None, approved, signed, autojunk=False).get_opcodes():
        was, now = " ".join(approved[a1:a2]), " ".join(signed[b1:b2])
        # a word that was cut or joined at the end of a line is the same word
        is_same = tag == "equal" or _plain(was) == _plain(now)
        if is_same or (tag == "insert" and _STAMP.search(now)):
            continue
        before = " ".join(approved[max(a1 - _AROUND, 0) : a1])
        after = " ".join(approved[a2 : a2 + _AROUND])
        found.append(Difference(before, was, now, after))
    return found[:_MOST]


def _joined(block: str) -> str:
    text = unicodedata.normalize("NFC", block).replace("\u00a0", " ").replace("\u00ad", "")
    return " ".join(re.sub(r"(\w)-\s*\n\s*(\w)", r"\1\2", text).split())


def _open(block: str, *, is_head: bool) -> str:
    if not is_head:
        return block
    return _DAY.sub("ngày", _NUMBER.sub(r"\1: \2", block))


def _plain(words: str) -> str:
    return "".join(_letters(words))


def _letters(words: str) -> Iterator[str]:
    return (one for one in words if one.isalnum())
