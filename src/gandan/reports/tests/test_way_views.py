"""Pages of a report's way: for those who may, refused to colleagues, unknown to strangers; queries of lists."""

import datetime as dt
import io
import zipfile

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from gandan.notifications.models import Notice
from gandan.organisations.actors import Actor
from gandan.organisations.enums import Role
from gandan.organisations.models import Official, UnitGroup, UnitGroupMember
from gandan.organisations.tests.factories import make_commune, make_official, make_unit
from gandan.plans.models import Assignment
from gandan.reports.enums import ReportState
from gandan.reports.models import ConclusionNotice, Obligation, Report, Snapshot, UrgingLetter
from gandan.reports.services.parts import accept_report, send_report
from gandan.reports.tests.factories import make_part, make_plan, make_task
from gandan.reports.tests.ward import (
    TODAY,
    SignIn,
    Ward,
    make_activity,
    make_duty,
    open_month,
    submitted,
)
from gandan.tenancy.models import create_rows
from gandan.tenancy.scope import open_commune

pytestmark = pytest.mark.django_db


@pytest.fixture
def stranger(db: None) -> Official:
    with open_commune(make_commune("Núi Xa")):
        return make_official(make_unit(), roles=[Role.UNIT_HEAD, Role.PROGRAMME_OFFICER, Role.LEADER])


def late_work(ward: Ward) -> Assignment:
    plan = make_plan(ward.units[0], ward.officer.official)
    return make_part(make_task(plan), ward.units[1], due=dt.date(2026, 11, 10), reminders=2)


OFFICER, HEAD, LEADER = "officer", "head", "leader"


def person(ward: Ward, who: str) -> Actor:
    return {OFFICER: ward.officer, HEAD: ward.heads[0], LEADER: ward.leader}[who]


@pytest.mark.parametrize(
    ("path", "owner"),
    [
        ("bao-cao/", OFFICER),
        ("bao-cao/che-do/", LEADER),
        ("bao-cao/che-do/them/", OFFICER),
        ("bao-cao/che-do/them/?bieu-mau=cai-cach-thang", OFFICER),
        ("bao-cao/che-do/{duty}/sua/", OFFICER),
        ("bao-cao/yeu-cau/", OFFICER),
        ("bao-cao/goi/", OFFICER),
        ("bao-cao/don-doc/", OFFICER),
        ("bao-cao/don-doc/soan/", LEADER),
        ("bao-cao/ket-luan/soan/", LEADER),
        ("bao-cao/cho-duyet/", LEADER),
        ("bao-cao/{whole}/", OFFICER),
        ("bao-cao/{whole}/trinh/", OFFICER),
        ("bao-cao/{whole}/nhac-don-vi/", OFFICER),
        ("bao-cao/{whole}/ban-ky/", OFFICER),
        ("bao-cao/{whole}/chua-duyet/", LEADER),
        ("bao-cao/{whole}/mo-lai/", LEADER),
        ("bao-cao/{part}/", HEAD),
        ("bao-cao/{part}/gui/", HEAD),
        ("bao-cao/{part}/nhac/", OFFICER),
        ("bao-cao/{part}/tra-lai/", OFFICER),
    ],
)
def test_pages_when_owner_colleague_stranger_anonymous_then_each_its_answer(
    ward: Ward, as_: SignIn, stranger: Official, client: Client, path: str, owner: str
) -> None:
    whole, (part, *_) = open_month(ward)
    late_work(ward)
    duty = Obligation.objects.get()
    url = ward.url(path.format(whole=whole.code, part=part.code, duty=duty.code))
    answers = [as_(one).get(url).status_code for one in (person(ward, owner), ward.outsider, stranger)]
    client.logout()
    assert [*answers, client.get(url).status_code] == [200, 403, 404, 302]


@pytest.mark.parametrize(
    ("path", "who"),
    [
        ("bao-cao/{part}/nhan/", "head"),
        ("bao-cao/{part}/tra-lai/", "head"),
        ("bao-cao/{part}/nhac/", "head"),
        ("bao-cao/{whole}/trinh/", "head"),
        ("bao-cao/{whole}/mo-lai/", "officer"),
        ("bao-cao/goi/", "head"),
    ],
)
def test_acts_when_of_the_other_side_then_refused(ward: Ward, as_: SignIn, path: str, who: str) -> None:
    whole, (part, *_) = open_month(ward)
    url = ward.url(path.format(whole=whole.code, part=part.code))
    assert as_(person(ward, who)).post(url, {"reason": "x"}).status_code == 403


