"""Pages of activities and evidence: who opens them, what they take and what they say."""

import io
import zipfile
from collections.abc import Callable
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from gandan.activities.enums import Faces
from gandan.activities.models import Activity, ActivityDraft, Evidence
from gandan.activities.services import evidence_of_activity
from gandan.activities.tests.conftest import House
from gandan.files.tests.test_services import picture
from gandan.organisations.actors import Actor
from gandan.organisations.models import Official

SignIn = Callable[[Actor | Official], Client]

TYPED = {
    "title": "Tuyên truyền nộp hồ sơ trực tuyến",
    "from_on": "18/11/2026",
    "place": "Nhà văn hóa tổ 3",
    "people": "1.284",
    "number_0": "5",
    "group": "cong-khai",
}


def statuses(house: House, client: Client, url: str, method: str = "get") -> list[int]:
    """Anonymous, officer of the unit, clerk of another unit, stranger from another commune."""
    found = [getattr(client, method)(url).status_code]
    for person in (house.officer.official, house.clerk.official, house.stranger):
        client.force_login(person.membership.user)
        found.append(getattr(client, method)(url).status_code)
    return found


@pytest.mark.parametrize(
    "path",
    ["hoat-dong/", "hoat-dong/tai-ve/", "hoat-dong/tai-ve/?dang=csv", "hoat-dong/{code}/", "kho-minh-chung/"],
)
def test_reading_when_staff_then_opens_and_others_do_not(house: House, client: Client, path: str) -> None:
    activity = house.record(pictures=1)
    assert statuses(house, client, house.url(path.format(code=activity.code))) == [302, 200, 200, 404]


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize(
    "path",
    [
        "hoat-dong/ghi/{kind}/",
        "hoat-dong/{code}/sua/",
        "hoat-dong/{code}/rut/",
        "kho-minh-chung/{evidence}/che/",
    ],
)
def test_writing_when_without_the_right_then_refused(house: House, client: Client, path: str, method: str) -> None:
    activity = house.record(pictures=1)
    evidence = activity.evidence_uses.get().evidence
    url = house.url(path.format(kind="tuyen-truyen", code=activity.code, evidence=evidence.code))
    own = 200 if method == "get" else 422
    assert statuses(house, client, url, method) == [302, own, 403, 404]


@pytest.mark.parametrize("path", ["ban-nhap/", "tep/", "cau/"])
def test_help_of_the_form_when_without_the_right_then_refused(house: House, client: Client, path: str) -> None:
    url = house.url(f"hoat-dong/ghi/tuyen-truyen/{path}")
    assert statuses(house, client, url, "post") == [302, 204 if path == "ban-nhap/" else 200, 403, 404]


@pytest.mark.parametrize("path", ["kho-minh-chung/{code}/", "minh-chung/{code}/", "minh-chung/{code}/anh-nho/"])
def test_evidence_when_of_another_unit_without_a_right_then_refused(house: House, client: Client, path: str) -> None:
    url = house.url(path.format(code=house.picture().code))
    assert statuses(house, client, url) == [302, 200, 403, 404]
    client.force_login(house.leader.official.membership.user)
    assert client.get(url).status_code == 200


def test_record_new_when_sent_twice_then_one_activity_with_its_sentence(house: House, sign_in: SignIn) -> None:
    client, submission = sign_in(house.officer), str(uuid4())
    url = house.url("hoat-dong/ghi/tuyen-truyen/")
    for _ in range(2):
        files = [SimpleUploadedFile("anh.jpg", picture(), "image/jpeg")]
        answer = client.post(
            url, {**TYPED, "unit": house.officer.unit.code, "submission": submission, "papers": files}
        )
    activity = Activity.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, house.url(f"hoat-dong/{activity.code}/"))
    assert activity.sentence == (
        "Ngày 18/11/2026, Phòng Văn hóa - Xã hội đã tổ chức tuyên truyền nộp hồ sơ trực tuyến tại Nhà văn hóa tổ 3, "
        "với 1.284 lượt người tham gia; phát 05 tờ rơi."
    )
    assert (Evidence.objects.count(), ActivityDraft.objects.count(), activity.group.code) == (1, 0, "cong-khai")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"title": ""}, "Hãy ghi tên hoạt động."),
        ({"from_on": "20/11/2026"}, "Hoạt động chưa diễn ra nên chưa ghi được."),
        ({"from_on": "32/11/2026"}, "Ngày này chưa đúng."),
        ({"to_on": "17/11/2026"}, "Ngày kết thúc sớm hơn ngày bắt đầu."),
        ({"people": "nhiều"}, "Hãy ghi một số nguyên"),
    ],
)
def test_record_new_when_refused_then_nothing_typed_or_handed_in_is_lost(
    house: House, sign_in: SignIn, changes: dict[str, str], words: str
) -> None:
    client = sign_in(house.officer)
    files = [SimpleUploadedFile("bien-ban.txt", b"Bien ban", "text/plain")]
    typed = {**TYPED, "unit": house.officer.unit.code, "submission": str(uuid4()), **changes}
    answer = client.post(house.url("hoat-dong/ghi/tuyen-truyen/"), {**typed, "papers": files})
    text = answer.content.decode()
    assert (answer.status_code, words in text, "bien-ban.txt" in text, Activity.objects.count()) == (
        422,
        True,
        True,
        0,
    )
    again = client.get(house.url("hoat-dong/ghi/tuyen-truyen/")).content.decode()
    assert ("Nhà văn hóa tổ 3" in again, "bien-ban.txt" in again) == (bool(typed["title"]), True)


