"""Papers that the system composes are signed as the positions of their day say."""

import datetime as dt
import io
from collections.abc import Iterator
from dataclasses import dataclass

import docx
import pytest

from gandan.common import clock
from gandan.organisations.actors import Actor
from gandan.organisations.enums import ActingForm, PaperKind, PositionKind, Role, UnitKind
from gandan.organisations.services.acting import grant_acting
from gandan.organisations.tests.factories import DAY, make_actor, make_commune, make_official, make_unit
from gandan.reports.enums import PaperFormat
from gandan.reports.services.urging import make_conclusion_notice, number_paper, render_paper
from gandan.tenancy.scope import open_commune

pytestmark = pytest.mark.django_db
ONE = dt.timedelta(days=1)


@dataclass
class Office:
    admin: Actor


@pytest.fixture
def office() -> Iterator[Office]:
    with open_commune(make_commune()):
        body = make_unit("Lãnh đạo UBND", kind=UnitKind.LEADERSHIP)
        admin = make_actor(make_unit("Văn phòng", kind=UnitKind.OFFICE), Role.ADMINISTRATOR)
        make_official(body, full_name="Đỗ Thị An", title="Chủ tịch UBND", kind=PositionKind.HEAD)
        deputy = make_official(body, full_name="Vũ Văn Bình", title="Phó Chủ tịch UBND", kind=PositionKind.DEPUTY)
        grant_acting(
            deputy,
            unit=body,
            form=ActingForm.KT,
            scope="Khi Chủ tịch đi công tác",
            papers=[PaperKind.NOTICE],
            from_on=DAY,
            to_on=DAY,
            paper="",
            actor=admin,
        )
        yield Office(admin)


@pytest.mark.parametrize(
    ("day", "signed"),
    [
        (DAY - ONE, ["CHỦ TỊCH", "Đỗ Thị An"]),
        (DAY, ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Vũ Văn Bình"]),
        (DAY + ONE, ["CHỦ TỊCH", "Đỗ Thị An"]),
    ],
)
def test_conclusion_notice_when_the_deputy_acts_for_a_day_then_signed_so_on_that_day_alone(
    office: Office, day: dt.date, signed: list[str]
) -> None:
    given = {
        "meeting": "họp giao ban tháng 11",
        "held_on": day,
        "chair": "đồng chí Chủ tịch UBND phường",
        "opening": "",
    }
    concluded = [{"words": "Rà soát thủ tục.", "units": [], "due_on": ""}]
    notice = make_conclusion_notice(given, concluded, actor=office.admin, today=day)
    number_paper(notice, number="15/TB-UBND", issued_on=day, version=notice.version, actor=office.admin)
    notice.refresh_from_db()
    paper = docx.Document(io.BytesIO(render_paper(notice, PaperFormat.DOCX, timestamp=clock.now())))
    words = [
        line.strip()
        for table in paper.tables
        for row in table.rows
        for cell in row.cells
        for line in cell.text.splitlines()
        if line.strip()
    ]
    begin = words.index("TM. ỦY BAN NHÂN DÂN")
    assert words[begin + 1 : begin + 1 + len(signed)] == signed
