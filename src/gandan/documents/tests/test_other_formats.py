"""Papers that are neither text, DOCX nor PDF, from the form to the finished reading."""

import hashlib
import io
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path

import pypdfium2 as pdfium
import pytest
import vanban
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from gandan.documents.enums import ReadingState
from gandan.documents.models import Reading
from gandan.documents.tasks import read_document
from gandan.documents.tests.factories import MARKED_PAPER, PAPER
from gandan.files.enums import PAPERS, MediaType
from gandan.files.services import read_file, sniff
from gandan.organisations.actors import Actor
from gandan.organisations.enums import Role
from gandan.organisations.tests.factories import make_actor, make_commune, make_unit
from gandan.tenancy.scope import current_commune, open_commune

needs_office = pytest.mark.skipif(shutil.which("soffice") is None, reason="needs the package libreoffice-writer")
needs_letters = pytest.mark.skipif(
    shutil.which("tesseract") is None, reason="needs the packages tesseract-ocr and tesseract-ocr-vie"
)


@pytest.fixture
def officer(db: None) -> Iterator[Actor]:
    with open_commune(make_commune()):
        yield make_actor(make_unit(), Role.PROGRAMME_OFFICER)


def rtf(text: str) -> bytes:
    coded = "".join(letter if ord(letter) < 128 else f"\\u{ord(letter)}?" for letter in text)
    return b"{\\rtf1\\ansi " + coded.replace("\n", "\\par\n").encode() + b"}"


def odt(text: str) -> bytes:
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text")
    )
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in text.splitlines())
    content = f'<office:document-content {spaces} office:version="1.2"><office:body><office:text>{lines}'
    listed = "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{kind}"/>'
        for path, kind in (("/", MediaType.ODT.value), ("content.xml", "text/xml"))
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", MediaType.ODT.value, zipfile.ZIP_STORED)
        archive.writestr("content.xml", content + "</office:text></office:body></office:document-content>")
        archive.writestr(
            "META-INF/manifest.xml",
            f'<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">{listed}'
            "</manifest:manifest>",
        )
    return out.getvalue()


def doc(text: str, folder: Path) -> bytes:
    """Written by LibreOffice itself: nothing else here writes the old container."""
    given = folder / "paper.rtf"
    given.write_bytes(rtf(text))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "doc", "--outdir", str(folder), str(given)]
    subprocess.run(command, check=True, capture_output=True)
    return (folder / "paper.doc").read_bytes()


def tiff(text: str, *, pages: int) -> bytes:
    """As a scanner in the office keeps it: two colours, all pages in one file."""
    pdf = pdfium.PdfDocument(vanban.render_pdf(vanban.parse_text(text)))
    drawn = [pdf[at].render(scale=200 / 72).to_pil().convert("L") for at in range(pages)]
    first, *more = [page.point(lambda dot: 255 * (dot > 160)).convert("1") for page in drawn]
    out = io.BytesIO()
    first.save(out, "TIFF", compression="group4", save_all=True, append_images=more)
    return out.getvalue()


def hand_in(client: Client, officer: Actor, content: bytes, name: str) -> tuple[int, str]:
    assert officer.user is not None
    client.force_login(officer.user)
    url = reverse("document_upload", kwargs={"commune": current_commune().slug})
    answer = client.post(url, {"file": SimpleUploadedFile(name, content)})
    return answer.status_code, answer.content.decode()


def read_back(client: Client, officer: Actor, content: bytes, name: str) -> Reading:
    """Hand it in by the form, have it read as the worker does, and see that what is kept is what was handed in."""
    assert hand_in(client, officer, content, name) == (302, "")
    reading = Reading.objects.select_related("file").get()
    assert (reading.file.sha256, read_file(reading.file)) == (hashlib.sha256(content).hexdigest(), content)
    read_document(commune_id=reading.commune_id, reading_id=reading.pk)
    reading.refresh_from_db()
    assert (reading.state, reading.failure) == (ReadingState.READY, "")
    return reading


@needs_office
def test_upload_when_rtf_then_read_through_libreoffice_and_kept_as_it_came(client: Client, officer: Actor) -> None:
    parsed = read_back(client, officer, rtf(PAPER), "ke-hoach.rtf").parsed
    assert (parsed["number"], parsed["date"], len(parsed["tasks"])) == ("41", "2026-04-20", 3)


@pytest.mark.long
@needs_office
@pytest.mark.parametrize(
    ("make", "name", "kind"),
    [
        (lambda folder: doc(PAPER, folder), "ke-hoach.doc", MediaType.DOC),
        (lambda folder: doc(PAPER, folder), "ke-hoach.docx", MediaType.DOC),
        (lambda _: odt(PAPER), "ke-hoach.odt", MediaType.ODT),
        (lambda _: b"\xef\xbb\xbf \n" + rtf(PAPER), "ke-hoach.txt", MediaType.RTF),
    ],
)
def test_upload_when_another_word_processor_wrote_it_then_read_and_kept_as_it_came(
    client: Client, officer: Actor, tmp_path: Path, make: Callable[[Path], bytes], name: str, kind: MediaType
) -> None:
    content = make(tmp_path)
    reading = read_back(client, officer, content, name)
    parsed = reading.parsed
    assert (reading.file.media_type, parsed["number"], parsed["date"], len(parsed["tasks"])) == (
        kind,
        "41",
        "2026-04-20",
        3,
    )
    page = client.get(reverse("review", kwargs={"commune": current_commune().slug, "code": reading.code}))
    assert (page.status_code, "Lựa chọn khẩu hiệu ngắn gọn" in page.content.decode()) == (200, True)
    file = client.get(reverse("reading_file", kwargs={"commune": current_commune().slug, "code": reading.code}))
    assert b"".join(file) == content  # type: ignore[attr-defined]


@pytest.mark.long
@needs_office
@pytest.mark.parametrize(
    "make", [lambda folder: doc(MARKED_PAPER, folder), lambda _: odt(MARKED_PAPER), lambda _: b" " + rtf(MARKED_PAPER)]
)
def test_upload_when_a_mark_stands_in_another_format_then_nothing_is_kept(
    client: Client, officer: Actor, tmp_path: Path, make: Callable[[Path], bytes]
) -> None:
    status, page = hand_in(client, officer, make(tmp_path), "ke-hoach.doc")
    assert (status, "Văn bản có dấu mật nên hệ thống không nhận" in page, Reading.objects.count()) == (422, True, 0)


@pytest.mark.long
@pytest.mark.ocr
@needs_letters
def test_upload_when_tiff_of_two_pages_then_both_are_read_and_drawn(client: Client, officer: Actor) -> None:
    longer = PAPER.replace("2. Các phòng", "- Họp tổ dân phố, vận động từng hộ cùng làm.\n" * 30 + "2. Các phòng")
    reading = read_back(client, officer, tiff(longer, pages=2), "quet.tif")
    parsed = reading.parsed
    assert (parsed["number"], parsed["date"]) == ("41", "2026-04-20")
    assert {block["page"] for block in parsed["_source"]} == {1, 2}
    statuses = [
        client.get(
            reverse("reading_page", kwargs={"commune": current_commune().slug, "code": reading.code, "number": number})
        ).status_code
        for number in (1, 2, 3)
    ]
    assert statuses == [200, 200, 404]


def test_papers_are_every_kind_that_the_reader_takes() -> None:
    kinds = [sniff(rtf("K")), sniff(odt("K")), sniff(tiff(PAPER, pages=1))]
    assert (kinds, set(kinds) <= PAPERS) == ([MediaType.RTF, MediaType.ODT, MediaType.TIFF], True)
