"""Plain text, as it is read aloud, searched and read back: a paragraph a line, an empty line between two of them."""

from collections.abc import Iterator, Sequence

from vanban._model import Document
from vanban._render.blocks import Grid, Item
from vanban._render.layout import Header, Layout, lay_out
from vanban._render.words import MOTTO, NATION


def render_text(document: Document) -> str:
    """The document as text; the cells of a table are parted by tabs.

    Refuses a document with a secrecy mark (Secret) and an empty one (Unwritable).
    """
    layout = lay_out(document)
    parts = [*_head(layout), *_items(layout.items), *_closing(layout)]
    for sheet in layout.annexes:
        parts.append(sheet.heading.upper())
        parts.append("\n".join(sheet.title))
        parts.append(sheet.attached or "")
        parts.extend(_items(sheet.items))
    return "\n\n".join(part.replace("\u00a0", " ") for part in parts if part) + "\n"


def _head(layout: Layout) -> Iterator[str]:
    header = layout.header
    yield "\n".join((*header.parent, *header.issuer))
    yield f"{NATION}\n{MOTTO}"
    yield header.number or ""
    if layout.kind == "letter":
        yield header.subject or ""
    yield header.place
    yield header.urgency or ""
    if layout.kind == "titled":
        yield header.type_name or ""
        yield header.subject or ""
        yield header.authority or ""
    yield _addressees(header)


def _addressees(header: Header) -> str:
    if len(header.to) < 2:
        return "".join(f"Kính gửi: {body}" for body in header.to)
    return "\n".join(("Kính gửi:", *(f"- {body};" for body in header.to[:-1]), f"- {header.to[-1]}."))


def _items(items: Sequence[Item]) -> Iterator[str]:
    for item in items:
        if isinstance(item, Grid):
            yield "\n".join("\t".join(" ".join(cell.split()) for cell in row) for row in item.rows)
        else:
            yield item.lead + item.text


def _closing(layout: Layout) -> Iterator[str]:
    if layout.recipients:
        yield "Nơi nhận:"
        yield "\n".join(layout.recipients)
    yield "\n".join(layout.signature)
    yield layout.signatory or ""
