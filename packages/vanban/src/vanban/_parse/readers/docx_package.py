"""A DOCX as a package: which parts hold the text, opened with bounds on what a hostile file may cost."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from dataclasses import dataclass

from lxml import etree

from vanban._parse.limits import Limits
from vanban.errors import Damaged, Encrypted, NotADocument, TooLarge

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MAIN = "word/document.xml"
_MAIN_TARGET = re.compile(
    rb'<Relationship\b(?=[^>]*\bType="[^"]*/relationships/officeDocument")[^>]*\bTarget="([^"]+)"'
)
_MARGIN = re.compile(r"(?:header|footer)\d*\.xml")
_STRICT, _USUAL = (
    b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
)
_DOCTYPES = tuple("<!DOCTYPE".encode(encoding) for encoding in ("ascii", "utf-16-le", "utf-16-be"))


@dataclass(frozen=True)
class Package:
    main: bytes
    numbering: bytes | None
    styles: bytes | None
    notes: tuple[bytes, ...]
    """Footnotes and endnotes."""
    margins: tuple[bytes, ...]
    """What stands above and below the text of the pages."""


def open_package(content: bytes, limits: Limits) -> Package:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            package = _parts(archive, limits)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError) as error:
        raise Damaged("Tệp DOCX bị hỏng hoặc chưa tải lên hết.") from error
    except RuntimeError as error:
        raise Encrypted("Tệp DOCX được đặt mật khẩu; hãy gỡ mật khẩu rồi tải lại.") from error
    _refuse_too_many(package.main, limits)
    _refuse_too_many(b"".join(package.margins), limits)
    return package


def _parts(archive: zipfile.ZipFile, limits: Limits) -> Package:
    sizes = {part.filename: part.file_size for part in archive.infolist()}

    def read(name: str) -> bytes | None:
        if name not in sizes:
            return None
        with archive.open(name) as part:
            # The size in the archive's list may lie, so the reading itself is bounded too.
            content = part.read(limits.unpacked_bytes + 1)
        if len(content) > limits.unpacked_bytes:
            raise TooLarge("Tệp DOCX quá lớn sau khi giải nén.")
        return content

    main = _main_part(sizes, read("_rels/.rels") or b"")
    if sum(sizes.values()) > limits.unpacked_bytes:
        raise TooLarge("Tệp DOCX quá lớn sau khi giải nén.")
    folder = posixpath.dirname(main)
    if any(name.lower().endswith("vbaproject.bin") for name in sizes):
        raise NotADocument("Tệp Word có macro không được đọc; hãy lưu lại dưới dạng .docx rồi tải lên.")
    notes = [read(f"{folder}/{name}.xml") for name in ("footnotes", "endnotes")]
    margins = [
        read(name)
        for name in sizes
        if posixpath.dirname(name) == folder and _MARGIN.fullmatch(posixpath.basename(name))
    ]
    return Package(
        read(main) or b"",
        read(f"{folder}/numbering.xml"),
        read(f"{folder}/styles.xml"),
        tuple(part for part in notes if part),
        tuple(part for part in margins if part),
    )


def _main_part(sizes: dict[str, int], relations: bytes) -> str:
    """The part with the text; some writers do not call it document.xml."""
    named = _MAIN_TARGET.search(relations)
    target = named.group(1).decode("utf-8", "replace").lstrip("/") if named else _MAIN
    main = target if target in sizes else _MAIN
    if main not in sizes or not posixpath.basename(main).startswith("document"):
        raise NotADocument("Tệp này không phải là văn bản Word (.docx).")
    return main


def _refuse_too_many(part: bytes, limits: Limits) -> None:
    if part.count(b"<") > limits.tags:
        raise TooLarge("Tệp DOCX có quá nhiều thành phần bên trong nên không được đọc.")


def bounded_xml(part: bytes | None, limits: Limits) -> etree._Element | None:
    """The root of a part that the document may lack."""
    if not part:
        return None
    _refuse_too_many(part, limits)
    return xml(part)


def xml(content: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(safe(content), parser)
    except etree.XMLSyntaxError as error:
        raise Damaged("Tệp DOCX bị hỏng: nội dung bên trong không đọc được.") from error


def safe(content: bytes) -> bytes:
    """The part in the usual namespace (Word also saves a "strict" one); refuses declarations."""
    # Word writes no DTD; one in the file can only be meant to blow up in the parser (entities within entities).
    if any(sign in content for sign in _DOCTYPES):
        raise NotADocument("Tệp DOCX chứa khai báo XML không an toàn nên không được đọc.")
    return content.replace(_STRICT, _USUAL) if _STRICT in content else content
