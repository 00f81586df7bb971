"""The text of a report as an official paper (Decree 30/2020/NĐ-CP)."""

import datetime as dt
from collections.abc import Iterator

import vanban
from vanban import Annex, Block, Signature

from gandan.reports.rules.annexes import move_long_tables
from gandan.reports.rules.text import ParagraphKind, ParagraphText, SectionText, Text

_WITH_ROWS = frozenset({ParagraphKind.TABLE, ParagraphKind.CHART})


def compose(text: Text, *, on: dt.date, has_pictures: bool = False) -> vanban.Document:
    """Return the paper; its number and the day of signing stay open until it is signed.

    ``has_pictures`` says that an annex of pictures follows, for annexes are numbered from two on.
    """
    head = text.head
    laid = move_long_tables(text, has_pictures=has_pictures)
    return vanban.Document(
        type=head.type,
        parent_issuer=head.parent_issuer or None,
        issuer=head.issuer,
        symbol=head.symbol,
        place=head.place,
        date=f"{on:%Y-%m}",
        subject=head.subject,
        signature=Signature(
            authority=head.authority or None,
            capacity=head.capacity or None,
            position=head.position or None,
            name=head.signer or None,
        ),
        to=head.to,
        recipients=head.recipients,
        body=tuple(_body(laid)),
        annexes=tuple(_annexes(laid)),
    )


def pictures_in(text: Text) -> list[ParagraphText]:
    return [one for _, one in text.paragraphs() if one.kind is ParagraphKind.PICTURE]


def _body(text: Text) -> Iterator[Block]:
    for section in text.sections:
        if section.is_annex:
            continue
        if section.level:
            heading = section.heading.upper() if section.level == 1 else section.heading
            yield Block("heading", heading, level=section.level, number=section.number or None)
        yield from _blocks(section)


def _blocks(section: SectionText) -> Iterator[Block]:
    for paragraph in section.shown:
        if paragraph.kind in _WITH_ROWS:
            yield Block("table", rows=paragraph.rows)
        elif paragraph.kind is not ParagraphKind.PICTURE:
            lines = [line for line in paragraph.text.splitlines() if line.strip()]
            is_list = paragraph.kind is ParagraphKind.BULLET or len(lines) > 1
            yield from (Block("bullet" if is_list else "paragraph", line) for line in lines)


def _annexes(text: Text) -> Iterator[Annex]:
    """Return annexes with text or tables; pictures stand on pages of their own behind them."""
    for section in text.sections:
        blocks = tuple(_blocks(section)) if section.is_annex else ()
        if blocks:
            yield Annex(title=section.heading.upper(), landscape=section.is_landscape, body=blocks)
