"""Who signed: diacritics only where no other name is near; a doubtful syllable stays as read."""

from __future__ import annotations

from collections.abc import Sequence

from vanban._model import SourceBlock
from vanban._parse.flow import Line
from vanban._parse.restore.channel import Spellings
from vanban._parse.restore.edits import Edit, edited
from vanban._parse.restore.knowledge import Knowledge, given_names
from vanban._parse.restore.tokens import tokens_of
from vanban._parse.words import strip_marks

_LEAD = 2.5
"""How far, in the logarithm of likelihood, a name must lead before the next one."""
_WORST = 7.0
_USUAL = {"văn": 3.0, "thị": 3.0, "nguyễn": 2.5, "trần": 2.0, "lê": 2.0, "phạm": 1.5, "hoàng": 1.0, "phan": 0.5}
"""How much likelier some names are than the rest."""


def with_person(line: Line, blocks: Sequence[SourceBlock], know: Knowledge) -> Line:
    """The line of a name, from what was read."""
    tokens = tokens_of(line.text)
    edits = []
    for at, token in enumerate(tokens):
        spans = line.spans(token.start, token.end)
        read = "".join(blocks[one.block].text[one.start : one.end] for one in spans).strip(" .,;:_'")
        kind = "family" if at == 0 else "given" if at == len(tokens) - 1 else "middle"
        name = _name(read, given_names()[kind], know) or read
        edits.append(Edit(token.start, token.end, name[:1].upper() + name[1:].lower()))
    return edited(line, edits)


def _name(read: str, spellings: Spellings, know: Knowledge) -> str | None:
    titled = read[:1].upper() + read[1:].lower()
    near = spellings.exactly(read) or spellings.like(read)
    costs = sorted((know.channel.cost(one.capitalize(), titled) - _USUAL.get(one, 0.0), one) for one in near)
    if not costs or costs[0][0] > _WORST or any(letter.isdigit() for letter in strip_marks(read)):
        return None
    return costs[0][1] if len(costs) == 1 or costs[1][0] - costs[0][0] >= _LEAD else None
