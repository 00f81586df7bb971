"""Windows with more records than a report names one by one: it stays short and its figures stay whole."""

import datetime as dt
from collections.abc import Iterator

import pytest

from gandan.activities.queries import activities_in
from gandan.organisations.actors import Actor
from gandan.organisations.enums import Role
from gandan.organisations.tests.factories import make_actor, make_commune, make_unit
from gandan.plans.enums import ProgressKind
from gandan.reports.enums import SnapshotKind
from gandan.reports.models import Report
from gandan.reports.queries import ROWS_SHOWN, read_draft, read_table, read_text
from gandan.reports.queries.activities import told_activities_of
from gandan.reports.queries.told import MOST_DIFFICULTIES, MOST_TASKS
from gandan.reports.rules.text import ParagraphText, cut_tables
from gandan.reports.services import freeze, save_paragraph
from gandan.reports.tests.factories import (
    make_activity,
    make_kind,
    make_part,
    make_plan,
    make_progress,
    make_report,
    make_task,
)
from gandan.tenancy.scope import open_commune
from gandan.workdays.windows import Window

WINDOW = Window(dt.date(2026, 10, 20), dt.date(2026, 11, 18))
TODAY = WINDOW.to_on
TASKS = MOST_TASKS + 15


@pytest.fixture
def actor(db: None) -> Iterator[Actor]:
    with open_commune(make_commune()):
        yield make_actor(make_unit(), Role.PROGRAMME_OFFICER)


@pytest.fixture
def report(actor: Actor) -> Report:
    """Of a plan whose many tasks were told of, each with a difficulty."""
    plan = make_plan(actor.unit, actor.official)
    for number in range(TASKS):
        part = make_part(make_task(plan, f"Việc {number}"), actor.unit, due=dt.date(2026, 11, 10))
        make_progress(part, actor.official, dt.date(2026, 11, 2))
        make_progress(part, actor.official, dt.date(2026, 11, 3), "Thiếu", kind=ProgressKind.DIFFICULTY)
    return make_report(plan, actor.official, window=(WINDOW.from_on, WINDOW.to_on))


def shown(report: Report, section: str) -> tuple[ParagraphText, ...]:
    found = read_draft(report, today=TODAY).text.section(section)
    return found.shown if found else ()


def test_tasks_when_more_than_a_report_names_then_the_others_are_counted(report: Report) -> None:
    *told, rest, overdue = shown(report, "tasks")
    assert len(told) == MOST_TASKS
    assert (rest.source, rest.text) == ("task:more", "Ngoài ra, có 15 nhiệm vụ khác được báo cáo tiến độ trong kỳ.")
    assert overdue.text.startswith(f"Có {TASKS} phần việc quá hạn chưa hoàn thành: ")
    assert overdue.text.endswith(f"; và {TASKS - 10} nhiệm vụ khác.")


def test_difficulties_when_more_than_a_report_names_then_the_others_are_counted(report: Report) -> None:
    *told, rest = shown(report, "difficulties")
    assert (len(told), rest.text) == (
        MOST_DIFFICULTIES,
        f"Ngoài ra, có {TASKS - MOST_DIFFICULTIES} khó khăn, vướng mắc khác được nêu trong kỳ.",
    )


def test_task_when_its_words_were_changed_then_is_told_among_any_number(report: Report, actor: Actor) -> None:
    last = shown(report, "tasks")[MOST_TASKS - 1]
    save_paragraph(
        report, key=last.key, text="Đã lắp bảng ở các khu.", version=0, reason="Gọn", actor=actor, today=TODAY
    )
    for number in range(MOST_TASKS):
        task = make_task(report.plan, f"Việc của hai đơn vị {number}")
        for unit in (actor.unit, make_unit()):
            make_progress(make_part(task, unit), actor.official, dt.date(2026, 11, 4))
    told = shown(Report.objects.get(pk=report.pk), "tasks")
    assert [one.text for one in told if one.key == last.key] == ["Đã lắp bảng ở các khu."]
    assert [one.text for one in told if one.source == "task:more"] == [
        f"Ngoài ra, có {TASKS - 1} nhiệm vụ khác được báo cáo tiến độ trong kỳ."
    ]


def test_task_when_told_of_every_week_then_its_words_stand_once_with_their_sum(actor: Actor) -> None:
    plan = make_plan(actor.unit, actor.official)
    task = make_task(plan)
    for _ in range(23):
        make_progress(make_part(task, actor.unit), actor.official, dt.date(2026, 11, 2))
    (told,) = shown(make_report(plan, actor.official, window=(WINDOW.from_on, WINDOW.to_on)), "tasks")
    assert told.text.count("đã lắp 02 bảng") == 1
    assert told.text.endswith(" (23 lần).")


def test_table_when_long_then_the_page_has_the_first_rows_and_the_paper_all(report: Report, actor: Actor) -> None:
    page = read_text(report, today=TODAY, most_rows=ROWS_SHOWN)
    whole = read_text(report, today=TODAY)
    short, long = page.find("table:tasks")[1], whole.find("table:tasks")[1]  # type: ignore[index]
    assert (len(short.rows) - 1, short.rows_left, len(long.rows) - 1) == (ROWS_SHOWN, TASKS - ROWS_SHOWN, TASKS)
    assert cut_tables(whole, ROWS_SHOWN) == page
    second = read_table(report, "table:tasks", page=2, today=TODAY)
    assert second
    assert second.paragraph.rows == (long.rows[0], *long.rows[ROWS_SHOWN + 1 :])
    assert (second.total, second.heading) == (TASKS, "Kết quả theo nhiệm vụ")
    freeze(report, SnapshotKind.SENT, actor=actor)
    report.state = "da_gui"
    assert read_table(report, "table:tasks", page=9, today=TODAY) == second
    assert read_table(report, "table:none", page=1, today=TODAY) is None


def test_activities_when_summed_in_the_database_then_equal_the_sum_of_the_rows(actor: Actor) -> None:
    kind = make_kind("phat-to-roi", "Phát tờ rơi")
    given = [(1, 10, 3), (2, 20, 0), (3, 0, 4), (4, 5, 5), (5, 0, 0)]
    for day, people, leaflets in given:
        numbers = [{"name": "Khác", "value": 99, "unit": ""}, {"name": "Tờ rơi", "value": leaflets, "unit": "tờ"}]
        make_activity(
            actor.unit, actor.official, dt.date(2026, 11, day), kind=kind, people=people or None, numbers=numbers
        )
    lone = make_activity(actor.unit, actor.official, dt.date(2026, 11, 1), kind=make_kind("khac", "Khác"))
    told = told_activities_of(activities_in(WINDOW), [""])
    (found,) = [one for one in told.sums if one.kind.code == kind.code]
    assert (found.count, found.people, found.numbers) == (5, 35, (12,))
    assert (found.first_on, found.last_on) == (dt.date(2026, 11, 1), dt.date(2026, 11, 5))
    assert [line.code for _, _, line in told.lines] == [lone.code]
    assert told.of("khong-co") == []