def test_way_when_played_through_then_sent_accepted_submitted_approved_and_opened_again(
    ward: Ward, as_: SignIn
) -> None:
    whole, parts = open_month(ward)
    for at, part in enumerate(parts):
        as_(ward.heads[at]).post(ward.url(f"bao-cao/{part.code}/gui/"), {"version": part.version})
        as_(ward.officer).post(ward.url(f"bao-cao/{part.code}/nhan/"))
    whole.refresh_from_db()
    as_(ward.officer).post(ward.url(f"bao-cao/{whole.code}/trinh/"), {"version": whole.version, "reason": ""})
    page = as_(ward.leader)
    value = f"{whole.code}:{Snapshot.objects.get(report=whole).sha256}"
    shown = page.post(ward.url("bao-cao/cho-duyet/"), {"buoc": "xem", "chon": [value]})
    assert (shown.status_code, value.partition(":")[2] in shown.content.decode()) == (200, True)
    whole.refresh_from_db()
    assert whole.state == ReportState.SUBMITTED
    done = page.post(ward.url("bao-cao/cho-duyet/"), {"buoc": "duyet", "chon": [value]})
    whole.refresh_from_db()
    assert (done.status_code, whole.state) == (302, ReportState.APPROVED)
    again = page.post(ward.url("bao-cao/cho-duyet/"), {"buoc": "duyet", "chon": [value]})
    assert (again.status_code, Snapshot.objects.filter(report=whole).count()) == (422, 2)
    page.post(ward.url(f"bao-cao/{whole.code}/mo-lai/"), {"reason": "Sai số liệu"})
    whole.refresh_from_db()
    assert whole.state == ReportState.WRITING


def test_report_when_a_part_is_missing_then_its_place_says_so_with_one_act(ward: Ward, as_: SignIn) -> None:
    whole, parts = open_month(ward)
    page = as_(ward.officer).get(ward.url(f"bao-cao/{whole.code}/")).content.decode()
    assert [f'id="phan-{part.code}"' in page for part in parts] == [True] * 3
    assert "Phòng Kinh tế chưa gửi phần của mình" in page
    send_report(parts[2], version=parts[2].version, actor=ward.heads[2], today=TODAY)
    page = as_(ward.officer).get(ward.url(f"bao-cao/{whole.code}/")).content.decode()
    assert "Phòng Kinh tế đã gửi, chờ nhận" in page


def test_remind_all_when_sent_then_units_told_and_the_list_names_nobody(ward: Ward, as_: SignIn) -> None:
    whole, _ = open_month(ward)
    Notice.objects.all().delete()
    url = ward.url(f"bao-cao/{whole.code}/nhac-don-vi/")
    page = as_(ward.officer).get(url).content.decode()
    chat = page[page.index("<textarea") : page.index("</textarea>")]
    assert ("Còn 03 đơn vị" in chat, [one.name in chat for one in ward.heads]) == (True, [False] * 3)
    as_(ward.officer).post(url)
    as_(ward.officer).post(url)
    assert Notice.objects.count() == 3


def test_obligation_new_when_given_then_kept_and_bad_input_stays_on_the_page(ward: Ward, as_: SignIn) -> None:
    given = {
        "name": "Báo cáo quý",
        "form": "cai-cach-thang",
        "period": "quy",
        "due_days": "3",
        "from_on": "01/01/2026",
        "units": [unit.code for unit in ward.units],
        "part_form": "cai-cach-thang-don-vi",
        "part_due_days": "-1",
        "is_active": "on",
        "version": "0",
    }
    url = ward.url("bao-cao/che-do/them/")
    assert as_(ward.officer).post(url, {**given, "part_form": ""}).status_code == 422
    assert as_(ward.officer).post(url, given).status_code == 302
    duty = Obligation.objects.get()
    assert (duty.due_days, [part.due_days for part in duty.parts.all()]) == (3, [-1, -1, -1])
    edit = ward.url(f"bao-cao/che-do/{duty.code}/sua/")
    assert as_(ward.officer).post(edit, {**given, "name": "Tên mới", "version": "1"}).status_code == 302
    assert as_(ward.officer).post(edit, {**given, "version": "1"}).status_code == 409


