"""A document as the lines, tables and boxes that stand on paper (Decree 30/2020/NĐ-CP, annex I).

What is bold, italic or centred, and every word that the decree adds, is decided here once; the modules for PDF, DOCX
and text only draw it. All values are plain, so that :func:`dataclasses.asdict` gives the JSON for the template.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from vanban._model import Annex, Block, Document
from vanban._render.blocks import Item, Line, block_items
from vanban._render.figures import Figure, ImageFormat, image_format
from vanban._render.words import (
    END_MARK,
    attached_to,
    clean,
    issuer_lines,
    number_line,
    place_line,
    recipient_lines,
    reopen_blanks,
    roman,
    subject_line,
    type_name,
    with_end_mark,
    without_end_mark,
)
from vanban.errors import Secret, Unwritable

PORTRAIT_WIDTH = 165.0
LANDSCAPE_WIDTH = 252.0
"""Between the margins, in mm: 30 left, 15 right."""
_SHORT = 600
"""A last paragraph below this length moves to the page of the signature, which must not stand alone."""


@dataclass(frozen=True, slots=True)
class Header:
    parent: tuple[str, ...]
    issuer: tuple[str, ...]
    number: str | None
    place: str
    urgency: str | None
    type_name: str | None
    """In capitals; None for an official letter, whose subject stands under the number."""
    subject: str | None
    authority: str | None
    """The body that decides, centred above the citations of a decision or resolution."""
    to: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """An annex: pages of their own, numbered from 1."""

    heading: str
    title: tuple[str, ...]
    attached: str | None
    landscape: bool
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    caption: str
    file: str
    format: ImageFormat


@dataclass(frozen=True, slots=True)
class Layout:
    kind: Literal["letter", "titled"]
    header: Header
    items: tuple[Item, ...]
    recipients: tuple[str, ...]
    signature: tuple[str, ...]
    """TM., KT. and the position, in capitals."""
    signatory: str | None
    annexes: tuple[Sheet, ...]
    pictures_heading: str | None
    pictures_title: str = "ẢNH MINH CHỨNG"
    pictures: tuple[Picture, ...] = field(default=())


def lay_out(document: Document, attachments: Sequence[Figure] = ()) -> Layout:
    """Refuses a document with a secrecy mark, and one with nothing to print."""
    if document.security:
        raise Secret("Văn bản có dấu chỉ mức độ mật nên không được tạo trên hệ thống nối mạng.")
    if not document.body and not document.annexes:
        raise Unwritable("Văn bản chưa có nội dung.")
    signature = document.signature
    sheets = len(document.annexes) + bool(attachments)
    return Layout(
        kind="letter" if document.type == "cong_van" else "titled",
        header=_header(document),
        items=_closed(block_items(_enacted(document), PORTRAIT_WIDTH, preamble_of=document.type)),
        recipients=recipient_lines(document.recipients),
        signature=tuple(
            clean(line).upper() for line in (signature.authority, signature.capacity, signature.position) if line
        ),
        signatory=clean(signature.name) if signature.name else None,
        annexes=tuple(_sheet(document, annex, at, sheets) for at, annex in enumerate(document.annexes, 1)),
        pictures_heading=_annex_heading(None, sheets, sheets) if attachments else None,
        pictures=tuple(
            Picture(f"Ảnh {at}. {clean(figure.caption)}", f"{at}.{image_format(figure)}", image_format(figure))
            for at, figure in enumerate(attachments, 1)
        ),
    )


def _header(document: Document) -> Header:
    name = None if document.type == "cong_van" else type_name(document)
    return Header(
        parent=issuer_lines(document.parent_issuer),
        issuer=issuer_lines(document.issuer),
        number=number_line(document),
        place=place_line(document),
        urgency=clean(document.urgency).upper() if document.urgency else None,
        type_name=name.upper() if name else None,
        subject=subject_line(document),
        authority=_authority(document),
        to=tuple(clean(body).rstrip(" ;.") for body in document.to),
    )


def _authority(document: Document) -> str | None:
    """ "ỦY BAN NHÂN DÂN …" where the body decides together, else its head: "CHỦ TỊCH ỦY BAN NHÂN DÂN …"."""
    if document.type not in {"quyet_dinh", "nghi_quyet"} or not document.issuer:
        return None
    if document.body and clean(document.body[0].text).isupper():
        return None
    issuer, signature = clean(document.issuer).upper(), document.signature
    if signature.authority or document.type == "nghi_quyet":
        return issuer
    head = clean(signature.capacity or signature.position or "").upper().removeprefix("KT. ")
    return f"{head} {issuer}" if head else issuer


def _enacted(document: Document) -> tuple[Block, ...]:
    """The body of a decision, with "QUYẾT ĐỊNH:" before its first article."""
    words = {"quyet_dinh": "QUYẾT ĐỊNH:", "nghi_quyet": "QUYẾT NGHỊ:"}.get(document.type or "")
    body = document.body
    if not words or any(clean(block.text).upper().rstrip(": ") == words.rstrip(":") for block in body):
        return body
    first = next((at for at, block in enumerate(body) if block.kind in {"article", "chapter", "part"}), None)
    if first is None:
        return body
    return (*body[:first], Block("paragraph", words), *body[first:])


def _sheet(document: Document, annex: Annex, at: int, of: int) -> Sheet:
    title = clean(annex.title or "")
    if title.upper().startswith("PHỤ LỤC"):
        title = title[len("PHỤ LỤC") :].lstrip(" .:\n")
    first, *rest = title.split("\n") if title else [""]
    body, attached = annex.body, attached_to(document)
    if body and clean(body[0].text).startswith("(Kèm theo"):
        body, attached = body[1:], reopen_blanks(clean(body[0].text))
    width = LANDSCAPE_WIDTH if annex.landscape else PORTRAIT_WIDTH
    return Sheet(
        heading=_annex_heading(annex.number, at, of),
        title=tuple(line for line in (first.upper(), *rest) if line),
        attached=attached,
        landscape=annex.landscape,
        items=_closed(block_items(body, width)),
    )


def _annex_heading(number: str | None, at: int, of: int) -> str:
    """Annexes are numbered only where there are two or more."""
    return f"Phụ lục {clean(number or '') or roman(at)}" if of > 1 else "Phụ lục"


def _closed(items: Sequence[Item]) -> tuple[Item, ...]:
    """The end mark once, behind the last words; after a table it stands on a line of its own."""
    if not items:
        return ()
    plain = [_replaced(item, without_end_mark(item.text)) if isinstance(item, Line) else item for item in items]
    last = plain[-1]
    if isinstance(last, Line):
        return (*plain[:-1], _replaced(last, with_end_mark(last.text), keep=len(last.text) < _SHORT))
    if last.rows[-1][-1].endswith(END_MARK):
        return tuple(plain)
    return (*plain, Line(END_MARK, align="right", keep=True))


def _replaced(line: Line, text: str, *, keep: bool | None = None) -> Line:
    return Line(text, line.lead, line.align, line.bold, line.italic, line.keep if keep is None else keep)
