"""Keeping and reading bytes."""

import datetime as dt
import errno
import hashlib
import io
import os
import struct
import tempfile
from pathlib import Path

import puremagic
from django.conf import settings
from django.db import connection
from PIL import ExifTags, Image, ImageOps

from gandan.common import clock
from gandan.common.words import mark, say
from gandan.files.enums import PICTURES, MediaType
from gandan.files.errors import FileRefused
from gandan.files.kinds import OLE, has_macros, is_protected, is_rich_text, sniff_ole, sniff_zip
from gandan.files.models import StoredFile
from gandan.organisations.actors import Actor
from gandan.tenancy.scope import current_commune

_MAX_PIXELS = 25_000_000
_FORMATS = ("JPEG", "PNG", "WEBP")
_BY_MAGIC = PICTURES | {MediaType.PDF, MediaType.TIFF}
"""Kinds that the first bytes tell."""
_BROKEN_PICTURE = (OSError, ValueError, SyntaxError, struct.error, Image.DecompressionBombError)
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
"""No room on the disk, beyond the quota, beyond the largest file that the system lets the process write."""


def store_file(content: bytes, *, name: str, allowed: frozenset[MediaType], actor: Actor) -> StoredFile:
    """Keep the bytes for the open commune and return their row.

    The type is told from the content, not the name. A picture loses its metadata first. Order: temporary file,
    fsync, rename, then the row, so that a row never stands without its bytes. Whoever keeps or takes out the same
    bytes meanwhile waits until this transaction ends.
    Raises FileRefused for an empty or too large file, and for a type outside ``allowed``.
    """
    media_type = check_file(content, sniff(content), allowed)
    if media_type in PICTURES:
        content = strip_metadata(content)
    digest = hashlib.sha256(content).hexdigest()
    lock_content(digest)
    found: StoredFile | None = StoredFile.objects.filter(sha256=digest).first()
    if found and file_path(found).exists():
        return found
    stored = found or StoredFile(
        sha256=digest,
        size=len(content),
        media_type=media_type,
        name=plain_name(name),
        created_at=clock.now(),
        created_by=actor.official,
    )
    stored.check_tenant()
    _write(file_path(stored), content)
    if found is None:
        stored.save(force_insert=True)
    return stored


def plain_name(name: str) -> str:
    """Return the name without folders and without what no database keeps."""
    return Path(name.replace("\0", "")).name[-200:]


