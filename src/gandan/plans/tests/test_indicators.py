"""Every counted figure equals its records counted by hand, and its units sum to it."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import uuid4

import pytest

from gandan.activities.models import Activity, ActivityKind, ContentGroup, Programme
from gandan.common import clock
from gandan.documents.enums import Direction
from gandan.indicators.queries import find_indicator
from gandan.indicators.registry import Scope, registered
from gandan.organisations.models import Official, Unit
from gandan.organisations.tests.factories import make_commune, make_official, make_unit
from gandan.plans.enums import AssignmentState as S
from gandan.plans.enums import ProgressKind
from gandan.plans.models import DifficultyAnswer, ProgressReport
from gandan.plans.tests.factories import make_assignment, make_document, make_plan, make_task
from gandan.tenancy.scope import open_commune
from gandan.workdays.windows import Window

TODAY = dt.date(2026, 11, 18)
WINDOW = Window(dt.date(2026, 10, 15), dt.date(2026, 11, 14))
RUNNING = Window(dt.date(2026, 11, 15), dt.date(2026, 12, 14))
BEFORE, IN, LATE, AFTER = dt.date(2026, 10, 1), dt.date(2026, 10, 20), dt.date(2026, 11, 10), dt.date(2026, 11, 16)


@dataclass
class Mixed:
    units: tuple[Unit, Unit]
    official: Official


@pytest.fixture
def mixed(db: None) -> Iterator[Mixed]:
    with open_commune(make_commune()):
        units = (make_unit("Phòng Kinh tế"), make_unit("Văn phòng"))
        made = Mixed(units, make_official(units[0]))
        for unit in units:
            _make_work(made, unit)
            _make_activities(made, unit)
        make_document(made.official, issued_on=IN, unit=units[0])
        make_document(made.official, issued_on=IN, drafted_by=units[1])
        make_document(made.official, issued_on=IN, direction=Direction.DRAFT)
        make_document(made.official, issued_on=AFTER, unit=units[1])
        yield made


def _make_work(mixed: Mixed, unit: Unit) -> None:
    plan = make_plan(mixed.official, document=make_document(mixed.official, drafted_by=unit))
    for state, due_on, done_on, is_standing in (
        (S.DONE, IN, IN, False),  # on time
        (S.DONE, IN, LATE, False),  # late
        (S.DONE, IN, AFTER, False),  # done after the window: overdue in it
        (S.DONE, BEFORE, IN, False),  # done in the window, due before
        (S.DONE, None, IN, False),
        (S.SUBMITTED, IN, LATE, False),
        (S.NEW, IN, None, False),
        (S.WORKING, BEFORE, None, False),
        (S.WORKING, AFTER, None, False),
        (S.WORKING, IN, None, True),
        (S.WITHDRAWN, IN, None, False),
        (S.BEFORE_ENTRY, IN, None, False),
        (S.PREPARED, IN, None, False),
    ):
        task = make_task(plan, is_standing=is_standing)
        make_assignment(task, unit, state=state, due_on=due_on, done_on=done_on)
    work = make_assignment(make_task(plan), unit, state=S.DONE, due_on=IN, done_on=IN)
    for on, kind, is_answered in (
        (IN, ProgressKind.DIFFICULTY, True),
        (IN, ProgressKind.DIFFICULTY, False),
        (AFTER, ProgressKind.DIFFICULTY, True),
        (IN, ProgressKind.PROGRESS, False),
    ):
        report = ProgressReport(
            assignment=work, kind=kind, on=on, words="Vướng", at=clock.now(), by=mixed.official, submission=uuid4()
        )
        report.save()
        if is_answered:
            for _ in range(2):
                DifficultyAnswer(difficulty=report, words="Rõ", at=clock.now(), by=mixed.official).save()


def _make_activities(mixed: Mixed, unit: Unit) -> None:
    programme, _ = Programme.objects.get_or_create(code="ct", defaults={"name": "Chương trình"})
    group, _ = ContentGroup.objects.get_or_create(
        code="than-thien", defaults={"programme": programme, "name": "Thân thiện", "position": 1}
    )
    kind, _ = ActivityKind.objects.get_or_create(code="hop", defaults={"name": "Họp", "icon": "users"})
    for from_on, to_on, people, held, is_withdrawn in (
        (IN, IN, 30, group, False),
        (BEFORE, IN, None, group, False),  # lasts into the window
        (LATE, AFTER, 12, None, False),
        (IN, IN, 99, group, True),
        (AFTER, AFTER, 7, group, False),
    ):
        Activity(
            code=f"HD-{uuid4().hex[:8]}",
            kind=kind,
            group=held,
            title="Buổi họp",
            from_on=from_on,
            to_on=to_on,
            unit=unit,
            people=people,
            sentence="Đã họp.",
            is_withdrawn=is_withdrawn,
            submission=uuid4(),
            created_at=clock.now(),
            created_by=mixed.official,
        ).save()


FIGURES = [
    # code, numerator and denominator of one unit in the closed window
    ("plans.on_time", 2, 5),
    ("plans.done", 5, None),
    ("plans.overdue", 3, None),
    ("plans.difficulties_answered", 1, 2),
    ("activities.count", 3, None),
    ("activities.people", 42, None),
    ("activities.group.than-thien", 2, None),
]


@pytest.mark.parametrize(("code", "numerator", "denominator"), FIGURES)
def test_measure_when_data_are_mixed_then_as_counted_by_hand(
    mixed: Mixed, code: str, numerator: int, denominator: int | None
) -> None:
    indicator = find_indicator(code)
    assert indicator is not None
    both = 2 * numerator, None if denominator is None else 2 * denominator
    measure = indicator.measure(Scope(WINDOW, TODAY))
    of_one = indicator.measure(Scope(WINDOW, TODAY, mixed.units[1]))
    assert (measure.numerator, measure.denominator) == both
    assert (of_one.numerator, of_one.denominator) == (numerator, denominator)


def test_documents_when_issued_then_the_drafting_unit_has_them(mixed: Mixed) -> None:
    found = registered()["documents.issued"].by_unit(Scope(WINDOW, TODAY))
    assert {pk: one.numerator for pk, one in found.items()} == {unit.pk: 1 for unit in mixed.units}
    handled = registered()["documents.handled"].measure(Scope(RUNNING, TODAY))
    # four of the fixture and the papers of the two plans
    assert handled.numerator == 6


@pytest.mark.parametrize("window", [WINDOW, RUNNING, Window(dt.date(2026, 1, 1), TODAY)])
@pytest.mark.parametrize("code", [*(row[0] for row in FIGURES), "documents.handled", "documents.issued"])
def test_measure_when_any_window_then_equals_its_records_and_its_units(
    mixed: Mixed, code: str, window: Window
) -> None:
    indicator = find_indicator(code)
    assert indicator is not None
    scope = Scope(window, TODAY)
    measure, rows = indicator.measure(scope), list(indicator.records(scope))
    counted = sum(row.people for row in rows) if code == "activities.people" else len(rows)
    assert counted == (measure.numerator if measure.denominator is None else measure.denominator)
    by_unit = indicator.by_unit(scope).values()
    assert sum(one.numerator or 0 for one in by_unit) == measure.numerator
    assert sum(one.denominator or 0 for one in by_unit) == (measure.denominator or 0)
    assert [indicator.line(row, scope).url_name for row in rows] == [
        {"plans": "assignment", "activities": "activity", "documents": "document"}[code.split(".")[0]]
    ] * len(rows)
