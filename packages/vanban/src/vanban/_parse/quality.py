"""Whether the diacritics of a text, or of a part of it, have survived (an OCR without Vietnamese destroys them)."""

import re
from collections.abc import Iterable, Sequence

from vanban._model import TextQuality

_WORD = re.compile(r"[^\W\d_]{2,}")
# Letters that only Vietnamese has among the languages an OCR is set to; é, ô, à also come out of a wrong setting.
_OWN = frozenset("ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉĩịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹđăơưũ")
_FEWEST_WORDS = 40
_CLEAN_SHARE = 0.3
_MOST_CHARACTERS = 20_000


def judge(texts: Iterable[str]) -> TextQuality:
    sample = " ".join(texts)[:_MOST_CHARACTERS].lower()
    found = _WORD.findall(sample)
    if len(found) < _FEWEST_WORDS:
        return "clean"
    marked = len(found) - sum(map(_OWN.isdisjoint, found))
    return "clean" if marked / len(found) >= _CLEAN_SHARE else "degraded"


_FREQUENT = re.compile(
    r"(?:ban|bao|cac|cap|chinh|chu|cho|cong|cua|dan|dang|dia|dinh|don|duoc|hanh|hien|hoach|ke|khai|la|mot|nam|ngay|nhan"
    r"|nhiem|noi|phong|phuong|quan|quyet|so|tac|thanh|thi|thong|thuc|to|trien|trong|tu|uy|va|van|ve|vi|viec|voi|vu|xa)"
)
_FREQUENT_SHARE = 0.3


def damaged_stretch(texts: Sequence[str]) -> frozenset[int]:
    """Which lines of a sound text stand in a run that has lost every diacritic: a part pasted in from an OCR."""
    found: set[int] = set()
    run: list[int] = []
    for at, text in enumerate((*texts, "ạ")):
        if _OWN.isdisjoint(text.lower()):
            run.append(at)
            continue
        said = _WORD.findall(" ".join(texts[one] for one in run).lower())
        if len(said) >= _FEWEST_WORDS and sum(
            1 for word in said if _FREQUENT.fullmatch(word)
        ) >= _FREQUENT_SHARE * len(said):
            found.update(run)
        run = []
    return frozenset(found)


def is_sound(text: str) -> bool:
    """Whether a single line of a damaged document has kept its diacritics."""
    found = _WORD.findall(text.lower())
    marked = sum(1 for word in found if not _OWN.isdisjoint(word))
    return bool(found) and marked / len(found) >= _CLEAN_SHARE
