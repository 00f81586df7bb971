"""From what happened to the approved report on phones; and writing a paragraph where the network or a colleague
comes between."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Page, expect

from gandan.organisations.actors import actor_of
from gandan.organisations.models import Official, Unit
from gandan.reports.models import Report, ReportForm
from gandan.reports.services.obligations import Wanted, open_requested_reports
from gandan.tenancy.models import Commune
from gandan.tenancy.scope import open_commune
from gandan.workdays.windows import Window
from tests.journeys.conftest import PHONE, WIDE, check_accessibility

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SENTENCE = "Ngày 12/11/2026, Trung tâm Phục vụ hành chính công đã hướng dẫn nộp hồ sơ trực tuyến cho người cao tuổi"
PLAN = "Duy trì bàn hướng dẫn tại nhà văn hóa mỗi tháng một buổi."


def ask_for_reports(commune: Commune) -> tuple[str, str]:
    """Open the month's report with the part of one unit; return both codes, the whole first."""
    with open_commune(commune):
        person = Official.objects.select_related("unit", "membership__user").get(
            membership__user__username=f"{commune.slug}.thammuu"
        )
        forms = {form.code: form for form in ReportForm.objects.all()}
        wanted = Wanted(
            forms["cai-cach-thang"],
            Window(dt.date(2026, 10, 15), dt.date(2026, 11, 14)),
            dt.date(2026, 11, 20),
            (Unit.objects.get(code="TTPVHCC"),),
            part_form=forms["cai-cach-thang-don-vi"],
        )
        actor = actor_of(person, user=person.membership.user, on=dt.date(2026, 11, 18))
        (whole,) = open_requested_reports(wanted, actor=actor, today=dt.date(2026, 11, 18))
        return whole.code, Report.objects.get(parent=whole).code


def test_month_when_recorded_sent_and_approved_on_phones_then_its_sentence_is_in_the_paper(
    commune: Commune, open_page: Callable[..., Page], tmp_path: Path
) -> None:
    whole, part = ask_for_reports(commune)
    record_activity(open_page("ttpvhcc.daumoi", PHONE), commune)
    send_part(open_page("ttpvhcc", PHONE), commune, part)
    officer = open_page("thammuu", WIDE)
    merge_and_submit(officer, commune, whole)
    approve(open_page("chutich", PHONE), commune, whole)
    text = printed(officer, commune, whole, tmp_path)
    # behind the name of the unit its words begin small
    assert (SENTENCE in text, PLAN[1:] in text) == (True, True)


def record_activity(page: Page, commune: Commune) -> None:
    page.goto(f"/{commune.slug}/hoat-dong/ghi/")
    check_accessibility(page)
    page.get_by_role("link", name="Hướng dẫn nộp trực tuyến").click()
    page.locator("textarea[name=title]").fill("Hướng dẫn nộp hồ sơ trực tuyến cho người cao tuổi")
    page.locator("input[name=from_on]").fill("12/11/2026")
    page.locator("input[name=place]").fill("Nhà văn hóa Tổ dân phố số 2")
    page.locator("input[name=people]").fill("31")
    page.locator("input[name=number_0]").fill("18")
    expect(page.locator(".proposed")).to_contain_text("nộp tại chỗ 18 hồ sơ")
    check_accessibility(page)
    page.get_by_role("button", name="Ghi hoạt động").click()
    page.wait_for_url("**/hoat-dong/HD-*/")
    check_accessibility(page)


def send_part(page: Page, commune: Commune, code: str) -> None:
    page.goto(f"/{commune.slug}/bao-cao/{code}/")
    expect(page.get_by_text("cho người cao tuổi").first).to_be_visible()
    check_accessibility(page)
    add_paragraph(page, PLAN)
    page.get_by_role("link", name="Gửi báo cáo").click()
    page.wait_for_url("**/gui/")
    check_accessibility(page)
    page.locator("main").get_by_role("button", name="Gửi báo cáo").click()
    expect(page.get_by_text("Đã gửi báo cáo.")).to_be_visible()


def add_paragraph(page: Page, words: str) -> None:
    """Add words under the heading of what comes next."""
    page.locator("#them-muc-next a").click()
    page.locator("#them-muc-next textarea").fill(words)
    page.locator("#them-muc-next").get_by_role("button", name="Lưu đoạn").click()
    expect(page.locator(".report-paragraph").get_by_text(words)).to_be_visible()


