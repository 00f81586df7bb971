"""The command ``vanban render``: a document from JSON to PDF, DOCX or text."""

import argparse
import json
from collections.abc import Callable
from dataclasses import is_dataclass
from pathlib import Path
from types import UnionType
from typing import Any, Literal, get_args, get_origin, get_type_hints

from vanban._json import from_dict
from vanban._model import Document
from vanban._render.docx import render_docx
from vanban._render.pdf import render_pdf
from vanban._render.text import render_text
from vanban.errors import NotADocument, Unreadable, Unwritable

_WRITERS: dict[str, Callable[[Document], bytes]] = {
    ".pdf": render_pdf,
    ".docx": render_docx,
    ".txt": lambda document: render_text(document).encode(),
}


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add ``render`` to the commands of ``vanban``; its ``run`` gives the exit status."""
    writing = commands.add_parser("render", help="soạn văn bản từ JSON ra PDF, DOCX hoặc văn bản thuần")
    writing.add_argument("file", type=Path, metavar="TỆP.json")
    writing.add_argument("-o", "--output", type=Path, required=True, metavar="TỆP", help="tên tệp .pdf, .docx, .txt")
    writing.set_defaults(run=_render)


def _render(options: argparse.Namespace) -> int:
    source, output = Path(options.file), Path(options.output)
    writer = _WRITERS.get(output.suffix.lower())
    if writer is None:
        raise Unwritable(f"Chưa hỗ trợ tệp “{output.suffix}”, hãy chọn .pdf, .docx hoặc .txt.")
    made = writer(_read(source))
    try:
        output.write_bytes(made)
    except OSError as error:
        raise Unwritable(f"Không ghi được tệp “{output}”.") from error
    return 0


def _read(source: Path) -> Document:
    try:
        document = from_dict(json.loads(source.read_bytes()))
    except OSError as error:
        raise Unreadable(f"Không đọc được tệp “{source}”.") from error
    except (ValueError, TypeError, AttributeError, RecursionError) as error:
        raise NotADocument(f"Tệp “{source}” không phải là JSON của một văn bản.") from error
    if not _fits(document, Document):
        raise NotADocument(f"Tệp “{source}” có giá trị không đúng kiểu của một văn bản.")
    return document


def _fits(value: object, hint: Any) -> bool:
    """Whether the value is of the type that the model names; ``from_dict`` takes what it is given."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin is UnionType:
        return any(_fits(value, one) for one in inner)
    if origin is Literal:
        return value in inner
    if origin is tuple:
        return isinstance(value, tuple) and all(_fits(one, inner[0]) for one in value)
    if not isinstance(value, origin or hint):
        return False
    hints = get_type_hints(hint) if is_dataclass(hint) else {}
    return all(_fits(getattr(value, name), inner_hint) for name, inner_hint in hints.items())
