"""Every syllable that Vietnamese spelling allows: an initial, a rhyme and a tone."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

_INITIALS = (
    "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p", "ph", "qu",
    "r", "s", "t", "th", "tr", "v", "x",
)  # fmt: skip
_OPEN = (
    "a e ê i o ô ơ u ư y ai ao au ay âu ây eo êu ia iu iêu oa oe oi ôi ơi ua uê ui uy uya ưa ưi ưu ươi ươu uôi yêu "
    "oai oay uây uơ oeo uyu am an ang anh ăm ăn ăng âm ân âng em en eng êm ên ênh im in inh iêm iên iêng om on ong "
    "ôm ôn ông ơm ơn um un ung ưm ưng uôm uôn uông ươm ươn ương yêm yên yêng oan oang oanh oăn oăng uân uynh uyên "
    "oong oen"
)
_STOPPED = (
    "ac ach at ap ăc ăt ăp âc ât âp ec et ep êch êt êp ich it ip iêc iêt iêp oc ot op ôc ôt ôp ơt ơp uc ut up ưc ưt "
    "uôc uôt ươc ươt ươp yêt oac oat oach oăt oăc uât uych uyt uyêt ooc"
)
_FRONT = "eêiy"
_TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
_STOPPED_TONES = ("\u0301", "\u0323")
_MAIN = ("iê", "yê", "uô", "ươ", "oă", "uâ", "uê", "uơ")


def syllables() -> Iterator[str]:
    for rhymes, tones in ((_OPEN, _TONES), (_STOPPED, _STOPPED_TONES)):
        for rhyme in rhymes.split():
            for initial in _INITIALS:
                if _fits(initial, rhyme):
                    yield from (initial + _toned(rhyme, tone, closed=rhymes is _STOPPED) for tone in tones)


def _fits(initial: str, rhyme: str) -> bool:
    front = rhyme[0] in _FRONT
    if initial in ("k", "gh", "ngh"):
        return front
    if initial in ("c", "g", "ng"):
        return not front
    if initial == "gi":
        return rhyme[0] not in "iy"
    if initial == "qu":
        return rhyme[0] in "aăâeêiyơo" and not rhyme.startswith(("oa", "oe", "oă", "yêu"))
    if rhyme[0] == "y" and rhyme != "y":
        return initial == ""
    return True


def _toned(rhyme: str, tone: str, *, closed: bool) -> str:
    at = next((rhyme.find(main) + 1 for main in _MAIN if main in rhyme), -1)
    if at < 0:
        vowels = [index for index, letter in enumerate(rhyme) if unicodedata.normalize("NFD", letter)[0] in "aeiouy"]
        marked = [index for index in vowels if rhyme[index] in "ăâêôơư"]
        if marked:
            at = marked[-1]
        elif len(vowels) == 1 or (len(vowels) == 2 and vowels[-1] == len(rhyme) - 1 and not closed):
            at = vowels[0]
        else:
            at = vowels[1]
    return unicodedata.normalize("NFC", rhyme[: at + 1] + tone + rhyme[at + 1 :])
