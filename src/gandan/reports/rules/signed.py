"""Setting the signed paper against what was approved, word by word."""

import re
import unicodedata
from collections import Counter
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
_PICTURES = ("ẢNH", "MINH", "CHỨNG")
"""Heading of the annex of pictures."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Words that differ, with some of those before and behind them."""

    before: str
    was: str
    now: str
    after: str


def words_of(blocks: Iterable[str], heads: Iterable[str] = ()) -> list[str]:
    """Return the words of a paper without numbers of pages, the number, and the day of signing.

    ``heads`` are those of its tables: each stands once, wherever another program began a page and repeated it.
    """
    kept = [_joined(block) for block in blocks]
    words: list[str] = []
    for at, block in enumerate(one for one in kept if one and not _PAGE.match(one)):
        words += _open(block, is_head=at < _HEAD).split()
    for head in dict.fromkeys(tuple(_joined(one).split()) for one in heads):
        words = _standing_once(words, head)
    return words


def _standing_once(words: list[str], run: tuple[str, ...]) -> list[str]:
    kept, at, is_seen = [], 0, not run
    while at < len(words):
        is_run = bool(run) and words[at] == run[0] and tuple(words[at : at + len(run)]) == run
        if not is_run or not is_seen:
            kept += words[at : at + len(run)] if is_run else [words[at]]
        at += len(run) if is_run else 1
        is_seen = is_seen or is_run
    return kept


def compare(approved: Sequence[str], signed: Sequence[str]) -> list[Difference]:
    """Return the places in which the words differ; what a digital signature prints is no difference.

    Captions stand in two columns, which programs read in different orders: of them only the words are compared.
    """
    approved, captions = _before_pictures(approved)
    signed, signed_captions = _before_pictures(signed)
    return [*_differences(approved, signed), *_other_words(captions, signed_captions)][:_MOST]


def _before_pictures(words: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """Return the words up to the annex of pictures, and its own."""
    last = len(words) - len(_PICTURES)
    at = next((at for at in range(last, -1, -1) if tuple(words[at : at + len(_PICTURES)]) == _PICTURES), len(words))
    return words[:at], words[at:]


def _other_words(approved: Sequence[str], signed: Sequence[str]) -> list[Difference]:
    was, now = Counter(approved) - Counter(signed), Counter(signed) - Counter(approved)
    if _plain("".join(sorted(was.elements()))) == _plain("".join(sorted(now.elements()))):
        return []
    return [Difference(" ".join(_PICTURES), " ".join(was.elements()), " ".join(now.elements()), "")]


def _differences(approved: Sequence[str], signed: Sequence[str]) -> list[Difference]:
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
    return found


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
