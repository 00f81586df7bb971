"""The main journey: a paper comes in, becomes work, is reported on a phone, goes out as a report."""

import io
import random
from collections.abc import Callable
from pathlib import Path

import docx
import pypdfium2
import pytest
from playwright.sync_api import Page, expect

from gandan.demo.pictures import draw_picture
from gandan.plans.models import Assignment, Plan
from gandan.tenancy.models import Commune
from gandan.tenancy.scope import open_commune
from tests.journeys.conftest import PHONE, SAMPLES, WIDE, check_accessibility
from tests.journeys.papers import plan_docx

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WORDS = "Đã mời đủ các đơn vị họp thống nhất mức đăng ký và chụp ảnh biên bản."


def test_paper_becomes_work_and_report(
    commune: Commune, open_page: Callable[..., Page], run_jobs: Callable[[], None], tmp_path: Path
) -> None:
    officer = open_page("thammuu")
    hand_in(officer, commune, "ke-hoach-ben-lua.docx", plan_docx(), run_jobs)
    review_as_pattern(officer)
    confirm(officer)
    with open_commune(commune):
        plan = Plan.objects.get()
        assert (plan.tasks.count(), plan.document.number, str(plan.document.issued_on)) == (7, "45", "2026-04-20")
        due = sorted(str(part.due_on) for part in Assignment.objects.filter(unit__code="VHXH", state="moi_giao"))
        # trước ngày 15/02/2027 và trước ngày 15/11/2027
        assert {"2027-02-12", "2027-11-12"} <= set(due)
        early = Assignment.objects.filter(unit__code="VHXH", due_on="2026-11-13")
        assert [part.state for part in early] == ["truoc_khi_nhap"]
        code = Assignment.objects.get(unit__code="VHXH", due_on="2027-02-12").code

    worker = open_page("vhxh.daumoi", PHONE)
    report_from_phone(worker, commune, code, WORDS)
    head = open_page("vhxh")
    send_back(head, commune, code, "Đề nghị ghi rõ số đơn vị dự họp.")
    report_from_phone(worker, commune, code, WORDS + " Có 05 đơn vị dự.")
    head.goto(f"/{commune.slug}/viec/{code}/")
    head.get_by_role("button", name="Xác nhận").first.click()
    expect(head.get_by_text("Hoàn thành").first).to_be_visible()

    pdf, word = make_report(officer, commune, plan, tmp_path)
    text = " ".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf))
    assert "05 đơn vị dự" in " ".join(text.split())
    paragraphs = "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(word)).paragraphs)
    assert "05 đơn vị dự" in paragraphs


@pytest.mark.long
def test_sample_paper_becomes_work(
    commune: Commune, open_page: Callable[..., Page], run_jobs: Callable[[], None]
) -> None:
    sample = SAMPLES / "ke-hoach-le-thanh-nghi.docx"
    if not sample.exists():
        pytest.skip("the folder shared/samples does not stand beside the checkout")
    officer = open_page("thammuu")
    hand_in(officer, commune, sample.name, sample.read_bytes(), run_jobs)
    review_as_pattern(officer)
    confirm(officer)
    with open_commune(commune):
        sections = list(Plan.objects.get().tasks.values_list("section", flat=True))
        assert [section for section in sections if section.startswith("annex.")] == [
            f"annex.{n}" for n in range(1, 10)
        ]
        days = {str(day) for day in Assignment.objects.filter(unit__code="VHXH").values_list("due_on", flat=True)}
        assert {"2027-02-12", "2027-11-12"} <= days


def hand_in(page: Page, commune: Commune, name: str, content: bytes, run_jobs: Callable[[], None]) -> None:
    page.goto(f"/{commune.slug}/van-ban/")
    check_accessibility(page)
    media_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    page.locator("input[type=file]").first.set_input_files({"name": name, "mimeType": media_type, "buffer": content})
    page.get_by_role("button", name="Đọc văn bản").click()
    page.wait_for_url("**/van-ban/doc/**")
    run_jobs()
    page.wait_for_url("**/ra-soat/", timeout=60_000)


