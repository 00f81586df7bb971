"""Conclusion notices: lines added while typing, tasks handed out from the numbered notice."""

import pytest
import vanban

from gandan.documents.models import Reading
from gandan.reports.enums import PaperFormat
from gandan.reports.models import ConclusionNotice
from gandan.reports.services.urging import make_conclusion_notice, number_paper, render_paper
from gandan.reports.tests.ward import TODAY, SignIn, Ward

pytestmark = pytest.mark.django_db


def test_conclusion_when_more_lines_are_wanted_then_what_was_typed_stays(ward: Ward, as_: SignIn) -> None:
    typed = {"meeting": "họp tổ", "dong-TOTAL_FORMS": "6", "dong-INITIAL_FORMS": "0", "dong-5-words": "Việc thứ sáu"}
    page = as_(ward.officer).post(ward.url("bao-cao/ket-luan/soan/"), {**typed, "act": "more"}).content.decode()
    assert ('value="họp tổ"' in page, "Việc thứ sáu" in page, 'name="dong-11-words"' in page) == (True, True, True)
    assert ConclusionNotice.objects.count() == 0


def test_assign_when_the_notice_has_its_number_then_it_is_read_once(ward: Ward, as_: SignIn) -> None:
    notice = make_conclusion_notice(
        {"meeting": "họp giao ban", "held_on": TODAY, "chair": "Chủ tịch UBND phường", "opening": ""},
        [
            {"words": "Nhất trí với báo cáo", "units": [], "due_on": ""},
            {"words": "Rà soát thủ tục", "units": ["Phòng Văn hóa - Xã hội"], "due_on": "2026-11-30"},
            {"words": "Sửa mái nhà", "units": ["Văn phòng HĐND và UBND"], "due_on": ""},
        ],
        actor=ward.officer,
        today=TODAY,
    )
    url = ward.url(f"bao-cao/ket-luan/{notice.code}/giao-viec/")
    assert as_(ward.officer).post(url).headers["Location"].endswith(f"/ket-luan/{notice.code}/")
    assert Reading.objects.count() == 0
    number_paper(notice, number="118/TB-UBND", issued_on=TODAY, version=notice.version, actor=ward.officer)
    first, again = (as_(ward.officer).post(url).headers["Location"] for _ in range(2))
    assert (first, Reading.objects.count()) == (again, 1)
    assert as_(ward.heads[1]).post(url).status_code == 403
    read = vanban.parse(render_paper(notice, PaperFormat.DOCX, timestamp=notice.created_at))
    assert [task.lead for task in read.tasks] == [
        ("Phòng Văn hóa - Xã hội",),
        ("Văn phòng Hội đồng nhân dân và Ủy ban nhân dân",),
    ]
