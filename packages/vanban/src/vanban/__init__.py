"""Read, check and write Vietnamese official documents (Decree 30/2020/NĐ-CP).

What reads or writes is loaded when it is first asked for: the libraries of all formats together take a second.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from vanban._json import from_dict, to_dict
from vanban._model import (
    Annex,
    Block,
    Citation,
    Document,
    Due,
    Evidence,
    Problem,
    Signature,
    SourceBlock,
    Span,
    Task,
)
from vanban.errors import (
    Damaged,
    Encrypted,
    MissingTool,
    NotADocument,
    Secret,
    TooLarge,
    Unreadable,
    Unwritable,
    VanbanError,
)

if TYPE_CHECKING:
    from vanban._parse.front import parse, parse_text
    from vanban._parse.lexicon import DocumentType
    from vanban._parse.limits import Limits
    from vanban._parse.secrecy import find_secrecy_mark
    from vanban._render.docx import render_docx
    from vanban._render.figures import Figure
    from vanban._render.pdf import render_pdf
    from vanban._render.text import render_text

_LATER = {
    "DocumentType": "vanban._parse.lexicon",
    "Figure": "vanban._render.figures",
    "Limits": "vanban._parse.limits",
    "find_secrecy_mark": "vanban._parse.secrecy",
    "parse": "vanban._parse.front",
    "parse_text": "vanban._parse.front",
    "render_docx": "vanban._render.docx",
    "render_pdf": "vanban._render.pdf",
    "render_text": "vanban._render.text",
}

__all__ = [
    "Annex",
    "Block",
    "Citation",
    "Damaged",
    "Document",
    "DocumentType",
    "Due",
    "Encrypted",
    "Evidence",
    "Figure",
    "Limits",
    "MissingTool",
    "NotADocument",
    "Problem",
    "Secret",
    "Signature",
    "SourceBlock",
    "Span",
    "Task",
    "TooLarge",
    "Unreadable",
    "Unwritable",
    "VanbanError",
    "find_secrecy_mark",
    "from_dict",
    "parse",
    "parse_text",
    "render_docx",
    "render_pdf",
    "render_text",
    "to_dict",
]


def __getattr__(name: str) -> Any:
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = globals()[name] = getattr(import_module(_LATER[name]), name)
    return found
