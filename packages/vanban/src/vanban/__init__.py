"""Read, check and write Vietnamese official documents (Decree 30/2020/NĐ-CP)."""

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
from vanban._parse.front import find_secrecy_mark, parse, parse_text
from vanban._parse.limits import Limits
from vanban._render.docx import render_docx
from vanban._render.figures import Figure
from vanban._render.pdf import render_pdf
from vanban._render.text import render_text
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

__all__ = [
    "Annex",
    "Block",
    "Citation",
    "Damaged",
    "Document",
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
