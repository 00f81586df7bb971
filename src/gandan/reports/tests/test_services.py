"""Making, writing and handing out reports."""

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import docx
import pdfplumber
import pytest
from openxml_audit import OpenXmlValidator
from PIL import Image

from gandan.activities.enums import Faces
from gandan.activities.models import Evidence
from gandan.activities.services import add_evidence
from gandan.audit.queries import timeline
from gandan.files.services import read_file
from gandan.organisations.actors import Actor
from gandan.organisations.enums import Role
from gandan.organisations.models import Unit
from gandan.organisations.tests.factories import make_actor, make_commune, make_unit
from gandan.plans.models import Assignment, Plan
from gandan.reports.enums import PaperFormat
from gandan.reports.models import Report, ReportDraft, ReportFile
from gandan.reports.services import add_paragraph, create_report, drop_draft, export_report, first_page, save_draft
from gandan.reports.tests.factories import make_form, make_part, make_plan, make_progress, make_task
from gandan.tenancy.scope import open_commune
from gandan.workdays.windows import Window

pytestmark = pytest.mark.django_db

TODAY = dt.date(2026, 11, 18)
WINDOW = Window(dt.date(2026, 10, 20), TODAY)
MOMENT = dt.datetime(2026, 11, 18, 9, 30, tzinfo=dt.timezone(dt.timedelta(hours=7)))


def photo(colour: str = "blue") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (320, 240), colour).save(out, "JPEG")
    return out.getvalue()


@pytest.fixture(autouse=True)
def _commune() -> Iterator[None]:
    with open_commune(make_commune("Sông Cửa")):
        yield


@pytest.fixture
def unit() -> Unit:
    return make_unit("Phòng Văn hóa - Xã hội")


@pytest.fixture
def actor(unit: Unit) -> Actor:
    return make_actor(unit, Role.PROGRAMME_OFFICER)


@pytest.fixture
def plan(unit: Unit, actor: Actor) -> Plan:
    return make_plan(unit, actor.official)


@pytest.fixture
def proved(plan: Plan, unit: Unit, actor: Actor) -> Assignment:
    """A part with a progress report of ten days ago and a photo."""
    part = make_part(make_task(plan), unit, due=dt.date(2026, 12, 31))
    day = dt.date(2026, 11, 8)
    evidence: Evidence = add_evidence(
        photo(), name="anh.jpg", title="Ảnh bảng khẩu hiệu ở cổng", period=(day, day), unit=unit, actor=actor
    )
    evidence.faces = Faces.NONE
    evidence.save()
    make_progress(part, actor.official, day, "Lắp 02 bảng khẩu hiệu ở cổng trụ sở", evidence=evidence)
    return part


@pytest.fixture
def report(plan: Plan, actor: Actor) -> Report:
    return create_report(make_form(), plan=plan, unit=None, window=WINDOW, actor=actor)


def exported(report: Report, kind: PaperFormat, actor: Actor) -> bytes:
    return read_file(export_report(report, kind=kind, actor=actor, timestamp=MOMENT).file)


def pdf_text(content: bytes) -> str:
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        return " ".join(" ".join(page.extract_text() for page in pdf.pages).split())


def docx_text(content: bytes) -> str:
    paper = docx.Document(io.BytesIO(content))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return " ".join(" ".join([*(paragraph.text for paragraph in paper.paragraphs), *cells]).split())


def test_create_report_when_made_then_recorded_with_its_window(report: Report, actor: Actor) -> None:
    assert (report.code, report.from_on, report.to_on, report.form.code) == ("BC-2026-0001", *_days(), "mau-thu")
    assert [item.words for item in timeline(report)] == ["lập báo cáo"]


def _days() -> tuple[dt.date, dt.date]:
    return WINDOW.from_on, WINDOW.to_on


@pytest.mark.usefixtures("proved")
def test_export_when_pdf_then_paper_holds_the_record_and_the_ward(report: Report, actor: Actor) -> None:
    text = pdf_text(exported(report, PaperFormat.PDF, actor))
    for words in (
        "PHƯỜNG SÔNG CỬA",
        "Số: /BC-UBND",
        "BÁO CÁO",
        "(từ ngày 20/10/2026 đến ngày 18/11/2026)",
        "Thực hiện Kế hoạch số 118/KH-UBND ngày 12/3/2026",
        "Phòng Văn hóa - Xã hội đã lắp 02 bảng khẩu hiệu ở cổng trụ sở.",
        "Các đơn vị đã gửi 01 lượt báo cáo tiến độ, kèm 01 minh chứng.",
        "Ảnh 1. Ảnh bảng khẩu hiệu ở cổng (Phòng Văn hóa - Xã hội, ngày 08/11/2026)",
        "TM. ỦY BAN NHÂN DÂN",
        "CHỦ TỊCH",
        "tháng 11 năm 2026",
    ):
        assert words in text


