"""The front door of reading a whole document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from vanban._model import Document
from vanban._parse.lexicon import DocumentType, Own, extended
from vanban._parse.limits import Limits
from vanban._parse.readers.files import flow_of_text, read_flow
from vanban._parse.rules.document import Given, read_document


def parse(
    source: Path | bytes,
    *,
    filename: str | None = None,
    units: Sequence[str] = (),
    aliases: Mapping[str, str] | None = None,
    types: Sequence[DocumentType] = (),
    outdated: Mapping[str, str] | None = None,
    register: Mapping[str, str] | None = None,
    today: date | None = None,
    limits: Limits | None = None,
) -> Document:
    """Read a text, DOCX or PDF file into a :class:`Document`.

    The content decides which format it is; ``filename`` only helps where the content leaves a doubt. ``units`` are
    the commune's own bodies, spelled as they shall come out; ``aliases`` maps what papers call them besides to that
    spelling ("PTCKH": "Phòng Tài chính - Kế hoạch"). Both go before the shipped word list. ``types`` are types of
    documents beside those of the decree, ``outdated`` maps phrases no longer in use to what to say instead; they are
    added to the shipped lists. ``register`` maps references ("12/KH-UBND") to the types under which they are known.
    ``today`` gives the year of a day without one where the document itself names none. Raises
    :class:`~vanban.errors.Unreadable` with a sentence for the person who handed in the file.
    """
    with extended(Own(tuple(types), tuple((outdated or {}).items()))):
        flow = read_flow(source, filename, limits or Limits())
        return read_document(flow, Given(tuple(units), tuple((aliases or {}).items()), register, today))


def parse_text(
    text: str,
    *,
    units: Sequence[str] = (),
    aliases: Mapping[str, str] | None = None,
    types: Sequence[DocumentType] = (),
    outdated: Mapping[str, str] | None = None,
    register: Mapping[str, str] | None = None,
    today: date | None = None,
    limits: Limits | None = None,
) -> Document:
    """Read text that is already at hand, as :func:`parse` reads a text file."""
    with extended(Own(tuple(types), tuple((outdated or {}).items()))):
        flow = flow_of_text(text, limits or Limits())
        return read_document(flow, Given(tuple(units), tuple((aliases or {}).items()), register, today))