def test_take_files_when_a_picture_shows_another_day_then_it_is_proposed(house: House, sign_in: SignIn) -> None:
    client = sign_in(house.officer)
    photo = SimpleUploadedFile("anh.jpg", picture(taken="2026:11:02 08:00:00"), "image/jpeg")
    typed = {**TYPED, "unit": house.officer.unit.code, "submission": str(uuid4()), "photos": photo}
    text = client.post(house.url("hoat-dong/ghi/tuyen-truyen/tep/"), typed).content.decode()
    assert 'data-take-day="02/11/2026"' in text
    near = {**typed, "from_on": "04/11/2026", "photos": SimpleUploadedFile("anh.jpg", picture(), "image/jpeg")}
    assert "data-take-day" not in client.post(house.url("hoat-dong/ghi/tuyen-truyen/tep/"), near).content.decode()


def test_sentence_when_asked_then_only_the_sentence_comes(house: House, sign_in: SignIn) -> None:
    typed = {**TYPED, "unit": house.officer.unit.code, "people": "", "number_0": "", "place": ""}
    answer = sign_in(house.officer).post(house.url("hoat-dong/ghi/tuyen-truyen/cau/"), typed)
    sentence = "Ngày 18/11/2026, Phòng Văn hóa - Xã hội đã tổ chức tuyên truyền nộp hồ sơ trực tuyến."
    assert answer.content.decode().strip() == f'<p class="proposed" aria-live="polite">{sentence}</p>'


def test_correct_when_stale_then_both_versions_are_shown_and_can_be_saved(house: House, sign_in: SignIn) -> None:
    activity = house.record()
    Activity.objects.filter(pk=activity.pk).update(place="Trường Tiểu học Sông Cửa", version=2)
    client, url = sign_in(house.officer), house.url(f"hoat-dong/{activity.code}/sua/")
    typed = {**TYPED, "unit": house.officer.unit.code, "submission": str(uuid4()), "version": "1"}
    answer = client.post(url, typed)
    text = answer.content.decode()
    shown = ["Trường Tiểu học Sông Cửa" in text, "Nhà văn hóa tổ 3" in text, 'name="version" value="2"' in text]
    assert (answer.status_code, shown) == (409, [True] * 3)
    assert client.post(url, {**typed, "version": "2"}).status_code == 302
    activity.refresh_from_db()
    assert (activity.place, activity.version) == ("Nhà văn hóa tổ 3", 3)


def test_withdraw_when_done_then_gone_from_the_list_and_said_on_its_page(house: House, sign_in: SignIn) -> None:
    activity, client = house.record(), sign_in(house.officer)
    client.post(house.url(f"hoat-dong/{activity.code}/rut/"), {"ly-do": "Ghi nhầm đơn vị."})
    assert activity.code not in client.get(house.url("hoat-dong/")).content.decode()
    assert "Ghi nhầm đơn vị." in client.get(house.url(f"hoat-dong/{activity.code}/")).content.decode()


@pytest.mark.parametrize("path", ["hoat-dong/", "kho-minh-chung/", "kho-minh-chung/chon/"])
def test_lists_when_longer_then_ask_no_more_queries(house: House, sign_in: SignIn, path: str) -> None:
    client, counts = sign_in(house.officer), []
    client.get(house.url(path))
    for more in (1, 2):
        for _ in range(more):
            evidence_of_activity(house.record(pictures=1), actor=house.officer)
        with CaptureQueriesContext(
            connection,
        ) as captured:
            assert client.get(house.url(path)).status_code == 200
        counts.append(len(captured))
    assert counts[0] == counts[1]


def test_export_when_filtered_then_only_that_and_no_formula(house: House, sign_in: SignIn) -> None:
    house.record(title="=1+1", people=None)
    house.record(title="Họp tổ công tác")
    client = sign_in(house.officer)
    with zipfile.ZipFile(io.BytesIO(client.get(house.url("hoat-dong/tai-ve/")).content)) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert (sheet.count("<row "), "<t>=1+1</t>" in sheet, "<f>" in sheet) == (4, True, False)
    lines = client.get(house.url("hoat-dong/tai-ve/?dang=csv&tu=hop")).content.decode("utf-8-sig").splitlines()
    assert (len(lines), "Họp tổ công tác" in lines[2]) == (3, True)


@pytest.mark.parametrize(
    ("said", "asked", "faces"),
    [
        ("khong_co", False, Faces.NONE),
        ("dong_y", True, Faces.CONSENTED),
        ("dong_y", False, Faces.UNKNOWN),
        ("", False, Faces.UNKNOWN),
    ],
)
def test_say_when_consent_is_not_ticked_then_not_taken(
    house: House, sign_in: SignIn, said: str, asked: bool, faces: Faces
) -> None:
    evidence = house.picture()
    typed = {"mat": said, **({"da-hoi": "1"} if asked else {})}
    sign_in(house.officer).post(house.url(f"kho-minh-chung/{evidence.code}/mat/"), typed)
    evidence.refresh_from_db()
    assert (evidence.faces, evidence.faces_by == house.officer.official) == (faces, faces != Faces.UNKNOWN)


def test_evidence_page_when_the_record_itself_then_its_sentence_and_no_file(house: House, sign_in: SignIn) -> None:
    activity = house.record()
    evidence = evidence_of_activity(activity, actor=house.officer)
    client = sign_in(house.officer)
    assert activity.sentence in client.get(house.url(f"kho-minh-chung/{evidence.code}/")).content.decode()
    answer = client.get(house.url(f"minh-chung/{evidence.code}/"))
    assert (answer.status_code, answer["Location"]) == (302, house.url(f"kho-minh-chung/{evidence.code}/"))
