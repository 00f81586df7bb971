"""Message catalogues: msgids are Vietnamese, English is the second language.

Extraction by Babel, because Django's ``makemessages`` does not see into Jinja2 expressions.
"""

import datetime as dt
import io
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

PACKAGE = Path(__file__).resolve().parents[1]
METHODS = [
    ("**/tests/**", "ignore"),
    ("**.py", "python"),
    ("**/jinja2/**.html", "jinja2"),
    ("**/jinja2/**.txt", "jinja2"),
]
_JINJA = {
    "extensions": "jinja2.ext.do,jinja2.ext.loopcontrols",
    "trim_blocks": "true",
    "lstrip_blocks": "true",
    "silent": "false",
}
OPTIONS = {"**/jinja2/**.html": _JINJA, "**/jinja2/**.txt": _JINJA}
_HEADS = {
    "en": "English words of the interface; the keys are the Vietnamese ones.",
    "vi": "What Django and allauth say in English or badly; our own words are Vietnamese in the code.",
}
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "mark": None,
    "say": None,
    "say_many": (1, 1),
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
    known = read(language)
    catalog = empty(language, known.creation_date)
    for message in extract():
        if message.id:
            found = known.get(_key(message.id), message.context)
            kept = found and isinstance(found.id, str) == isinstance(message.id, str)
            catalog.add(message.id, found.string if found and kept else None, context=message.context)
    write(catalog, language)
    return catalog


def empty(language: str, made: dt.datetime | str) -> Catalog:
    """Return a catalogue whose head tells nothing that changes from one run to the next."""
    return Catalog(
        locale=language,
        project="Gần Dân",
        version="1",
        msgid_bugs_address="none",
        header_comment=f"# {_HEADS[language]}",
        fuzzy=False,
        creation_date=made,
        revision_date=made,
        last_translator="Gần Dân",
        language_team=language,
        charset="utf-8",
    )


def write(catalog: Catalog, language: str) -> None:
    path = path_of(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as out:
        write_po(out, catalog, sort_output=True, ignore_obsolete=True, no_location=True, width=119)


def missing(language: str) -> list[str]:
    """Return the messages of the code that the language's file does not translate."""
    known = read(language)
    lacking = []
    for message in extract():
        if not message.id:
            continue
        found = known.get(_key(message.id), message.context)
        if found is None or found.fuzzy or not found.string or not all(_strings(found.string)):
            lacking.append(_key(message.id))
    return sorted(lacking)


def _key(found: str | list[str] | tuple[str, ...]) -> str:
    return found if isinstance(found, str) else found[0]


def _strings(value: str | list[str] | tuple[str, ...]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)