def review_as_pattern(page: Page) -> None:
    """Take the paper of another commune as one's own, with number and day, and look at every doubtful place."""
    check_accessibility(page)
    page.get_by_text("Dùng làm kế hoạch của phường mình").click()
    page.get_by_text("Văn bản của cơ quan mình đã ban hành").click()
    page.locator("input[name=number]").fill("45")
    page.locator("input[name=issued_on]").fill("20/04/2026")
    page.get_by_role("button", name="Lưu thông tin").click()
    page.get_by_text("Kế hoạch sẽ đứng tên").wait_for()
    doubtful = page.locator("[data-doubtful]")
    for _ in range(40):
        left = doubtful.count()
        if left == 0:
            break
        doubtful.first.get_by_role("button", name="Nhận").first.click()
        expect(doubtful).not_to_have_count(left)
    expect(doubtful).to_have_count(0)
    check_accessibility(page)


def confirm(page: Page) -> None:
    page.get_by_role("link", name="Xác nhận và tạo nhiệm vụ").click()
    page.wait_for_url("**/xac-nhan/")
    check_accessibility(page)
    page.get_by_role("button", name="Xác nhận", exact=True).click()
    page.wait_for_url("**/ke-hoach/**")
    check_accessibility(page)


def report_from_phone(page: Page, commune: Commune, code: str, words: str) -> None:
    page.goto(f"/{commune.slug}/")
    check_accessibility(page)
    page.goto(f"/{commune.slug}/viec/{code}/bao-tien-do/")
    check_accessibility(page)
    page.get_by_text("Đã xong", exact=True).click()
    page.locator("textarea[name=words]").fill(words)
    photo = draw_picture(random.Random(words))
    page.locator("input[type=file]").first.set_input_files(
        {"name": "anh.jpg", "mimeType": "image/jpeg", "buffer": photo}
    )
    page.get_by_role("button", name="Gửi báo cáo").click()
    page.wait_for_url(f"**/viec/{code}/**")
    expect(page.get_by_text("Chờ xác nhận").first).to_be_visible()


def send_back(page: Page, commune: Commune, code: str, reason: str) -> None:
    page.goto(f"/{commune.slug}/viec/{code}/")
    check_accessibility(page)
    page.get_by_role("link", name="Trả lại").click()
    page.locator("textarea[name=reason]").fill(reason)
    page.locator("main").get_by_role("button", name="Trả lại").click()
    page.wait_for_url(f"**/viec/{code}/")
    expect(page.get_by_text(reason).first).to_be_visible()


def make_report(page: Page, commune: Commune, plan: Plan, folder: Path) -> tuple[bytes, bytes]:
    """Make the report of the last 30 days and return its PDF and DOCX."""
    page.goto(f"/{commune.slug}/bao-cao/lap/?ke-hoach={plan.code}")
    check_accessibility(page)
    page.locator("select[name=form]").select_option("ket-qua-ke-hoach")
    page.get_by_text("30 ngày qua").click()
    page.get_by_role("button", name="Lập báo cáo").click()
    page.wait_for_url("**/bao-cao/BC-*/")
    check_accessibility(page)
    expect(page.get_by_text("05 đơn vị dự").first).to_be_visible()
    found = []
    for label in ("Tải PDF", "Tải DOCX"):
        with page.expect_download() as download:
            page.get_by_role("button", name=label).click()
        path = folder / download.value.suggested_filename
        download.value.save_as(path)
        found.append(path.read_bytes())
    return found[0], found[1]


PAGES = (
    "", "van-ban/", "ke-hoach/", "nhiem-vu/", "cho-tong-hop/", "bao-cao/", "bao-cao/lap/", "thong-bao/",
    "lich-lam-viec/",
)  # fmt: skip


@pytest.mark.long
@pytest.mark.parametrize("size", [WIDE, PHONE, {"width": 320, "height": 640}], ids=lambda size: str(size["width"]))
@pytest.mark.parametrize("login", ["thammuu", "chutich", "vhxh", "quantri"])
def test_pages_are_accessible_and_fit(
    commune: Commune, open_page: Callable[..., Page], login: str, size: dict[str, int]
) -> None:
    page = open_page(login, size)
    for path in PAGES:
        answer = page.goto(f"/{commune.slug}/{path}")
        assert answer is not None
        if answer.status == 200:
            check_accessibility(page)
