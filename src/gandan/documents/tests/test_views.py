from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
import vanban
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gandan.documents.enums import Direction, ReadingState
from gandan.documents.models import Reading
from gandan.documents.tests.factories import MARKED_PAPER, PAPER, make_document, make_reading, make_waiting
from gandan.files.services import file_path
from gandan.organisations.actors import Actor
from gandan.organisations.enums import Role
from gandan.organisations.tests.factories import make_actor, make_commune, make_unit
from gandan.tenancy.models import Commune
from gandan.tenancy.scope import open_commune


@dataclass
class House:
    commune: Commune
    officer: Actor
    colleague: Actor
    stranger: Actor

    def url(self, name: str, **kwargs: object) -> str:
        return reverse(name, kwargs={"commune": self.commune.slug, **kwargs})


@pytest.fixture
def house(db: None) -> Iterator[House]:
    other = make_commune()
    with open_commune(other):
        stranger = make_actor(make_unit(), Role.PROGRAMME_OFFICER)
    commune = make_commune()
    with open_commune(commune):
        unit = make_unit()
        yield House(commune, make_actor(unit, Role.PROGRAMME_OFFICER), make_actor(unit, Role.FOCAL_OFFICER), stranger)


@pytest.fixture
def as_(client: Client) -> Callable[[Actor | None], Client]:
    def sign_in(actor: Actor | None) -> Client:
        client.logout()
        if actor is not None:
            assert actor.user is not None
            client.force_login(actor.user)
        return client

    return sign_in


SignIn = Callable[[Actor | None], Client]


def _file(content: bytes, name: str = "ke-hoach.txt") -> dict[str, SimpleUploadedFile]:
    return {"file": SimpleUploadedFile(name, content)}


def test_upload_when_officer_drops_a_paper_then_led_to_its_progress(house: House, as_: SignIn) -> None:
    answer = as_(house.officer).post(house.url("document_upload"), _file(PAPER.encode()))
    reading = Reading.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, house.url("reading", code=reading.code))
    page = as_(house.officer).get(answer["Location"])
    assert "every 1s" in page.content.decode()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "Tệp này rỗng. Hãy kiểm tra lại tệp trên máy rồi chọn lại."),
        (b"\x00\x01", "Loại tệp này chưa nhận được."),
        (MARKED_PAPER.encode(), "Văn bản có dấu mật nên hệ thống không nhận và không giữ lại tệp."),
        (b"%PDF-1.4", "Tệp PDF"),
    ],
)
def test_upload_when_bad_input_then_one_sentence_at_the_field(
    house: House, as_: SignIn, content: bytes, sentence: str
) -> None:
    answer = as_(house.officer).post(house.url("document_upload"), _file(content))
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not Reading.objects.exists()


def test_upload_when_no_file_then_asked_for_one(house: House, as_: SignIn) -> None:
    answer = as_(house.officer).post(house.url("document_upload"))
    assert answer.status_code == 422
    assert "Hãy chọn một tệp văn bản." in answer.content.decode()


def test_upload_when_same_bytes_then_the_earlier_one_is_offered(house: House, as_: SignIn) -> None:
    client = as_(house.officer)
    client.post(house.url("document_upload"), _file(PAPER.encode()))
    answer = client.post(house.url("document_upload"), _file(PAPER.encode(), "ban-sao.txt"))
    earlier = Reading.objects.get()
    assert answer.status_code == 409
    assert house.url("reading", code=earlier.code) in answer.content.decode()
    client.post(house.url("reading_again", code=earlier.code))
    assert Reading.objects.count() == 2


@pytest.mark.parametrize(
    ("name", "method", "statuses"),
    [
        ("documents", "get", (200, 200, 404, 302)),
        ("document_upload", "post", (422, 403, 404, 302)),
        ("reading", "get", (200, 403, 404, 302)),
        ("reading_file", "get", (200, 403, 404, 302)),
        ("reading_page", "get", (404, 403, 404, 302)),
        ("reading_retry", "post", (302, 403, 404, 302)),
        ("reading_drop", "post", (302, 403, 404, 302)),
        ("reading_again", "post", (302, 403, 404, 302)),
        ("document", "get", (200, 200, 404, 302)),
        ("document_file", "get", (200, 200, 404, 302)),
        ("document_page", "get", (404, 404, 404, 302)),
    ],
)
def test_views_when_owner_colleague_stranger_anonymous_then_each_its_answer(
    house: House, as_: SignIn, name: str, method: str, statuses: tuple[int, ...]
) -> None:
    reading = make_reading(house.officer)
    document = make_document(house.officer.official, 1, file=reading.file)
    code = document.code if name.startswith("document_") or name == "document" else reading.code
    given: dict[str, object] = {} if name in ("documents", "document_upload") else {"code": code}
    if name.endswith("_page"):
        given["number"] = 1
    url = house.url(name, **given)
    actors = (house.officer, house.colleague, house.stranger, None)
    assert tuple(getattr(as_(actor), method)(url).status_code for actor in actors) == statuses


