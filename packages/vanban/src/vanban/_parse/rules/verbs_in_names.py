"""Whether a verb or a preposition begins at a word, or the word is only part of a name ("Đào tạo", "Xây dựng")."""

from __future__ import annotations

from vanban._parse import lexicon, words
from vanban._parse.rules.name_words import OF_MONEY, STOP


def is_verb(text: str, folded: str, start: int) -> bool:
    """Whether a verb begins here; the second half of a word does not ("Đào tạo", "Xây dựng")."""
    verb = lexicon.verb().match(folded, start)
    if verb is None or (verb.group() in ("chi", "thu") and OF_MONEY.search(folded, 0, start)):
        return False
    before = folded.rfind(" ", 0, start - 1) + 1
    if inside_noun(folded, before, start):
        return False
    if text[before].isupper() and words.strip_marks(folded[before : verb.end()]) in lexicon.bare_verbs():
        # The word is whole, whatever tone or hat its first half was misread with ("Kiếm soát").
        return False
    whole = lexicon.verb().match(folded, before) if text[before].isupper() else None
    return whole is None or whole.end() <= start


def stops(folded: str, start: int) -> bool:
    before = folded.rfind(" ", 0, start - 1) + 1
    return STOP.match(folded, start) is not None and not inside_noun(folded, before, start)


def inside_noun(folded: str, before: int, start: int) -> bool:
    for _ in range(2):
        noun = lexicon.nouns_like_verbs().match(folded, before)
        if noun and noun.end() > start:
            return True
        before = folded.rfind(" ", 0, max(0, before - 1)) + 1
    return False
