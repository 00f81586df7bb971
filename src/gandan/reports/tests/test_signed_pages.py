"""The signed copy comes back: compared, and entered in the register."""

import datetime as dt
import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from gandan.documents.models import Document
from gandan.reports.enums import PaperFormat
from gandan.reports.models import SignedCopy
from gandan.reports.queries.text import read_text
from gandan.reports.rules.text import from_json, to_json
from gandan.reports.services.exports import render
from gandan.reports.tests.ward import TODAY, SignIn, Ward, make_activity, submitted

pytestmark = pytest.mark.django_db
MOMENT = dt.datetime(2026, 11, 18, 9, 30, tzinfo=dt.timezone(dt.timedelta(hours=7)))


def test_signed_when_the_approved_pdf_comes_back_then_same_and_a_changed_word_is_shown(
    ward: Ward, as_: SignIn
) -> None:
    make_activity(ward, ward.units[0], "Văn phòng HĐND và UBND phát 200 tờ rơi.")
    whole = submitted(ward, approve=True)
    content, _ = render(read_text(whole, today=TODAY), PaperFormat.PDF, MOMENT)
    url = ward.url(f"bao-cao/{whole.code}/ban-ky/")
    assert as_(ward.officer).post(url, {"file": SimpleUploadedFile("ky.pdf", content)}).status_code == 302
    assert SignedCopy.objects.get().is_same
    page = as_(ward.officer).get(url).content.decode()
    assert "Khớp từng chữ với bản đã duyệt" in page
    shown = SignedCopy.objects.get().pk
    given = {"number": "45", "symbol": "BC-UBND", "issued_on": "20/11/2026", "shown": shown}
    registered = as_(ward.officer).post(ward.url(f"bao-cao/{whole.code}/ban-ky/vao-so/"), given)
    again = as_(ward.officer).post(ward.url(f"bao-cao/{whole.code}/ban-ky/vao-so/"), given)
    assert (registered.status_code, registered["Location"]) == (302, again["Location"])
    digest = SignedCopy.objects.get().file.sha256
    assert as_(ward.officer).get(ward.url(f"bao-cao/{whole.code}/ban-ky/{digest}/")).status_code == 200


def test_register_when_the_signed_copy_differs_then_asks_first(ward: Ward, as_: SignIn) -> None:
    make_activity(ward, ward.units[0], "Văn phòng HĐND và UBND phát 200 tờ rơi.")
    whole = submitted(ward, approve=True)
    approved = json.dumps(to_json(read_text(whole, today=TODAY)), ensure_ascii=False)
    signed = from_json(json.loads(approved.replace("200 tờ rơi", "300 tờ rơi")))
    content, _ = render(signed, PaperFormat.PDF, MOMENT)
    url = ward.url(f"bao-cao/{whole.code}/ban-ky/")
    as_(ward.officer).post(url, {"file": SimpleUploadedFile("ky.pdf", content)})
    assert not SignedCopy.objects.get().is_same
    shown = SignedCopy.objects.get().pk
    given = {"number": "45", "symbol": "BC-UBND", "issued_on": "20/11/2026", "shown": shown}
    refused = as_(ward.officer).post(f"{url}vao-so/", given)
    assert (refused.status_code, Document.objects.count()) == (422, 0)
    assert "Bản ký khác bản đã duyệt. Hãy xem các chỗ khác" in refused.content.decode()
    assert as_(ward.officer).post(f"{url}vao-so/", {**given, "is_confirmed": "on"}).status_code == 302
    assert Document.objects.get().reference == "45/BC-UBND"


def test_register_when_a_newer_copy_came_after_the_page_was_shown_then_nothing_is_entered(
    ward: Ward, as_: SignIn
) -> None:
    make_activity(ward, ward.units[0], "Văn phòng HĐND và UBND phát 200 tờ rơi.")
    whole = submitted(ward, approve=True)
    content, _ = render(read_text(whole, today=TODAY), PaperFormat.PDF, MOMENT)
    url = ward.url(f"bao-cao/{whole.code}/ban-ky/")
    client = as_(ward.officer)
    client.post(url, {"file": SimpleUploadedFile("ky.pdf", content)})
    shown = SignedCopy.objects.get().pk
    client.post(url, {"file": SimpleUploadedFile("ky-lai.pdf", content)})
    given = {"number": "45", "symbol": "BC-UBND", "issued_on": "20/11/2026", "is_confirmed": "on"}
    refused = client.post(f"{url}vao-so/", {**given, "shown": shown}, follow=True)
    newest = SignedCopy.objects.latest("pk").pk
    page = refused.content.decode()
    assert (newest != shown, f'name="shown" value="{newest}"' in page, Document.objects.count()) == (True, True, 0)
    assert "Đã có bản ký mới hơn bản bạn vừa xem." in page


@pytest.mark.parametrize("content", [b"", b"not a pdf"])
def test_signed_when_no_pdf_then_refused_and_nothing_kept(ward: Ward, as_: SignIn, content: bytes) -> None:
    whole = submitted(ward, approve=True)
    url = ward.url(f"bao-cao/{whole.code}/ban-ky/")
    assert as_(ward.officer).post(url, {"file": SimpleUploadedFile("ky.pdf", content)}).status_code == 422
    assert SignedCopy.objects.count() == 0