@pytest.mark.usefixtures("proved")
def test_export_when_docx_then_valid_and_holds_the_record(report: Report, actor: Actor, tmp_path: Path) -> None:
    content = exported(report, PaperFormat.DOCX, actor)
    path = tmp_path / "bao-cao.docx"
    path.write_bytes(content)
    assert list(OpenXmlValidator().validate(path).errors) == []
    text = docx_text(content)
    assert "Phòng Văn hóa - Xã hội đã lắp 02 bảng khẩu hiệu ở cổng trụ sở." in text
    assert "PHƯỜNG SÔNG CỬA" in text


@pytest.mark.usefixtures("proved")
@pytest.mark.parametrize("kind", list(PaperFormat))
def test_export_when_repeated_at_one_moment_then_same_bytes(report: Report, actor: Actor, kind: PaperFormat) -> None:
    assert exported(report, kind, actor) == exported(report, kind, actor)
    made = list(ReportFile.objects.filter(report=report).values_list("file_id", flat=True))
    assert len(made) == 2
    assert len(set(made)) == 1
    assert [item.words for item in timeline(report)] == ["xuất báo cáo", "xuất báo cáo", "lập báo cáo"]


def test_export_when_unit_reports_then_its_header_and_head(plan: Plan, actor: Actor, unit: Unit) -> None:
    make_actor(unit, Role.UNIT_HEAD, full_name="Phạm Thị Lan")
    report = create_report(make_form(), plan=plan, unit=unit, window=WINDOW, actor=actor)
    text = pdf_text(exported(report, PaperFormat.PDF, actor))
    for words in ("UBND PHƯỜNG SÔNG CỬA", "PHÒNG VĂN HÓA", f"BC-{unit.code}", "Kính gửi", "Phạm Thị Lan"):
        assert words in text


@pytest.mark.usefixtures("proved")
def test_export_when_people_wrote_then_their_words_are_printed(report: Report, actor: Actor) -> None:
    add_paragraph(report, section="next", text="Làm tiếp việc dở.", actor=actor, today=TODAY)
    assert "Làm tiếp việc dở." in pdf_text(exported(report, PaperFormat.PDF, actor))


def test_export_when_faces_are_unknown_then_picture_stays_here(
    report: Report, actor: Actor, proved: Assignment
) -> None:
    Evidence.objects.update(faces=Faces.UNKNOWN)
    text = pdf_text(exported(report, PaperFormat.PDF, actor))
    assert "Ảnh 1." not in text
    assert timeline(report)[0].changes["held_back"] == [
        "Ảnh bảng khẩu hiệu ở cổng (Phòng Văn hóa - Xã hội, ngày 08/11/2026)"
    ]


@pytest.mark.usefixtures("proved")
def test_export_when_xlsx_then_figures_and_tables_stand_in_sheets(report: Report, actor: Actor) -> None:
    book = zipfile.ZipFile(io.BytesIO(exported(report, PaperFormat.XLSX, actor)))
    names = re.findall(r'<sheet name="([^"]+)"', book.read("xl/workbook.xml").decode())
    assert names == ["Số liệu", "1. Kết quả theo nhiệm vụ"]
    words = re.findall(r"<t[^>]*>([^<]*)</t>", book.read("xl/sharedStrings.xml").decode())
    assert words[1:4] == ["Mục", "Số liệu", "Trong câu"]
    assert "Lắp bảng khẩu hiệu tại trụ sở" in words


def test_first_page_when_drawn_then_picture_of_a_page(report: Report) -> None:
    image = Image.open(io.BytesIO(first_page(report, timestamp=MOMENT)))
    assert (image.format, round(image.height / image.width, 2)) == ("PNG", 1.41)


def test_draft_when_kept_by_key_then_dropped_one_by_one(report: Report, actor: Actor) -> None:
    save_draft(report, fields={"opening": "Đang gõ", "new:next": "Làm"}, actor=actor)
    save_draft(report, fields={"opening": "Đang gõ dở"}, actor=actor)
    assert ReportDraft.objects.get().fields == {"opening": "Đang gõ dở", "new:next": "Làm"}
    drop_draft(report, actor=actor, key="opening")
    assert ReportDraft.objects.get().fields == {"new:next": "Làm"}
    drop_draft(report, actor=actor)
    assert ReportDraft.objects.count() == 0


def test_draft_when_endless_keys_are_posted_then_it_stops_growing(report: Report, actor: Actor) -> None:
    save_draft(report, fields={"opening": "Đang gõ"}, actor=actor)
    save_draft(report, fields={f"x{at}": "x" for at in range(400)}, actor=actor)
    kept = ReportDraft.objects.get().fields
    assert (len(kept), kept["opening"]) == (300, "Đang gõ")
