import datetime as dt
import io
import os
import struct
import threading
import time
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from PIL import ExifTags, Image

from gandan.files.enums import DOCUMENTS, EVIDENCE, PAPERS, PICTURES, SPREADSHEETS, MediaType
from gandan.files.errors import FileRefused
from gandan.files.models import StoredFile
from gandan.files.services import (
    check_file,
    file_path,
    picture_taken_on,
    read_file,
    sniff,
    store_file,
    strip_metadata,
)
from gandan.files.tests.books import ods, xls
from gandan.organisations.actors import Actor
from gandan.organisations.tests.factories import make_actor, make_commune, make_unit
from gandan.tenancy.scope import open_commune

PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n%%EOF\n"


@pytest.fixture
def actor(db: None) -> Iterator[Actor]:
    with open_commune(make_commune()):
        yield make_actor(make_unit())


def picture(format_name: str = "JPEG", *, size: tuple[int, int] = (40, 20), turn: int = 1, **exif: Any) -> bytes:
    image = Image.new("RGB", size, "#14508c")
    data = Image.Exif()
    data[ExifTags.Base.Orientation] = turn
    data[ExifTags.Base.Make] = "Máy ảnh thử"
    data.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitudeRef] = "N"
    if exif:
        data.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = exif["taken"]
    out = io.BytesIO()
    image.save(out, format_name, exif=data)
    return out.getvalue()


def office(*names: str, types: bytes = b"<Types/>") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, "<x/>")
        archive.writestr("[Content_Types].xml", types)
    return out.getvalue()


def embedding(data: str) -> bytes:
    return rb"{\rtf1\ansi Ph\'f2ng{\object\objemb{\*\objdata " + data.encode() + b"}}}"


def bomb() -> bytes:
    """A PNG whose head promises 400 million points."""

    def part(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 20_000, 20_000, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", head) + part(b"IDAT", zlib.compress(b"")) + part(b"IEND", b"")


def odd_exif() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (50, 50)).save(out, "JPEG", exif=b"Exif\0\0garbage-not-tiff")
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (PDF, MediaType.PDF),
        ("Kế hoạch số 118".encode(), MediaType.TEXT),
        ("\ufeffKế hoạch".encode(), MediaType.TEXT),
        (picture("JPEG"), MediaType.JPEG),
        (picture("PNG"), MediaType.PNG),
        (picture("WEBP"), MediaType.WEBP),
        (office("word/document.xml"), MediaType.DOCX),
        (office("xl/workbook.xml"), MediaType.XLSX),
        (xls(("STT",)), MediaType.XLS),
        (xls(("STT",), extra=["WordDocument"]), MediaType.DOC),
        (xls(("STT",), extra=["EncryptedPackage"]), None),
        (ods(("STT",)), MediaType.ODS),
        (ods(("STT",), kind=MediaType.ODT), MediaType.ODT),
        (b"{\\rtf1\\ansi K}", MediaType.RTF),
        (picture("TIFF"), MediaType.TIFF),
        (office("ghi-chu.txt"), None),
        (b"PK\x03\x04 not a zip", None),
        (ods(("STT",)).replace(b".spreadsheet", b".text"), None),
        (b"MZ\x90\x00\x03\x00\x00\x00", None),
        (b"\x00\x01\x02\x03", None),
        ("Kế hoạch".encode("utf-16"), None),
    ],
)
def test_sniff_tells_the_type_from_the_content(content: bytes, kind: MediaType | None) -> None:
    assert sniff(content) == kind


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        (b"", "trong.pdf", "Tệp này rỗng. Hãy kiểm tra lại tệp trên máy rồi chọn lại."),
        (b"x" * 2_000_000, "to.txt", "Tệp lớn hơn 1 MB. Hãy giảm dung lượng hoặc tách thành nhiều tệp."),
        (
            b"MZ\x90\x00\x03",
            "ke-hoach.pdf",
            "Loại tệp này chưa nhận được. Hãy chọn tệp PDF, Word (.docx), văn bản (.txt).",
        ),
        (
            b"\xef\xbb\xbf {\\rtf1 TUY\\u7878?T M\\u7852?T}",
            "ke-hoach.txt",
            "Ở đây chưa nhận tệp RTF (.rtf); hãy lưu lại dưới dạng .docx.",
        ),
        (
            picture(),
            "anh.pdf",
            "Loại tệp này chưa nhận được. Hãy chọn tệp PDF, Word (.docx), văn bản (.txt).",
        ),
    ],
)
def test_store_file_when_refused_says_why_and_keeps_nothing(
    actor: Actor, settings: Any, content: bytes, name: str, sentence: str
) -> None:
    settings.MAX_UPLOAD_BYTES = 1024 * 1024
    with pytest.raises(FileRefused) as refusal:
        store_file(content, name=name, allowed=DOCUMENTS, actor=actor)
    assert (refusal.value.reason, StoredFile.objects.count(), Path(settings.FILES_ROOT).exists()) == (
        sentence,
        0,
        False,
    )