def merge_and_submit(page: Page, commune: Commune, code: str) -> None:
    page.goto(f"/{commune.slug}/bao-cao/{code}/")
    check_accessibility(page)
    page.get_by_role("button", name="Nhận phần của Trung tâm Phục vụ hành chính công").first.click()
    expect(page.get_by_text(PLAN).first).to_be_visible()
    check_accessibility(page)
    page.get_by_role("link", name="Trình duyệt").click()
    page.wait_for_url("**/trinh/")
    check_accessibility(page)
    page.locator("main").get_by_role("button", name="Trình duyệt").click()
    expect(page.get_by_text("Đã trình báo cáo.")).to_be_visible()


def approve(page: Page, commune: Commune, code: str) -> None:
    page.goto(f"/{commune.slug}/bao-cao/cho-duyet/")
    check_accessibility(page)
    page.get_by_role("button", name="Xem lại để duyệt").click()
    expect(page.get_by_role("heading", name="Duyệt 1 báo cáo")).to_be_visible()
    check_accessibility(page)
    page.get_by_role("button", name="Duyệt", exact=True).click()
    expect(page.get_by_text("Đã duyệt 1 báo cáo.")).to_be_visible()


def printed(page: Page, commune: Commune, code: str, folder: Path) -> str:
    """Return the words of the PDF in one line."""
    page.goto(f"/{commune.slug}/bao-cao/{code}/")
    with page.expect_download() as download:
        page.get_by_role("button", name="Tải PDF").click()
    path = folder / "bao-cao.pdf"
    download.value.save_as(path)
    pages = pypdfium2.PdfDocument(path.read_bytes())
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in pages).split())


def test_paragraph_when_the_network_goes_then_it_says_so_and_keeps_the_words(
    commune: Commune, open_page: Callable[..., Page]
) -> None:
    _, part = ask_for_reports(commune)
    page = open_page("ttpvhcc", PHONE)
    address = f"/{commune.slug}/bao-cao/{part}/"
    page.goto(address)
    page.locator("#them-muc-next a").click()
    words = page.locator("#them-muc-next textarea")
    page.context.set_offline(True)
    words.press_sequentially(PLAN)
    expect(page.locator("#them-muc-next [data-draft-state]")).to_contain_text("Mất kết nối.")
    assert words.input_value() == PLAN
    page.context.set_offline(False)
    expect(page.locator("#them-muc-next [data-draft-state]")).not_to_contain_text("Mất kết nối.")
    page.goto(address)
    expect(page.get_by_text("Bạn có đoạn gõ dở chưa lưu")).to_be_visible()
    assert page.locator("#them-muc-next textarea").input_value().strip() == PLAN


def test_paragraph_when_changed_in_two_tabs_then_both_versions_are_shown(
    commune: Commune, open_page: Callable[..., Page]
) -> None:
    _, part = ask_for_reports(commune)
    first, second = open_page("ttpvhcc", WIDE), open_page("ttpvhcc.daumoi", PHONE)
    address = f"/{commune.slug}/bao-cao/{part}/"
    first.goto(address)
    add_paragraph(first, PLAN)
    for page in (first, second):
        page.goto(address)
        added = page.locator(".report-paragraph", has_text="Duy trì bàn hướng dẫn")
        if page is second:
            added.locator("summary").click()
        added.get_by_role("link", name="Sửa").click()
        expect(page.locator("form.report-editor textarea")).to_be_visible()
    first.locator("form.report-editor textarea").fill("Duy trì bàn hướng dẫn vào thứ Ba.")
    first.get_by_role("button", name="Lưu đoạn").click()
    expect(first.locator(".report-paragraph").get_by_text("vào thứ Ba")).to_be_visible()
    second.locator("form.report-editor textarea").fill("Duy trì bàn hướng dẫn vào thứ Năm.")
    second.get_by_role("button", name="Lưu đoạn").click()
    expect(second.locator(".standing")).to_contain_text("Duy trì bàn hướng dẫn vào thứ Ba.")
    assert second.locator("form.report-editor textarea").input_value().strip() == "Duy trì bàn hướng dẫn vào thứ Năm."
    check_accessibility(second)
