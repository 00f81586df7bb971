"""What the pages of work show and keep, and what they cost."""

import datetime as dt
import html
import io
import re
import zipfile
from collections.abc import Callable
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from PIL import Image

from gandan.organisations.actors import Actor
from gandan.organisations.enums import Role
from gandan.organisations.models import Official
from gandan.organisations.tests.factories import make_actor
from gandan.plans.enums import AssignmentState as S
from gandan.plans.forms.progress import parse_number
from gandan.plans.models import Assignment, ProgressDraft, ProgressEvidence, ProgressReport
from gandan.plans.queries import task_list as task_list_query
from gandan.plans.services.work import accept_assignment
from gandan.plans.tests.conftest import Office
from gandan.plans.tests.factories import make_assignment, make_task

SignIn = Callable[[Actor | Official], Client]
TODAY = dt.date(2026, 11, 18)


def typed(office: Office, **fields: object) -> dict[str, object]:
    values = {
        "kind": "da_xong",
        "words": "Đã lắp 02 bảng.",
        "on": "18/11/2026",
        "submission": str(uuid4()),
        "version": office.work.version,
    }
    return values | fields


def photo() -> SimpleUploadedFile:
    out = io.BytesIO()
    exif = Image.Exif()
    exif.get_ifd(0x8769)[0x9003] = "2026:11:16 10:38:00"
    Image.new("RGB", (40, 30), (20, 80, 140)).save(out, "JPEG", exif=exif)
    return SimpleUploadedFile("bang.jpg", out.getvalue(), "image/jpeg")


