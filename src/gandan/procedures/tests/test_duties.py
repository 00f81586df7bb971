"""Whom a table duty is told."""

import datetime as dt

from gandan.notifications.models import Notice
from gandan.plans.enums import AssignmentState
from gandan.procedures.enums import TableKind
from gandan.procedures.tests.conftest import Office


def test_ask_table_when_marked_then_the_units_with_open_work_are_told_once(office: Office) -> None:
    office.other_work.state, office.other_work.done_on = AssignmentState.DONE, dt.date(2026, 11, 2)
    office.other_work.save()
    for _ in range(2):
        office.ask(TableKind.ANNOUNCEMENTS)
    told = Notice.objects.values_list("official__full_name", "url", "sentence")
    words = f"Việc “{office.task.title}” nay trả lời bằng bảng: {TableKind.ANNOUNCEMENTS.label}."
    assert sorted(told) == sorted((name, office.table_url(), words) for name in ("Trần Văn Khoa", "Đỗ Thị Mai"))