def test_request_when_a_letter_asks_then_the_report_with_parts_of_any_window(ward: Ward, as_: SignIn) -> None:
    given = {
        "request_words": "Công văn số 12/SNV-CCHC ngày 02/11/2026 của Sở Nội vụ",
        "form": "cai-cach-thang",
        "from_on": "14/02/2026",
        "to_on": "31/03/2026",
        "due_on": "25/11/2026",
        "part_due_on": "23/11/2026",
        "units": [unit.code for unit in ward.units[:2]],
    }
    assert as_(ward.officer).post(ward.url("bao-cao/yeu-cau/"), given).status_code == 302
    whole = Report.objects.select_related("form", "commune").get(unit=None)
    assert (whole.from_on, Report.objects.filter(parent=whole).count()) == (dt.date(2026, 2, 14), 2)
    for bad in ({"to_on": "01/02/2026", "part_due_on": "26/11/2026"}, {"to_on": "31/12/9999"}):
        assert as_(ward.officer).post(ward.url("bao-cao/yeu-cau/"), given | bad).status_code == 422


def test_request_when_a_saved_group_is_asked_then_each_of_its_units_sends_a_part(ward: Ward, as_: SignIn) -> None:
    group = UnitGroup(code="NH1", name="Các đơn vị đầu")
    group.save()
    create_rows(UnitGroupMember(group=group, unit=unit) for unit in ward.units[:2])
    given = {
        "request_words": "Công văn số 12/SNV-CCHC ngày 02/11/2026 của Sở Nội vụ",
        "form": "cai-cach-thang",
        "from_on": "14/02/2026",
        "to_on": "31/03/2026",
        "due_on": "25/11/2026",
        "units": ["nhom:NH1"],
    }
    page = as_(ward.officer).get(ward.url("bao-cao/yeu-cau/")).content.decode()
    assert "Cả nhóm: Các đơn vị đầu (2 đơn vị)" in page
    assert as_(ward.officer).post(ward.url("bao-cao/yeu-cau/"), given).status_code == 302
    asked = Report.objects.exclude(parent=None).order_by("unit__position").values_list("unit_id", flat=True)
    assert list(asked) == [unit.pk for unit in ward.units[:2]]


def test_urging_when_a_letter_is_numbered_then_the_next_one_cites_it(ward: Ward, as_: SignIn) -> None:
    work = late_work(ward)
    url = ward.url("bao-cao/don-doc/soan/")
    given = {"viec": [work.code], "answer_by": "25/11/2026", "words": ""}
    assert as_(ward.officer).post(url, {**given, "viec": []}).status_code == 422
    assert as_(ward.officer).post(url, given).status_code == 302
    first = UrgingLetter.objects.get()
    page = ward.url(f"bao-cao/don-doc/{first.code}/")
    number = {"number": "118/UBND-VP", "issued_on": "18/11/2026", "version": "1"}
    assert [as_(ward.officer).post(page, number).status_code for _ in range(2)] == [302, 422]
    as_(ward.officer).post(url, given)
    second = UrgingLetter.objects.exclude(pk=first.pk).get()
    assert second.content["tasks"][0]["letters"] == ["Công văn số 118/UBND-VP ngày 18/11/2026"]
    file = as_(ward.officer).post(ward.url(f"bao-cao/don-doc/{second.code}/xuat/pdf/"))
    assert (file.status_code, file.content[:5]) == (200, b"%PDF-")
    assert as_(ward.officer).get(page).status_code == 200


def test_conclusion_when_lines_are_given_then_kept_and_written_out(ward: Ward, as_: SignIn) -> None:
    given = {
        "meeting": "cuộc họp giao ban tháng 11",
        "held_on": "17/11/2026",
        "chair": "đồng chí Chủ tịch UBND phường",
        "opening": "",
        "dong-TOTAL_FORMS": "2",
        "dong-INITIAL_FORMS": "0",
        "dong-0-words": "Rà soát các thủ tục quá hạn",
        "dong-0-unit": ward.units[1].code,
        "dong-0-due_on": "30/11/2026",
        "dong-1-words": "",
    }
    url = ward.url("bao-cao/ket-luan/soan/")
    assert as_(ward.officer).post(url, {**given, "dong-0-words": ""}).status_code == 422
    assert as_(ward.officer).post(url, given).status_code == 302
    notice = ConclusionNotice.objects.get()
    assert notice.conclusions == [
        {"words": "Rà soát các thủ tục quá hạn", "units": ["Phòng Văn hóa - Xã hội"], "due_on": "2026-11-30"}
    ]
    file = as_(ward.officer).post(ward.url(f"bao-cao/ket-luan/{notice.code}/xuat/docx/"))
    assert (file.status_code, file.content[:2]) == (200, b"PK")