def sheet(number: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("xl/workbook.xml", f"<x>{number}</x>")
    return out.getvalue()


COUNTED = ["", "nhiem-vu/", "nhiem-vu/?tu=bang", "ke-hoach/", "ke-hoach/{plan}/", "cho-tong-hop/"]


@pytest.mark.parametrize("pattern", COUNTED)
@pytest.mark.parametrize("who", ["officer", "head", "giver", "sums_up"])
def test_list_when_it_grows_from_one_row_to_three_then_costs_the_same_queries(
    office: Office, signed_in: SignIn, pattern: str, who: str
) -> None:
    client = signed_in(getattr(office, who))
    url = office.url(pattern.format(plan=office.plan.code))
    make_assignment(office.work.task, office.receiver, state=S.CONFIRMED, done_on=TODAY)

    def cost() -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get(url)
        return len(queries)

    cost()
    one = cost()
    for _ in range(2):
        task = make_task(office.plan, receiver=office.receiver)
        make_assignment(task, office.unit, due_on=TODAY)
        make_assignment(task, office.receiver, state=S.CONFIRMED, done_on=TODAY)
    assert cost() == one


def test_home_when_work_is_late_due_near_and_far_then_each_stands_in_its_section(
    office: Office, signed_in: SignIn
) -> None:
    for days in (-1, 0, 7, 8):
        make_assignment(make_task(office.plan), office.unit, due_on=TODAY + dt.timedelta(days=days), state=S.ACCEPTED)
    make_assignment(make_task(office.plan), office.unit, due_on=None)
    page = signed_in(office.officer).get(office.url()).content.decode()
    sections = [key for key in ("overdue", "today", "week", "new", "confirm") if f'id="{key}"' in page]
    assert sections == ["overdue", "today", "week", "new"]
    assert "6 việc đang mở, 1 việc quá hạn" in page
    assert "Sau đó và việc thường xuyên: 1 việc" in page


def test_home_when_more_than_twenty_then_says_how_many_and_links_to_all(office: Office, signed_in: SignIn) -> None:
    task = office.work.task
    for number in range(21):
        make_assignment(task, office.unit, due_on=TODAY, window_from=dt.date(2026, 5, 1) + dt.timedelta(days=number))
    page = signed_in(office.officer).get(office.url()).content.decode()
    assert "Xem cả 21 việc" in page
    assert f"{office.url('nhiem-vu/')}?don-vi=toi&amp;han=hom-nay" in page


def test_report_when_sent_then_waits_for_head_with_evidence_and_own_day(office: Office, signed_in: SignIn) -> None:
    fields = typed(
        office, photos=photo(), number_name_1="Bảng khẩu hiệu", number_value_1="1.284,5", number_unit_1="bảng"
    )
    response = signed_in(office.officer).post(office.work_url("bao-tien-do/"), fields)
    office.work.refresh_from_db()
    sent = ProgressReport.objects.get()
    evidence = ProgressEvidence.objects.select_related("evidence").get().evidence
    assert (response.status_code, response["Location"]) == (302, office.work_url())
    assert (office.work.state, office.work.done_on) == (S.SUBMITTED, TODAY)
    assert sent.numbers == [{"name": "Bảng khẩu hiệu", "value": 1284.5, "unit": "bảng"}]
    assert (evidence.own_on, evidence.period_from, evidence.unit) == (dt.date(2026, 11, 16), TODAY, office.unit)


def test_report_when_sent_twice_then_is_one_and_leaves_no_draft(office: Office, signed_in: SignIn) -> None:
    client = signed_in(office.officer)
    key = str(uuid4())
    places = [
        client.post(office.work_url("bao-tien-do/"), typed(office, submission=key, photos=photo()))["Location"]
        for _ in range(2)
    ]
    assert places == [office.work_url()] * 2
    assert (ProgressReport.objects.count(), ProgressDraft.objects.count()) == (1, 0)


def test_report_when_one_file_is_bad_then_nothing_typed_and_no_good_file_is_lost(
    office: Office, signed_in: SignIn
) -> None:
    client = signed_in(office.officer)
    files = [photo(), SimpleUploadedFile("rong.pdf", b""), SimpleUploadedFile("la.exe", b"MZ\x00\x01\x02")]
    refused = client.post(office.work_url("bao-tien-do/"), typed(office, papers=files))
    page = refused.content.decode()
    assert refused.status_code == 422
    assert "rong.pdf: Tệp này rỗng. Hãy kiểm tra lại tệp trên máy rồi chọn lại." in page
    assert "la.exe: Loại tệp này chưa nhận được." in page
    assert "Đã lắp 02 bảng." in page
    assert page.count("đã giữ") == 1
    assert ProgressReport.objects.count() == 0

    client.post(office.work_url("bao-tien-do/"), typed(office))
    assert ProgressEvidence.objects.get().evidence.own_on == dt.date(2026, 11, 16)


def test_report_when_more_files_than_one_report_takes_then_says_so_and_keeps_the_first(
    office: Office, signed_in: SignIn
) -> None:
    files = [SimpleUploadedFile(f"{number}.xlsx", sheet(number)) for number in range(11)]
    refused = signed_in(office.officer).post(office.work_url("bao-tien-do/"), typed(office, papers=files))
    page = refused.content.decode()
    assert (refused.status_code, page.count("đã giữ")) == (422, 10)
    assert "Mỗi lần gửi nhiều nhất 10 tệp. Hãy gửi các tệp còn lại ở lần sau." in page


def test_draft_when_typed_with_a_nul_then_kept_without_it(office: Office, signed_in: SignIn) -> None:
    answer = signed_in(office.officer).post(office.work_url("ban-nhap/"), {"words": "Đã\0 lắp."})
    assert (answer.status_code, ProgressDraft.objects.get().fields["words"]) == (204, "Đã lắp.")


def test_report_when_kept_file_is_dropped_then_it_is_not_sent(office: Office, signed_in: SignIn) -> None:
    client = signed_in(office.officer)
    client.post(office.work_url("bao-tien-do/"), typed(office, photos=photo(), on=""))
    sha = ProgressDraft.objects.get().fields["files"][0]["sha256"]
    client.post(office.work_url("bao-tien-do/"), {**typed(office), "bo-tep": sha})
    assert (ProgressReport.objects.count(), ProgressEvidence.objects.count()) == (1, 0)


REFUSED = [
    ({"on": "31/02/2026"}, "Không có ngày 31/02/2026 trong lịch. Hãy xem lại ngày và tháng."),
    ({"on": "hôm qua"}, "Hãy gõ ngày theo dạng ngày/tháng/năm, ví dụ 18/11/2026."),
    ({"on": "19/11/2026"}, "Ngày thực hiện không được sau hôm nay (18/11/2026)."),
    ({"on": "01/01/2026"}, "Ngày thực hiện không được trước ngày giao việc (12/03/2026)."),
    ({"words": "", "kind": "vuong_mac"}, "Hãy nêu khó khăn, vướng mắc và đề xuất của đơn vị."),
    ({"words": " "}, "Hãy ghi kết quả bằng lời, số liệu hoặc tệp minh chứng."),
    ({"kind": ""}, "Hãy chọn tình trạng của việc."),
    ({"number_name_1": "bảng", "number_value_1": "hai"}, "Hãy ghi một số, ví dụ 12 hoặc 99,5."),
    ({"number_value_2": "2"}, "Hãy ghi tên của số liệu này."),
]


@pytest.mark.parametrize(("fields", "sentence"), REFUSED)
def test_report_when_a_field_is_wrong_then_says_so_there(
    office: Office, signed_in: SignIn, fields: dict[str, object], sentence: str
) -> None:
    response = signed_in(office.officer).post(office.work_url("bao-tien-do/"), typed(office, **fields))
    assert (response.status_code, sentence in response.content.decode()) == (422, True)


def test_report_when_changed_in_another_tab_then_is_stale_and_a_second_press_sends(
    office: Office, signed_in: SignIn
) -> None:
    client = signed_in(office.officer)
    old = typed(office)
    accept_assignment(office.work, actor=office.officer)
    refused = client.post(office.work_url("bao-tien-do/"), old)
    page = refused.content.decode()
    office.work.refresh_from_db()
    assert (refused.status_code, "Đã lắp 02 bảng." in page) == (409, True)
    assert "Người khác vừa sửa mục này." in page
    assert f'name="version" value="{office.work.version}"' in page


def test_report_when_sent_by_htmx_then_fragment_is_refused_and_success_leads_on(
    office: Office, signed_in: SignIn
) -> None:
    client = signed_in(office.officer)
    url = office.work_url("bao-tien-do/")
    refused = client.post(url, typed(office, on=""), HTTP_HX_REQUEST="true")
    sent = client.post(url, typed(office), HTTP_HX_REQUEST="true")
    body = refused.content.decode().strip()
    assert (refused.status_code, body.startswith("<form"), body.endswith("</form>")) == (422, True, True)
    assert (sent.status_code, sent["HX-Redirect"]) == (200, office.work_url())


def test_draft_when_saved_then_form_opens_with_it(office: Office, signed_in: SignIn) -> None:
    client = signed_in(office.officer)
    saved = client.post(
        office.work_url("ban-nhap/"), {"words": "Mới xong một nửa", "kind": "vuong_mac", "on": "17/11"}
    )
    page = client.get(office.work_url("bao-tien-do/")).content.decode()
    assert saved.status_code == 204
    assert "Mới xong một nửa" in page
    assert 'value="vuong_mac" checked' in page
    assert "Bản nháp đã lưu lúc" in page


def test_give_back_when_without_reason_then_says_so_and_keeps_state(office: Office, signed_in: SignIn) -> None:
    signed_in(office.officer).post(office.work_url("bao-tien-do/"), typed(office))
    client = signed_in(office.head)
    refused = client.post(office.work_url("tra-lai/"), {"reason": " "})
    done = client.post(office.work_url("tra-lai/"), {"reason": "Thiếu ảnh tại sảnh."})
    page = client.get(office.work_url()).content.decode()
    office.work.refresh_from_db()
    assert (refused.status_code, done.status_code, office.work.state) == (422, 302, S.WORKING)
    assert page.count("Thiếu ảnh tại sảnh.") == 2


def test_remind_all_when_shown_then_names_everybody_and_sends_exactly_that(office: Office, signed_in: SignIn) -> None:
    client = signed_in(office.sums_up)
    url = office.url(f"cho-tong-hop/{office.work.task.code}/{office.work.window_from:%Y-%m-%d}/nhac/")
    before = client.get(url).content.decode()
    client.post(url)
    after = client.get(url).content.decode()
    office.work.refresh_from_db()
    assert ("Đỗ Thị Mai, Trần Văn Khoa" in before, office.work.reminded_on) == (True, TODAY)
    assert ("Hôm nay đã nhắc đơn vị này." in after, "Gửi lời nhắc" in after) == (True, False)


def test_record_when_not_ones_act_then_it_is_off_with_the_reason(office: Office, signed_in: SignIn) -> None:
    page = signed_in(office.colleague).get(office.work_url()).content.decode()
    assert 'aria-disabled="true"' in page
    assert "Chỉ cán bộ đầu mối và thủ trưởng của đơn vị được giao làm việc này." in page


def test_record_when_the_paper_was_read_then_quotes_its_words_with_their_page(
    office: Office, signed_in: SignIn
) -> None:
    document = office.plan.document
    document.parsed = {"_source": [{"text": "Mở đầu", "page": 1}, {"text": "1. Lắp đặt bảng khẩu hiệu.", "page": 2}]}
    document.save()
    office.work.task.spans = [[1, 3, 26]]
    office.work.task.save()
    page = signed_in(office.colleague).get(office.work_url()).content.decode()
    assert "<p>Lắp đặt bảng khẩu hiệu.</p><footer>trang 2</footer>" in page


def codes(page: bytes, works: list[Assignment]) -> list[int]:
    """Return the numbers of the works in the order in which the page names them."""
    text = page.decode()
    places = {index: text.find(f"/{work.code}/") for index, work in enumerate(works)}
    return sorted((index for index, place in places.items() if place >= 0), key=places.__getitem__)


def test_task_list_when_paged_forward_and_back_then_no_row_is_lost_or_doubled(
    office: Office, signed_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(task_list_query, "PAGE", 2)
    days = [dt.date(2026, 11, 1), dt.date(2026, 11, 1), dt.date(2026, 11, 30), None, None]
    works = [make_assignment(make_task(office.plan), office.unit, due_on=day) for day in days]
    works.insert(2, office.work)
    client, here = signed_in(office.officer), office.url("nhiem-vu/")

    pages = [client.get(here).content]
    for _ in range(2):
        pages.append(client.get(link(pages[-1], "next")).content)
    back = [client.get(link(pages[-1], "prev")).content]
    back.append(client.get(link(back[-1], "prev")).content)

    assert [codes(page, works) for page in pages] == [[0, 1], [2, 3], [4, 5]]
    assert [codes(page, works) for page in back] == [[2, 3], [0, 1]]
    assert [b'rel="prev"' in page for page in (pages[0], back[1])] == [False, False]
    assert b'rel="next"' not in pages[2]


def link(page: bytes, rel: str) -> str:
    """Return the address of the pager's link."""
    found = re.search(rf'href="([^"]+)" rel="{rel}"', page.decode())
    assert found is not None
    return html.unescape(found[1])


FILTERS = [
    ("?tu=khao sat", [1]),
    ("?tu=KHẢO SÁT nguoi", [1]),
    ("?tu=hao", []),
    ("?trang-thai=qua-han", [1]),
    ("?trang-thai=hoan_thanh", [2]),
    ("?trang-thai=dang-mo", [1, 0, 3]),
    ("?han=khong-han", [3]),
    ("?han=7-ngay", [0]),
    ("?don-vi=toi", [1, 0]),
    ("?trang-thai=lạ&han=lạ", [1, 2, 0, 3]),
    ("?trang-thai=", [1, 2, 0, 3]),
    ("", [1, 0, 3]),
]


@pytest.mark.parametrize(("query", "wanted"), FILTERS)
def test_task_list_when_filtered_then_shows_what_is_asked(
    office: Office, signed_in: SignIn, query: str, wanted: list[int]
) -> None:
    late = make_task(office.plan, title="Tổ chức khảo sát người dân")
    works = [
        office.work,
        make_assignment(late, office.unit, due_on=dt.date(2026, 11, 2), state=S.WORKING),
        make_assignment(make_task(office.plan), office.receiver, due_on=TODAY, state=S.DONE, done_on=TODAY),
        make_assignment(make_task(office.plan), office.receiver, due_on=None),
    ]
    page = signed_in(office.officer).get(office.url(f"nhiem-vu/{query}")).content
    assert codes(page, works) == wanted


def test_task_list_when_a_task_repeats_then_each_turn_has_its_name(office: Office, signed_in: SignIn) -> None:
    task = make_task(office.plan, rrule="FREQ=MONTHLY;INTERVAL=3")
    for first, last in [(dt.date(2026, 7, 1), dt.date(2026, 9, 30)), (dt.date(2026, 10, 1), dt.date(2026, 12, 31))]:
        make_assignment(task, office.unit, window_from=first, window_to=last, due_on=last)
    page = signed_in(office.officer).get(office.url("nhiem-vu/")).content.decode()
    assert [page.count(name) for name in ("quý II/2026", "quý III/2026", "quý IV/2026")] == [0, 1, 1]


def test_plan_when_its_drawer_closes_then_filter_and_page_stay(office: Office, signed_in: SignIn) -> None:
    client, url = signed_in(office.officer), office.url(f"ke-hoach/{office.plan.code}/")
    opened = client.get(f"{url}?don-vi=toi&trang=1&viec={office.work.code}").content.decode()
    target = {"HTTP_HX_REQUEST": "true", "HTTP_HX_TARGET": "ngan"}
    closed = client.get(f"{url}?don-vi=toi&trang=1", **target).content.decode().strip()
    assert f'href="{url}?don-vi=toi&amp;trang=1" data-close' in opened
    assert (closed.startswith('<div class="drawer-place" id="ngan">'), "<aside" in closed) == (True, False)


@pytest.mark.parametrize(("role", "shown"), [(Role.CLERK, False), (Role.FOCAL_OFFICER, True)])
def test_plan_when_reports_may_be_made_then_offers_one_of_it(
    office: Office, signed_in: SignIn, role: Role, shown: bool
) -> None:
    page = signed_in(make_actor(office.unit, role)).get(office.url(f"ke-hoach/{office.plan.code}/")).content.decode()
    address = office.url(f"bao-cao/lap/?ke-hoach={office.plan.code}")
    assert (f'class="button primary" href="{address}"' in page) is shown


def test_export_when_a_title_looks_like_a_formula_then_stays_text(office: Office, signed_in: SignIn) -> None:
    make_assignment(make_task(office.plan, title='=HYPERLINK("http://x","y")'), office.unit, due_on=TODAY)
    response = signed_in(office.officer).get(office.url(f"nhiem-vu/tai-xlsx/?ke-hoach={office.plan.code}&han=hom-nay"))
    with zipfile.ZipFile(io.BytesIO(response.content)) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert response["Content-Disposition"] == f'attachment; filename="{office.plan.code}-20261118.xlsx"'
    assert ("=HYPERLINK" in sheet, "<f>" in sheet, "1 dòng, lập ngày 18/11/2026." in sheet) == (True, False, True)
    assert office.work.code not in sheet


NUMBERS = [
    ("12", 12),
    ("1.284", 1284),
    ("1.284,5", 1284.5),
    ("99,5", 99.5),
    ("99.5", 99.5),
    ("-3", -3),
    ("1 284", 1284),
    ("", None),
    ("hai", None),
    ("1,2,3", None),
]


@pytest.mark.parametrize(("text", "value"), NUMBERS)
def test_parse_number_when_typed_the_vietnamese_way_then_is_read_so(text: str, value: float | None) -> None:
    assert parse_number(text) == value
