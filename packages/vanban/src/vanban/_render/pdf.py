"""PDF/A-2b, set by typst."""

import json
import re
import threading
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import typst

from vanban._model import Document
from vanban._render.figures import Figure
from vanban._render.layout import Layout, lay_out
from vanban._render.words import MOTTO, NATION, attached_to, clean
from vanban.errors import Unwritable

_HERE = Path(__file__).parent
_TEMPLATE = (_HERE / "templates" / "document.typ").read_bytes()
_MISSING_GLYPH = re.compile(r'the text `"(.+?)"` could not be displayed', re.DOTALL)
_BAD_IMAGE = re.compile(r"failed to decode image|unknown image format")

_local = threading.local()
"""A typst compiler may not be shared between threads."""


def render_pdf(document: Document, *, timestamp: datetime | None = None, attachments: Sequence[Figure] = ()) -> bytes:
    """The document as PDF/A-2b; equal input with an equal ``timestamp`` gives equal bytes.

    Refuses a document with a secrecy mark (Secret), and one that is empty or has a sign that the font cannot print
    or a picture that cannot be read (Unwritable).
    """
    layout = lay_out(document, attachments)
    inputs = {"document": json.dumps(_data(document, layout))}
    with TemporaryDirectory() as root:
        for picture, figure in zip(layout.pictures, attachments, strict=True):
            (Path(root) / picture.file).write_bytes(figure.image)
        try:
            made = _compiler().compile(
                _TEMPLATE, root=root, sys_inputs=inputs, format="pdf", pdf_standards="a-2b", timestamp=timestamp
            )
        except typst.TypstError as error:
            raise _refusal(error, layout) from error
    if not isinstance(made, bytes):
        raise TypeError(f"typst gave {type(made)!r} instead of one file")
    return made


def _compiler() -> typst.Compiler:
    if not hasattr(_local, "compiler"):
        fonts = typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(_HERE / "fonts")]
        )
        _local.compiler = typst.Compiler(font_paths=fonts)
    compiler: typst.Compiler = _local.compiler
    return compiler


def _data(document: Document, layout: Layout) -> dict[str, object]:
    title = ": ".join(part for part in (layout.header.type_name, layout.header.subject) if part)
    return asdict(layout) | {
        "title": title,
        "author": clean(document.issuer or ""),
        "nation": NATION,
        "motto": MOTTO,
        "pictures_attached": attached_to(document),
    }


def _refusal(error: typst.TypstError, layout: Layout) -> Unwritable:
    """The sentence for a person; a mistake in our own template is passed on as it is."""
    missing = _MISSING_GLYPH.search(error.message)
    if missing:
        sign = missing.group(1)[0]
        return Unwritable(f"Phông chữ không có ký tự “{sign}” (U+{ord(sign):04X}), hãy thay bằng ký tự khác.")
    if layout.pictures and _BAD_IMAGE.search(error.message):
        return Unwritable("Có ảnh minh chứng bị hỏng nên không đưa được vào văn bản.")
    raise error
