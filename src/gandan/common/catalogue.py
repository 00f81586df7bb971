"""Message catalogues: msgids are Vietnamese, English is the second language.

Extraction by Babel, because Django's ``makemessages`` does not see into Jinja2 expressions.
"""

import io
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

PACKAGE = Path(__file__).resolve().parents[1]
METHODS = [("**/tests/**", "ignore"), ("**.py", "python"), ("**/jinja2/**.html", "jinja2")]
OPTIONS = {
    "**/jinja2/**.html": {
        "extensions": "jinja2.ext.do,jinja2.ext.loopcontrols",
        "trim_blocks": "true",
        "lstrip_blocks": "true",
        "silent": "false",
    }
}
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "mark": None,
    "say": None,
    "NotAllowed": (2,),
    "FileRefused": (2,),
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
}


def path_of(language: str) -> Path:
    return PACKAGE / "locale" / language / "LC_MESSAGES" / "django.po"


def extract() -> Catalog:
    """Return every message of our own code and pages, without the places where it stands."""
    catalog = Catalog(project="gandan", charset="utf-8", fuzzy=False)
    found = extract_from_dir(PACKAGE, METHODS, OPTIONS, KEYWORDS, comment_tags=())
    for _file, _line, message, _comments, context in found:
        catalog.add(message, context=context)
    return catalog


def read(language: str) -> Catalog:
    path = path_of(language)
    text = path.read_bytes() if path.exists() else b""
    return read_po(io.BytesIO(text), locale=language)


def update(language: str) -> Catalog:
    """Bring the language's file up to date with the code; what is new stands without a translation."""
    catalog = read(language)
    catalog.update(extract(), no_fuzzy_matching=True)
    catalog.obsolete.clear()
    path = path_of(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as out:
        write_po(out, catalog, sort_output=True, ignore_obsolete=True, no_location=True, width=119)
    return catalog


def missing(language: str) -> list[str]:
    """Return the messages of the code that the language's file does not translate."""
    known = read(language)
    lacking = []
    for message in extract():
        if not message.id:
            continue
        found = known.get(message.id if isinstance(message.id, str) else message.id[0], message.context)
        if found is None or found.fuzzy or not found.string or not all(_strings(found.string)):
            lacking.append(message.id if isinstance(message.id, str) else message.id[0])
    return sorted(lacking)


def _strings(value: str | list[str] | tuple[str, ...]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)
