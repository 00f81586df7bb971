"""Which format a file has, and what is refused before a reader sees it."""

from __future__ import annotations

import re
from pathlib import Path

from vanban._parse.flow import Flow
from vanban._parse.limits import NO_OCR, Limits
from vanban._parse.readers.read_docx import read_docx
from vanban._parse.readers.read_old import to_docx
from vanban._parse.readers.read_text import read_text
from vanban.errors import Damaged, Encrypted, MissingTool, NotADocument, TooLarge

_ZIP, _OLE, _PDF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"%PDF-"
_IMAGES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"GIF8", b"BM", b"RIFF")
_RTF = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{\\rtf")
_OPEN_DOCUMENT, _OPEN_DOCUMENT_WITHIN = b"mimetypeapplication/vnd.oasis.opendocument.text", 100
_PDF_MARK_WITHIN = 1024
_SNIFFED = 4096
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f]")
_MOST_CONTROL_SHARE = 0.01
_HEAD_CHARACTERS = 20_000


def read_flow(source: Path | bytes, filename: str | None, limits: Limits, *, head_only: bool = False) -> Flow:
    """The lines and tables of a file, told from its content; ``filename`` helps where that leaves a doubt."""
    content = _content(source, limits)
    name = (filename or (source.name if isinstance(source, Path) else "")).lower()
    if not content.strip(b"\x00 \r\n\t"):
        raise NotADocument("Tệp trống, không có nội dung để đọc.")
    old = _old_kind(content)
    if old is not None:
        return read_docx(to_docx(content, old, limits), limits, head_only=head_only)
    if content.startswith(_ZIP):
        return read_docx(content, limits, head_only=head_only)
    if _PDF in content[:_PDF_MARK_WITHIN]:
        # its libraries take half a second to load, which no other format should wait for
        from vanban._parse.readers.read_pdf import read_pdf  # noqa: PLC0415 - see above

        return read_pdf(content, limits, pages=1 if head_only else None)
    if content.startswith(_IMAGES):
        return _read_images(content, limits, head_only=head_only)
    if name.endswith((".docx", ".pdf")):
        raise Damaged("Tệp bị hỏng: nội dung không đúng với đuôi tệp.")
    return flow_of_text(_decode(content), limits, head_only=head_only)


def _read_images(content: bytes, limits: Limits, *, head_only: bool) -> Flow:
    try:
        from vanban._parse.readers.scan.pages import read_images  # noqa: PLC0415 - numpy and OpenCV are optional
    except ImportError as error:
        raise MissingTool(NO_OCR) from error
    return read_images(content, limits, head_only=head_only)


def _content(source: Path | bytes, limits: Limits) -> bytes:
    if isinstance(source, bytes):
        content = source
    else:
        try:
            with source.open("rb") as file:
                content = file.read(limits.bytes + 1)
        except OSError as error:
            raise NotADocument("Không mở được tệp.") from error
    if len(content) > limits.bytes:
        raise TooLarge(f"Tệp lớn hơn mức cho phép ({limits.bytes // 1_000_000} MB).")
    return content


def _old_kind(content: bytes) -> str | None:
    """The suffix of a file that another word processor wrote."""
    # Word stores a protected DOCX in the old container, under this name in UTF-16.
    if content.startswith(_OLE) and "EncryptedPackage".encode("utf-16-le") in content:
        raise Encrypted("Tệp được đặt mật khẩu; hãy gỡ mật khẩu rồi tải lại.")
    if content.startswith(_ZIP) and _OPEN_DOCUMENT in content[:_OPEN_DOCUMENT_WITHIN]:
        return "odt"
    return "doc" if content.startswith(_OLE) else "rtf" if _is_rtf(content) else None


def _is_rtf(content: bytes) -> bool:
    """What word processors take for RTF, blanks before it too: as plain text it would show codes for words."""
    return _RTF.match(content) is not None


def _decode(content: bytes) -> str:
    encoding = "utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise NotADocument("Tệp không phải là văn bản, hoặc không dùng bảng mã Unicode.") from error
    sample = text[:_SNIFFED]
    if len(_CONTROL.findall(sample)) > len(sample) * _MOST_CONTROL_SHARE:
        raise NotADocument("Tệp này không phải là văn bản.")
    return text


def flow_of_text(text: str, limits: Limits, *, head_only: bool = False) -> Flow:
    if len(text) > limits.characters:
        raise TooLarge("Văn bản dài hơn mức cho phép.")
    if not any(letter.isalpha() for letter in text):
        raise NotADocument("Tệp không có chữ để đọc.")
    return read_text(text.lstrip()[:_HEAD_CHARACTERS] if head_only else text)