@pytest.mark.parametrize(
    "content",
    [
        office("word/document.xml", "word/vbaProject.bin"),
        office("xl/workbook.xml", "xl/VBAPROJECT.BIN"),
        office("word/document.xml", types=b'<Override ContentType="application/vnd.ms-office.vbaProject"/>'),
        office("word/document.xml", types=b"application/vnd.ms-word.document.macroEnabled.main+xml"),
        xls(("STT",), extra=["_VBA_PROJECT_CUR"]),
        office("xl/workbook.xml", "xl/macrosheets/sheet1.xml"),
        office("xl/workbook.xml", types=b"application/vnd.ms-excel.macrosheet+xml"),
        xls(("STT",), kind=1),
        xls(("STT",), kind=6),
        xls(("STT",))[:1536],
        ods(("STT",), parts=["Basic/Standard/script-lb.xml", "Basic/Standard/Module1.xml"]),
        ods(("STT",), parts=["Scripts/python/a.py"]),
        ods(("STT",), parts=["Basic/Standard/Module1.xml"], kind=MediaType.ODT),
        xls(("STT",), extra=["WordDocument", "_VBA_PROJECT"]),
        embedding("_VBA_PROJECT".encode("utf-16-le").hex()),
        embedding("\n".join(b"word/vbaProject.bin".hex().upper())),
        embedding("\\bin11 vbaProject."),
    ],
)  # fmt: skip
def test_store_file_when_the_archive_has_macros_then_refused(actor: Actor, content: bytes) -> None:
    with pytest.raises(FileRefused) as refusal:
        store_file(content, name="tep.docx", allowed=EVIDENCE | PAPERS, actor=actor)
    assert (refusal.value.code, StoredFile.objects.count()) == ("macro", 0)


def test_store_file_when_an_open_workbook_has_an_empty_library_then_kept(actor: Actor) -> None:
    content = ods(("STT",), parts=["Basic/script-lc.xml", "Basic/Standard/script-lb.xml"])
    assert store_file(content, name="bang.ods", allowed=SPREADSHEETS, actor=actor).media_type == MediaType.ODS


def test_store_file_when_a_picture_promises_too_much_then_refused(actor: Actor) -> None:
    with pytest.raises(FileRefused) as refusal:
        store_file(bomb(), name="anh.png", allowed=PICTURES, actor=actor)
    assert refusal.value.code == "damaged"


def test_store_file_when_a_picture_has_odd_metadata_then_kept_without_them(actor: Actor) -> None:
    stored = store_file(odd_exif(), name="anh.jpg", allowed=PICTURES, actor=actor)
    assert b"Exif" not in read_file(stored)


def test_store_file_when_name_has_a_nul_then_kept_without_it(actor: Actor) -> None:
    assert store_file(PDF, name="ke\0hoach.pdf", allowed=DOCUMENTS, actor=actor).name == "kehoach.pdf"


