"""A criteria sheet typed in XLSX becomes a living score through the pages, and what it lacks is told truly."""

import html
import io
import re
from decimal import Decimal
from typing import Any

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from gandan.accounts.models import User
from gandan.activities.models import Evidence
from gandan.assessment.models import Assessment, CriteriaSet, Criterion, CriterionEvidence, LeafScore
from gandan.assessment.queries.score import read_score
from gandan.demo.people import COMMUNES
from gandan.demo.structure import make_city, make_commune
from gandan.tenancy.models import Commune
from gandan.tenancy.scope import open_commune

pytestmark = pytest.mark.django_db

ROWS = (
    ("STT", "Tiêu chí", "Điểm tối đa", "Đơn vị phụ trách", "Minh chứng cần có"),
    ("I", "Công khai", 10, "", ""),
    ("1", "Niêm yết thủ tục tại nơi tiếp dân", 6, "Trung tâm Phục vụ hành chính công", "Ảnh bảng niêm yết"),
    ("2", "Phát tin trên hệ thống truyền thanh", 4, "Trung tâm Dịch vụ sự nghiệp công", "Bài đã phát"),
    ("II", "Phục vụ", 10, "", ""),
    ("1", "Trả kết quả tại nhà", 7, "Trung tâm Phục vụ hành chính công", "Danh sách lượt phục vụ"),
    ("2", "Thăm hỏi gia đình chính sách", 3, "Phòng Văn hóa - Xã hội", "Ảnh"),
)


@pytest.fixture
def commune(settings: Any) -> Commune:
    settings.DEMO = True
    return make_commune(make_city(), COMMUNES[0])


def _sheet() -> SimpleUploadedFile:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    for name, rows in (("Tiêu chí", ROWS), ("Mức độ", (("Mức độ", "Điểm tối thiểu"), ("Đạt", 12), ("Tốt", 18)))):
        sheet = book.add_worksheet(name)
        for line, row in enumerate(rows):
            sheet.write_row(line, 0, row)
    book.close()
    return SimpleUploadedFile("tieu-chi.xlsx", out.getvalue())


def _sent(client: Client, url: str, values: dict[str, Any]) -> str:
    answer = client.post(url, values, follow=True)
    text = answer.content.decode()
    assert answer.status_code == 200, text[text.find("<main") :][:3000]
    return text


def _given_in_force(client: Client, base: str) -> CriteriaSet:
    facts = {"name": "Bộ tiêu chí thử", "source": "Quyết định số 01/QĐ-UBND ngày 05/01/2026", "from_on": "05/01/2026"}
    _sent(client, f"{base}/bo-tieu-chi/nhap/", {**facts, "file": _sheet()})
    made = CriteriaSet.objects.get(is_sample=False)
    _sent(client, f"{base}/bo-tieu-chi/{made.code}/ap-dung/", {"version": made.version})
    return made


def _opened(client: Client, base: str, made: CriteriaSet) -> Assessment:
    days = {"from_on": "01/01/2026", "to_on": "31/12/2026", "due_on": "13/11/2026"}
    _sent(client, f"{base}/mo/", {"year": 2026, "level": f"{made.code}:2", **days})
    found: Assessment = Assessment.objects.get(criteria_set=made)
    return found


def _told_missing(client: Client, base: str, assessment: Assessment) -> list[str]:
    """Return the numbers of criteria that the page of what is missing names, in its order."""
    page = client.get(f"{base}/{assessment.code}/con-thieu/").content.decode()
    body = page[page.find("<main") :]
    return list(dict.fromkeys(html.unescape(one) for one in re.findall(r"/tieu-chi/([^/\"#?]+)/\"", body)))


def _truly_missing(assessment: Assessment) -> list[str]:
    """Return the leaves without points or without evidence of the period, from their rows."""
    scored = set(LeafScore.objects.filter(assessment=assessment).values_list("criterion_id", flat=True))
    proved = set(CriterionEvidence.objects.filter(assessment=assessment).values_list("criterion_id", flat=True))
    leaves = Criterion.objects.filter(criteria_set=assessment.criteria_set, is_leaf=True)
    return sorted(leaf.number for leaf in leaves if leaf.pk not in scored or leaf.pk not in proved)


def test_criteria_sheet_when_typed_in_excel_then_its_score_lives_and_its_missing_list_is_true(
    commune: Commune,
) -> None:
    client = Client()
    client.force_login(User.objects.get(username=f"{commune.slug}.thammuu"))
    base = f"/{commune.slug}/danh-gia"
    with open_commune(commune):
        made = _given_in_force(client, base)
        leaves = {leaf.name: leaf for leaf in Criterion.objects.filter(criteria_set=made, is_leaf=True)}
        assert [(leaf.points, leaf.unit.code if leaf.unit else "") for leaf in leaves.values()] == [
            (Decimal(6), "TTPVHCC"),
            (Decimal(4), "TTDVSNC"),
            (Decimal(7), "TTPVHCC"),
            (Decimal(3), "VHXH"),
        ]
        assessment = _opened(client, base, made)
        assert sorted(_told_missing(client, base, assessment)) == _truly_missing(assessment)

        leaf = leaves["Trả kết quả tại nhà"]
        place = f"{base}/{assessment.code}/tieu-chi/{leaf.number}"
        _sent(client, f"{place}/cham/", {"version": 0, "points": "6,5", "reason": "Đã phục vụ 12 lượt tại nhà."})
        # points without evidence are still missing something
        assert leaf.number in _told_missing(client, base, assessment)
        proof = _recorded(client, commune)
        _sent(client, f"{place}/minh-chung/", {"evidence": proof})
        assert sorted(_told_missing(client, base, assessment)) == _truly_missing(assessment)
        assert leaf.number not in _truly_missing(assessment)
        total = read_score(assessment, today=assessment.to_on).sheet.total
        assert (total.points, total.lacking) == (Decimal("6.5"), 3)


def _recorded(client: Client, commune: Commune) -> str:
    """Record an activity with a paper as its proof; return the code of the evidence."""
    paper = SimpleUploadedFile("danh-sach.txt", "Danh sách lượt phục vụ tại nhà, không ghi tên.".encode())
    values = {
        "title": "Trao kết quả tại nhà cho người cao tuổi",
        "from_on": "12/11/2026",
        "unit": "VHXH",
        "submission": "6f1d5b1e-3b52-4a53-9f43-0d7a5e6c0a11",
        "papers": paper,
    }
    _sent(client, f"/{commune.slug}/hoat-dong/ghi/tra-ket-qua-tai-nha/", values)
    code: str = Evidence.objects.get().code
    return code