def lock_content(digest: str) -> None:
    """Hold everybody else off these bytes of the open commune until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"file {current_commune().pk} {digest}"]
        )


def sniff(content: bytes) -> MediaType | None:
    """Return the media type that the bytes show, None for one that the system does not keep."""
    if content[:4] == b"PK\x03\x04":
        return sniff_zip(content)
    if content.startswith(OLE):
        return sniff_ole(content)
    if is_rich_text(content):
        return MediaType.RTF
    try:
        guess = puremagic.from_string(content[:4096], mime=True)
    except (puremagic.PureError, ValueError):
        guess = ""
    if guess in _BY_MAGIC:
        return MediaType(guess)
    return MediaType.TEXT if _is_text(content) else None


def check_file(content: bytes, media_type: MediaType | None, allowed: frozenset[MediaType]) -> MediaType:
    """Return the type; raise FileRefused for an empty or too large file and for a type outside ``allowed``."""
    if not content:
        raise FileRefused("empty", "Tệp này rỗng. Hãy kiểm tra lại tệp trên máy rồi chọn lại.")
    if len(content) > settings.MAX_UPLOAD_BYTES:
        limit = settings.MAX_UPLOAD_BYTES // 1024 // 1024
        raise FileRefused(
            "too_large", "Tệp lớn hơn %(limit)d MB. Hãy giảm dung lượng hoặc tách thành nhiều tệp.", limit=limit
        )
    if media_type is None or media_type not in allowed:
        if sentence := _known_kind(content):
            raise FileRefused("type", sentence)
        kinds = ", ".join(sorted(_words(allowed)))
        raise FileRefused("type", "Loại tệp này chưa nhận được. Hãy chọn tệp %(kinds)s.", kinds=kinds)
    if has_macros(content, media_type):
        raise FileRefused("macro", mark("Tệp có chứa macro nên không nhận. Hãy lưu lại tệp dưới dạng không có macro."))
    return media_type


def picture_taken_on(content: bytes) -> dt.date | None:
    """Return the day on which a picture says it was taken, None where it does not."""
    try:
        with Image.open(io.BytesIO(content), formats=_FORMATS) as image:
            taken = image.getexif().get_ifd(ExifTags.IFD.Exif).get(ExifTags.Base.DateTimeOriginal)
    except _BROKEN_PICTURE:
        return None
    try:
        return dt.datetime.strptime(str(taken)[:10], "%Y:%m:%d").date()  # noqa: DTZ007 - a day, not a moment
    except ValueError:
        return None


def strip_metadata(content: bytes) -> bytes:
    """Return the picture turned upright, without place, device and all other metadata.

    Raises FileRefused for a picture that cannot be read or has too many pixels.
    """
    try:
        with Image.open(io.BytesIO(content), formats=_FORMATS) as image:
            if image.format == "JPEG" and image.width * image.height > _MAX_PIXELS:
                # a camera of 48 megapixels: read at half its size, so that the large picture never lies in memory
                image.draft("RGB", (image.width // 2, image.height // 2))
            if image.width * image.height > _MAX_PIXELS:
                raise FileRefused("too_large", "Ảnh có quá nhiều điểm ảnh. Hãy giảm kích thước ảnh rồi chọn lại.")
            ImageOps.exif_transpose(image, in_place=True)
            # what stands in ``info`` would be written again; only transparency belongs to the picture
            image.info = {key: value for key, value in image.info.items() if key == "transparency"}
            out = io.BytesIO()
            if image.format == "PNG":
                image.save(out, "PNG", optimize=False)
            else:
                plain = image if image.mode == "RGB" else image.convert("RGB")
                plain.save(out, "WEBP" if image.format == "WEBP" else "JPEG", quality=90)
            return out.getvalue()
    except _BROKEN_PICTURE as error:
        raise FileRefused("damaged", "Ảnh bị hỏng, không mở được. Hãy chụp hoặc chọn ảnh khác.") from error


def read_file(stored: StoredFile) -> bytes:
    return file_path(stored).read_bytes()


def file_path(stored: StoredFile) -> Path:
    return Path(settings.FILES_ROOT) / stored.path


def _known_kind(content: bytes) -> str:
    """Return what to do with a kind of file that people often hand in, empty for any other."""
    if is_protected(content):
        return mark("Tệp được đặt mật khẩu; hãy gỡ mật khẩu rồi tải lại.")
    if content.startswith(OLE) and sniff_ole(content) is None:
        return mark("Tệp kiểu cũ (.doc, .xls) bị hỏng hoặc không phải Word, Excel; hãy lưu lại tệp mới rồi chọn lại.")
    if sniff(content) == MediaType.DOC:
        return mark("Ở đây chưa nhận tệp Word đời cũ (.doc); hãy lưu lại dưới dạng .docx.")
    if is_rich_text(content):
        return mark("Ở đây chưa nhận tệp RTF (.rtf); hãy lưu lại dưới dạng .docx.")
    return ""


def _words(allowed: frozenset[MediaType]) -> set[str]:
    names = {
        MediaType.TEXT: say("văn bản (.txt)"),
        MediaType.PDF: "PDF",
        MediaType.DOCX: "Word (.docx)",
        MediaType.DOC: "Word (.doc)",
        MediaType.RTF: "RTF",
        MediaType.ODT: "LibreOffice (.odt)",
        MediaType.XLSX: "Excel (.xlsx)",
        MediaType.XLS: "Excel (.xls)",
        MediaType.ODS: "LibreOffice (.ods)",
        MediaType.JPEG: say("ảnh JPG"),
        MediaType.PNG: say("ảnh PNG"),
        MediaType.WEBP: say("ảnh WEBP"),
        MediaType.TIFF: say("ảnh TIFF"),
    }
    return {names[kind] for kind in allowed}


def _is_text(content: bytes) -> bool:
    if b"\x00" in content[:4096]:
        return False
    try:
        content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    return True


def _write(path: Path, content: bytes) -> None:
    """Raises FileRefused where the disk is full; then nothing of the bytes stays behind."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o750)
        _write_beside(path, content)
    except OSError as error:
        if error.errno not in _FULL:
            raise
        raise FileRefused(
            "disk_full",
            "Máy chủ đã hết chỗ nên chưa lưu được tệp. Hãy báo quản trị viên dọn chỗ rồi gửi lại; chữ đã gõ vẫn còn.",
        ) from error


def _write_beside(path: Path, content: bytes) -> None:
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as temporary:
        try:
            temporary.write(content)
            temporary.flush()
            os.fsync(temporary.fileno())
        except OSError:
            Path(temporary.name).unlink()
            raise
    Path(temporary.name).replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
