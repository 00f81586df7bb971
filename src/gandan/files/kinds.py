"""Telling office files by their bytes, and whether they carry a program."""

import io
import re
import zipfile
import zlib

from gandan.files.enums import MediaType
from gandan.files.old_books import has_macro_sheets

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""First bytes of the container of old Word and Excel files, and of protected new ones."""
_PARTS = {"word/document.xml": MediaType.DOCX, "xl/workbook.xml": MediaType.XLSX}
_OPEN_DOCUMENTS = frozenset({MediaType.ODS, MediaType.ODT})
_MOST_TYPES = 1_000_000
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError, NotImplementedError)
_NOT_HEX = re.compile(rb"[^0-9A-Fa-f]+")
_PROGRAM_NAMES = ("_VBA_PROJECT".encode("utf-16-le"), b"vbaProject")
"""In the old container and in the new one."""
_EMPTY_LIBRARY = ("/", "script-lc.xml", "script-lb.xml")
"""What stands in an ODS or ODT without a single macro."""


def sniff_zip(content: bytes) -> MediaType | None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
            told = archive.open("mimetype").read(200) if "mimetype" in names else b""
    except _BROKEN:
        return None
    if "content.xml" in names and told.strip().decode("ascii", "replace") in _OPEN_DOCUMENTS:
        return MediaType(told.strip().decode("ascii"))
    return next((kind for marker, kind in _PARTS.items() if marker in names), None)


def sniff_ole(content: bytes) -> MediaType | None:
    """Return XLS for an old workbook, DOC for an old Word file, even one with a table of Excel inside."""
    if is_protected(content):
        return None
    if _names(content, "WordDocument\0"):
        return MediaType.DOC
    return MediaType.XLS if _names(content, "Workbook\0") or _names(content, "Book\0") else None


def is_rich_text(content: bytes) -> bool:
    """Say whether the bytes are RTF: text by its letters, but its words are not to be read as they stand."""
    return content.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{\\rtf")


def is_protected(content: bytes) -> bool:
    """Say whether the old container holds a new file with a password: Office stores it under this name."""
    return content.startswith(OLE) and "EncryptedPackage".encode("utf-16-le") in content


def has_macros(content: bytes, media_type: MediaType) -> bool:
    """Say whether an office file carries a program."""
    if media_type == MediaType.XLS:
        return _names(content, "_VBA_PROJECT") or has_macro_sheets(content)
    if media_type == MediaType.DOC:
        return _names(content, "_VBA_PROJECT")
    if media_type == MediaType.RTF:
        return _embeds_program(content)
    if media_type in _OPEN_DOCUMENTS:
        return _has_basic(content)
    return media_type in _PARTS.values() and _has_vba(content)


def _names(content: bytes, name: str) -> bool:
    """Say whether the old container has an entry of this name."""
    return name.encode("utf-16-le") in content


def _embeds_program(content: bytes) -> bool:
    """Say whether a file with a program is embedded: as bytes, or as digits with blanks wherever the writer likes."""
    if b"\\obj" not in content:
        return False
    digits = _NOT_HEX.sub(b"", content).lower()
    return any(name in content or name.hex().encode() in digits for name in _PROGRAM_NAMES)


def _has_basic(content: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
    return any(name.startswith(("Basic/", "Scripts/")) and not name.endswith(_EMPTY_LIBRARY) for name in names)


def _has_vba(content: bytes) -> bool:
    """Say whether the archive carries a program; its parts list names one under whatever file name it stands."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
        if any("vbaproject" in name.lower() or name.lower().startswith("xl/macrosheets/") for name in names):
            return True
        try:
            types = archive.open("[Content_Types].xml").read(_MOST_TYPES) if "[Content_Types].xml" in names else b""
        except _BROKEN:
            return True
    return any(word in types.lower() for word in (b"vbaproject", b"macroenabled", b"macrosheet"))