@pytest.mark.django_db(transaction=True)
def test_store_file_when_two_keep_the_same_bytes_at_once_then_both_have_one_row() -> None:
    commune = make_commune()
    with open_commune(commune):
        someone = make_actor(make_unit())
    first_has_kept, kept = threading.Event(), []

    def keep(*, wait: bool) -> None:
        with open_commune(commune):
            if wait:
                first_has_kept.wait(10)
            kept.append(store_file(PDF, name="mot.pdf", allowed=DOCUMENTS, actor=someone).pk)
            first_has_kept.set()
            if not wait:
                # the second one asks for the same bytes before this transaction ends
                time.sleep(0.3)
        connection.close()

    threads = [threading.Thread(target=keep, kwargs={"wait": wait}) for wait in (True, False)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert (len(kept), len(set(kept))) == (2, 1)


def test_store_file_when_picture_is_damaged_says_so(actor: Actor) -> None:
    with pytest.raises(FileRefused) as refusal:
        store_file(picture()[:60], name="anh.jpg", allowed=PICTURES, actor=actor)
    assert refusal.value.reason == "Ảnh bị hỏng, không mở được. Hãy chụp hoặc chọn ảnh khác."


def test_store_file_keeps_bytes_and_row(actor: Actor, settings: Any) -> None:
    stored = store_file(PDF, name="../../ke-hoach.pdf", allowed=DOCUMENTS, actor=actor)
    assert (stored.name, stored.size, stored.media_type, stored.created_by, read_file(stored)) == (
        "ke-hoach.pdf",
        len(PDF),
        MediaType.PDF,
        actor.official,
        PDF,
    )
    assert file_path(stored).relative_to(settings.FILES_ROOT).parts[0] == str(actor.official.commune_id)


def test_store_file_when_the_same_bytes_come_twice_keeps_one_row(actor: Actor) -> None:
    first = store_file(PDF, name="mot.pdf", allowed=DOCUMENTS, actor=actor)
    second = store_file(PDF, name="hai.pdf", allowed=DOCUMENTS, actor=actor)
    assert (first.pk, StoredFile.objects.count()) == (second.pk, 1)


def test_store_file_when_the_bytes_were_lost_writes_them_again(actor: Actor) -> None:
    stored = store_file(PDF, name="mot.pdf", allowed=DOCUMENTS, actor=actor)
    file_path(stored).unlink()
    again = store_file(PDF, name="mot.pdf", allowed=DOCUMENTS, actor=actor)
    assert (again.pk, read_file(again)) == (stored.pk, PDF)


def test_store_file_when_another_commune_has_the_same_bytes_shares_nothing(actor: Actor) -> None:
    first = store_file(PDF, name="mot.pdf", allowed=DOCUMENTS, actor=actor)
    with open_commune(make_commune()):
        second = store_file(PDF, name="mot.pdf", allowed=DOCUMENTS, actor=make_actor(make_unit()))
        assert (file_path(first) == file_path(second), StoredFile.objects.count()) == (False, 1)


def test_store_file_when_the_disk_fails_leaves_no_row(actor: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(descriptor: int) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="no space left"):
        store_file(PDF, name="mot.pdf", allowed=DOCUMENTS, actor=actor)
    assert StoredFile.objects.count() == 0


def test_store_file_leaves_no_temporary_file(actor: Actor) -> None:
    stored = store_file(PDF, name="mot.pdf", allowed=DOCUMENTS, actor=actor)
    assert [path.name for path in file_path(stored).parent.iterdir()] == [stored.sha256]


@pytest.mark.parametrize("format_name", ["JPEG", "PNG", "WEBP"])
def test_strip_metadata_takes_place_and_device_out(format_name: str) -> None:
    with Image.open(io.BytesIO(strip_metadata(picture(format_name, taken="2026:11:17 08:00:00")))) as clean:
        assert (clean.format, dict(clean.getexif()), clean.info.get("exif")) == (format_name, {}, None)


def test_strip_metadata_turns_the_picture_upright() -> None:
    with Image.open(io.BytesIO(strip_metadata(picture(size=(40, 20), turn=6)))) as clean:
        assert clean.size == (20, 40)


def test_strip_metadata_when_picture_has_too_many_points_is_refused() -> None:
    with pytest.raises(FileRefused) as refusal:
        strip_metadata(picture("PNG", size=(5_000, 5_001)))
    assert refusal.value.code == "too_large"


@pytest.mark.parametrize(
    ("content", "day"),
    [
        (picture(taken="2026:11:17 08:00:00"), dt.date(2026, 11, 17)),
        (picture(taken="rất lâu rồi"), None),
        (picture(), None),
        (PDF, None),
        (bomb(), None),
        (odd_exif(), None),
    ],
)
def test_picture_taken_on_reads_the_day_of_the_picture(content: bytes, day: dt.date | None) -> None:
    assert picture_taken_on(content) == day


def test_evidence_takes_what_documents_and_pictures_take() -> None:
    assert SPREADSHEETS == EVIDENCE - DOCUMENTS - PICTURES


def test_strip_metadata_when_a_phone_takes_48_megapixels_then_half_the_size_is_kept() -> None:
    photo = io.BytesIO()
    Image.new("L", (8064, 6048), 90).save(photo, "JPEG", quality=30)
    with Image.open(io.BytesIO(strip_metadata(photo.getvalue()))) as kept:
        assert (kept.format, kept.size) == ("JPEG", (4032, 3024))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (xls(("STT",), extra=["WordDocument"]), "Ở đây chưa nhận tệp Word đời cũ (.doc)"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "Tệp kiểu cũ (.doc, .xls) bị hỏng hoặc không phải Word"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le") + bytes(600),
            "Tệp được đặt mật khẩu",
        ),
        (b"\x89PNG\r\n\x1a\n" + bytes(600), "Loại tệp này chưa nhận được. Hãy chọn tệp PDF"),
        (b"MZ\x90\x00" + bytes(600), "Loại tệp này chưa nhận được. Hãy chọn tệp PDF"),
    ],
)
def test_check_file_when_often_handed_in_but_not_read_then_says_what_to_do(content: bytes, words: str) -> None:
    with pytest.raises(FileRefused) as refusal:
        check_file(content, sniff(content), DOCUMENTS)
    assert refusal.value.reason.startswith(words)
