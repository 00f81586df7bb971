"""Tables that units filled, in the section of a report that names them."""

import datetime as dt
from collections.abc import Iterator

import pytest

from gandan.organisations.actors import Actor
from gandan.organisations.enums import Role
from gandan.organisations.tests.factories import make_actor, make_commune, make_unit
from gandan.plans.enums import AssignmentState
from gandan.plans.models import Assignment
from gandan.plans.tests.factories import make_assignment
from gandan.plans.tests.factories import make_plan as make_plain_plan
from gandan.plans.tests.factories import make_task as make_plain_task
from gandan.procedures.enums import TableKind
from gandan.procedures.services.rows import save_row
from gandan.reports.queries.figures import Subject
from gandan.reports.queries.procedure_tables import procedure_paragraphs
from gandan.reports.rules.text import ParagraphText
from gandan.tenancy.scope import open_commune
from gandan.workdays.windows import Window

TODAY = dt.date(2026, 11, 18)
NOVEMBER = Window(dt.date(2026, 11, 1), dt.date(2026, 11, 30))
ROW = {
    "number": "12/QĐ-UBND",
    "issued_on": dt.date(2026, 3, 5),
    "issuer": "UBND thành phố",
    "field_name": "Hộ tịch",
    "new": 3,
    "amended": 0,
    "abolished": 1,
    "note": "",
}


@pytest.fixture
def actor(db: None) -> Iterator[Actor]:
    with open_commune(make_commune()):
        yield make_actor(make_unit(), Role.FOCAL_OFFICER)


def sent_table(actor: Actor, **fields: object) -> Assignment:
    work = make_assignment(make_plain_task(make_plain_plan(actor.official)), actor.unit)
    save_row(work, TableKind.ANNOUNCEMENTS, ROW, actor=actor, today=TODAY)
    Assignment.objects.filter(pk=work.pk).update(state=AssignmentState.DONE, done_on=TODAY, **fields)
    return work


def told(subject: Subject) -> list[ParagraphText]:
    return list(procedure_paragraphs(TableKind.ANNOUNCEMENTS, subject, lambda name, code="": f"/{name}/{code}"))


def test_table_when_sent_in_the_window_then_is_told_and_shown(actor: Actor) -> None:
    work = sent_table(actor)
    sentence, table = told(Subject(None, actor.unit, NOVEMBER, TODAY))
    assert (sentence.source, sentence.text) == (
        "procedures:quyet_dinh_cong_bo",
        "Rà soát 01 quyết định công bố: 03 thủ tục mới, 01 bãi bỏ.",
    )
    assert [figure.text for figure in sentence.figures] == ["01", "03", "01"]
    assert table.rows[1] == ("1", "12/QĐ-UBND", "05/03/2026", "UBND thành phố", "Hộ tịch", "3", "0", "1")
    assert table.links[1] == ("", f"/work_table/{work.code}")


def test_table_when_of_another_plan_or_window_then_is_not_told(actor: Actor) -> None:
    sent_table(actor)
    other = make_plain_plan(actor.official)
    october = Window(dt.date(2026, 10, 1), dt.date(2026, 10, 31))
    subjects = [Subject(other, None, NOVEMBER, TODAY), Subject(None, None, october, TODAY)]
    assert [told(subject) for subject in subjects] == [[], []]
