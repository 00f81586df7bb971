"""Whether the diacritics of a text have survived (an OCR without Vietnamese destroys them)."""

import re
from collections.abc import Iterable

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
    marked = sum(1 for word in found if not _OWN.isdisjoint(word))
    return "clean" if marked / len(found) >= _CLEAN_SHARE else "degraded"
