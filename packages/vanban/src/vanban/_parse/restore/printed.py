"""What an OCR makes of the layout: bullets and numbers before lines, broken sentences, bits of rules and seals."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vanban._parse import words
from vanban._parse.flow import Grid, Item, Line, join
from vanban._parse.markers import has_marker, roman_value
from vanban._parse.restore.channel import bare
from vanban._parse.restore.edits import Edit, edited
from vanban._parse.restore.formulas import opens_recipients

_BULLET = re.compile(r"(?:[~«»¢°*•·_=—–]+\s*(?=[^\W\d_])|-{2,}\s*|[e©®]\s+(?=[A-ZĐ]))")
_COMMA = re.compile(r"\d{1,2}(,)\s+(?=[A-ZĐ])")
_ONE = re.compile(r"([l|!])\.\s+(?=[^\W\d_])")
_ROMAN = re.compile(r"([IVXTl1|!]{1,5})\s*[.,]\s*(?=[^\W\d_])")
_LETTER = re.compile(r"\(?([a-zđ¢4])\)\s*(?=\S)")
_LETTERS = "abcdđeghiklmnopqrstuvxy"
_READ_AS_LETTER = str.maketrans({"¢": "đ", "4": "đ"})
_END = re.compile(r"[.;:!?…]\W*$")
_WAITS = re.compile(r"(?:\b[nN].m|[tT]h.ng|[nN]g.y|[tT]r..c|[sS].|[qQ]u.)\s*$")
_PAGE_NUMBER = re.compile(r"\W*\d{1,3}\W*")
_LONE_CAPITALS = re.compile(r"[A-ZĐ]{2,6}\W*")
_END_MARK = re.compile(r"(?:\.\s?[/|]\s?[.,]?|,[/|]\s?\.|(?<=\w)[/|]\s?\.)\s*$")
_DAY_OF_HEAD = re.compile(r"^(?=.{0,110}$).*,\s*[nN]g\S{1,2}\b.*[nN]\S{1,2}\s+\d{4}\W*$")
_BEGINS = re.compile(r"[Vv]\s?/\s?[vy]\b|K.nh g\S{1,3}\W*:")
_NO_NUMBER_YET = re.compile(r"(S\S{1,2}\s*:)(\s*[|_~.…\s]+)(?=[/-]\s?[A-ZĐ])")
_MOSTLY = 0.7
_WRAPPED = 0.8


def with_plain_marks(items: Sequence[Item]) -> list[Item]:
    """Bullets and numbers as they were printed: "~" is a dash, "Il." and "11." before capitals are II."""
    found: list[Item] = []
    roman, letter = 0, 0
    for at, item in enumerate(items):
        if isinstance(item, Grid):
            found.append(item)
            continue
        if _PAGE_NUMBER.fullmatch(item.text):
            continue
        edit = _bullet(item.text)
        number = None if edit else _roman(item.text, roman, items[at + 1 :])
        if number:
            roman, edit = roman_value(number.text.rstrip(". ")), number
        elif edit is None:
            edit, letter = _letter(item.text, letter)
        ending = _END_MARK.search(item.text)
        marks = [Edit(ending.start(), len(item.text), "./.")] if ending else []
        if blank := _NO_NUMBER_YET.match(item.text):
            marks.append(Edit(blank.start(2), blank.end(2), " "))
        found.append(edited(item, [*marks, edit] if edit else marks))
    return found


def _bullet(text: str) -> Edit | None:
    if found := _BULLET.match(text):
        return Edit(0, found.end(), "- ")
    if found := _COMMA.match(text):
        return Edit(found.start(1), found.end(1), ".")
    found = _ONE.match(text)
    return Edit(0, 1, "1") if found and not _is_shouted(text[found.end() :]) else None


def _roman(text: str, before: int, following: Sequence[Item]) -> Edit | None:
    found = _ROMAN.match(text)
    if found is None or not _is_shouted(text[found.end() :]):
        return None
    number = re.sub(r"[Tl1|!]", "I", found.group(1))
    if re.fullmatch(r"X{0,3}(?:IX|IV|V?I{0,3})", number) is None:
        return None
    value = roman_value(number)
    only_figures = found.group(1).isdecimal()
    if only_figures and not (value == before + 1 and (before or _goes_on_in_roman(following))):
        return None
    if value == before and not re.fullmatch("[IVX]+", found.group(1)):
        number = f"{number}I"  # "Il." behind II: a stroke was lost, the next one is meant
    return Edit(0, found.end(), f"{number}. ")


def _goes_on_in_roman(items: Sequence[Item]) -> bool:
    for item in items:
        found = _ROMAN.match(item.text) if isinstance(item, Line) else None
        if found and isinstance(item, Line) and _is_shouted(item.text[found.end() :]):
            return re.search("[IVXl]", found.group(1)) is not None
    return False


def _is_shouted(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) > 2 and sum(letter.isupper() for letter in letters) >= _MOSTLY * len(letters)


def _letter(text: str, before: int) -> tuple[Edit | None, int]:
    """The second "d)" of a list is "đ)"; ``before`` counts the letters so far."""
    found = _LETTER.match(text)
    if found is None:
        return None, before
    read = found.group(1).translate(_READ_AS_LETTER)
    expected = _LETTERS[before : before + 1]
    if expected and bare(expected) == bare(read):
        return (Edit(found.start(1), found.end(1), expected) if expected != found.group(1) else None), before + 1
    known = _LETTERS.find(read)
    return None, known + 1 if known >= 0 else before


def rejoined(items: Sequence[Item]) -> list[Item]:
    """Lines of one paragraph as one, also over the empty lines that an OCR puts between them."""
    width = _width(items)
    found: list[Item] = []
    closing = False
    for item in items:
        before = found[-1] if found else None
        closing = closing or (isinstance(item, Line) and opens_recipients(item.text) is not None)
        # beside the recipients stand those who sign, whose lines go on with nothing
        stands = closing and any(letter.isupper() for letter in item.text) if isinstance(item, Line) else True
        if isinstance(before, Line) and isinstance(item, Line) and not stands and _goes_on(before, item, width):
            found[-1] = join(before, item)
        else:
            found.append(item)
    return found


def _width(items: Sequence[Item]) -> int:
    lengths = sorted(len(item.text) for item in items if isinstance(item, Line))
    return int(lengths[-max(1, len(lengths) // 10)] * _WRAPPED) if lengths else 0


def _goes_on(before: Line, line: Line, width: int) -> bool:
    if _DAY_OF_HEAD.search(before.text) or _BEGINS.match(line.text):
        return False
    if has_marker(line.text) or _END.search(before.text) or words.is_upper(before.text):
        return False
    if line.text[0].islower():
        return True
    if line.text[0].isdigit() and (_WAITS.search(before.text) or _printed_length(before) >= width):
        return True
    alone = _LONE_CAPITALS.fullmatch(line.text) is not None
    return _printed_length(before) >= width > 40 and (alone or not words.is_upper(line.text))


def _printed_length(line: Line) -> int:
    """Of the last line as printed, where several are joined."""
    last = line.pieces[-1] if line.pieces else None
    begins = [piece.start for piece in line.pieces if last and piece.block == last.block]
    return len(line.text) - (begins[0] if begins else 0)