def test_packs_when_two_forms_then_one_zip_of_the_same_records(ward: Ward, as_: SignIn) -> None:
    make_activity(ward, ward.units[0], "Văn phòng HĐND và UBND phát 200 tờ rơi.", on=dt.date(2026, 11, 5))
    given = {
        "from_on": "15/10/2026",
        "to_on": "14/11/2026",
        "chosen": ["cai-cach-thang"],
        "kinds": ["docx", "xlsx"],
    }
    for _ in range(2):
        answer = as_(ward.officer).post(ward.url("bao-cao/goi/"), given)
    names = zipfile.ZipFile(io.BytesIO(answer.content)).namelist()
    assert names == ["01-cai-cach-thang.docx", "01-cai-cach-thang.xlsx", "MUC-LUC.txt"]
    assert Report.objects.count() == 1
    for bad in ({"chosen": []}, {"from_on": "01/01/0001"}, {"to_on": "31/12/9999"}):
        assert as_(ward.officer).post(ward.url("bao-cao/goi/"), given | bad).status_code == 422


def queries(client: Client, url: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as found:
        assert client.get(url).status_code == 200
    return len(found)


def test_obligations_when_one_and_three_rows_then_same_queries(ward: Ward, as_: SignIn) -> None:
    make_duty(ward)
    client, url = as_(ward.officer), ward.url("bao-cao/che-do/")
    queries(client, url)
    one = queries(client, url)
    make_duty(ward, name="Hai")
    make_duty(ward, name="Ba")
    assert queries(client, url) == one


def test_approvals_when_one_and_three_rows_then_same_queries(ward: Ward, as_: SignIn) -> None:
    whole = submitted(ward)
    client, url = as_(ward.leader), ward.url("bao-cao/cho-duyet/")
    queries(client, url)
    one = queries(client, url)
    snapshot = Snapshot.objects.get(report=whole)
    for at in range(2):
        whole.pk, whole.code, whole.obligation = None, f"BC-{at}", None
        whole.save(force_insert=True)
        snapshot.pk, snapshot.report = None, whole
        snapshot.save(force_insert=True)
    assert queries(client, url) == one


def test_report_when_one_and_three_parts_then_same_queries(ward: Ward, as_: SignIn) -> None:
    whole, parts = open_month(ward)
    for at, part in enumerate(parts):
        send_report(part, version=part.version, actor=ward.heads[at], today=TODAY)
    accept_report(parts[0], actor=ward.officer)
    client, url = as_(ward.officer), ward.url(f"bao-cao/{whole.code}/")
    queries(client, url)
    one = queries(client, url)
    for part in parts[1:]:
        accept_report(part, actor=ward.officer)
    assert queries(client, url) == one


def test_papers_when_one_and_three_rows_then_same_queries(ward: Ward, as_: SignIn) -> None:
    work = late_work(ward)
    client, url = as_(ward.officer), ward.url("bao-cao/don-doc/")
    given = {"viec": [work.code], "answer_by": "25/11/2026"}
    client.post(ward.url("bao-cao/don-doc/soan/"), given)
    queries(client, url)
    one = queries(client, url)
    for _ in range(2):
        client.post(ward.url("bao-cao/don-doc/soan/"), given)
    assert queries(client, url) == one


def test_export_when_the_leader_decides_then_the_whole_paper_can_be_read_before(ward: Ward, as_: SignIn) -> None:
    whole = submitted(ward)
    url = ward.url(f"bao-cao/{whole.code}/xuat/pdf/")
    answer = as_(ward.leader).post(url, follow=True)
    assert b"".join(answer.streaming_content)[:5] == b"%PDF-"  # type: ignore[attr-defined]
    assert as_(ward.heads[0]).post(url).status_code == 403