@pytest.mark.parametrize(
    ("role", "state", "status", "listed"),
    [
        (Role.CLERK, ReadingState.QUEUED, 200, True),
        (Role.LEADER, ReadingState.FAILED, 200, True),
        (Role.UNIT_HEAD, ReadingState.QUEUED, 403, False),
        (Role.ADMINISTRATOR, ReadingState.DROPPED, 403, False),
        (Role.UNIT_HEAD, ReadingState.CONFIRMED, 200, False),
    ],
)
def test_reading_when_unconfirmed_then_for_those_who_take_in_confirm_and_lead(
    house: House, as_: SignIn, role: Role, state: ReadingState, status: int, listed: bool
) -> None:
    someone = make_actor(house.officer.unit, role)
    document = make_document(house.officer.official, 1) if state == ReadingState.CONFIRMED else None
    reading = make_waiting(house.officer.official, 1, state=state, document=document)
    client = as_(someone)
    assert client.get(house.url("reading", code=reading.code)).status_code == status
    assert (reading.file_name in client.get(house.url("documents")).content.decode()) == listed


def test_reading_when_polled_and_ready_then_led_to_the_review(house: House, as_: SignIn) -> None:
    reading = make_reading(house.officer)
    answer = as_(house.officer).get(house.url("reading", code=reading.code), headers={"HX-Request": "true"})
    assert answer["HX-Redirect"] == house.url("review", code=reading.code)


def test_reading_when_polled_and_taken_out_then_led_to_the_list(house: House, as_: SignIn) -> None:
    answer = as_(house.officer).get(house.url("reading", code="VD-2026-9999"), headers={"HX-Request": "true"})
    assert answer["HX-Redirect"] == house.url("documents")


def test_reading_when_failed_then_says_why_and_offers_to_try_again(house: House, as_: SignIn) -> None:
    reading = make_waiting(house.officer.official, 1, state=ReadingState.FAILED, failure="Tệp bị hỏng.")
    page = as_(house.officer).get(house.url("reading", code=reading.code)).content.decode()
    assert "Tệp bị hỏng." in page
    assert house.url("reading_retry", code=reading.code) in page


def test_reading_page_when_pdf_then_picture_kept_privately(house: House, as_: SignIn) -> None:
    pdf = vanban.render_pdf(vanban.parse_text(PAPER))
    reading = make_reading(house.officer, pdf, name="ke-hoach.pdf")
    answer = as_(house.officer).get(house.url("reading_page", code=reading.code, number=1))
    assert (answer["Content-Type"], answer["Cache-Control"]) == ("image/png", "private, max-age=60")


def test_reading_page_when_it_cannot_be_drawn_then_404_with_a_sentence(house: House, as_: SignIn) -> None:
    pdf = vanban.render_pdf(vanban.parse_text(PAPER))
    reading = make_reading(house.officer, pdf, name="ke-hoach.pdf")
    file_path(reading.file).write_bytes(b"%PDF-1.4 broken")
    answer = as_(house.officer).get(house.url("reading_page", code=reading.code, number=1))
    assert answer.status_code == 404
    assert "Không vẽ được trang này của tệp. Hãy tải tệp gốc về để xem." in answer.content.decode()


def test_documents_when_one_and_three_rows_then_same_queries(house: House, as_: SignIn) -> None:
    client, counts = as_(house.officer), []
    for rows in ((1,), (2, 3)):
        for number in rows:
            make_document(house.officer.official, number)
            make_waiting(house.officer.official, number)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(house.url("documents")).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("", [3, 2, 1]),
        ("q=2", [2]),
        ("q=2/KH-UBND", [2]),
        ("q=giu gin", [3, 2, 1]),
        ("q=Giữ gìn trụ sở, lần 3", [3]),
        ("q=không có", []),
        ("loai=den", [1]),
        ("loai=la", [3, 2, 1]),
        ("trang=99", [3, 2, 1]),
    ],
)
def test_documents_when_filtered_then_those_rows(house: House, as_: SignIn, query: str, numbers: list[int]) -> None:
    for number in (1, 2, 3):
        direction = Direction.INCOMING if number == 1 else Direction.ISSUED
        make_document(house.officer.official, number, direction=direction)
    answer = as_(house.officer).get(f"{house.url('documents')}?{query}")
    page = answer.content.decode()
    shown = [number for number in (3, 2, 1) if f"/van-ban/VB-2026-{number:04}/" in page]
    assert shown == numbers
