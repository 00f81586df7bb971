"""Shallow factories of plans and what units report of them."""

import datetime as dt
import hashlib
import uuid
from itertools import count
from typing import Any

from gandan.activities.models import Activity, ActivityKind, ContentGroup, Evidence
from gandan.common import clock
from gandan.documents.enums import Direction, DocumentType
from gandan.documents.models import Document
from gandan.files.models import StoredFile
from gandan.organisations.models import Official, Unit
from gandan.plans.enums import AssignmentState, PlanState, ProgressKind
from gandan.plans.models import Assignment, Plan, ProgressEvidence, ProgressReport, Task
from gandan.reports.enums import PeriodKind
from gandan.reports.models import Report, ReportForm

_numbers = count(1)


def make_file(by: Official, name: str = "ke-hoach.pdf", media_type: str = "application/pdf") -> StoredFile:
    stored = StoredFile(
        sha256=hashlib.sha256(str(next(_numbers)).encode()).hexdigest(),
        size=10,
        media_type=media_type,
        name=name,
        created_at=clock.now(),
        created_by=by,
    )
    stored.save()
    return stored


def make_plan(owner: Unit, by: Official, title: str = "Kế hoạch chính quyền thân thiện năm 2026") -> Plan:
    number = next(_numbers)
    document = Document(
        code=f"VB{number}",
        direction=Direction.ISSUED,
        type=DocumentType.KE_HOACH,
        number="118",
        symbol="KH-UBND",
        issued_on=dt.date(2026, 3, 12),
        subject="Xây dựng mô hình chính quyền thân thiện năm 2026",
        file=make_file(by),
        created_at=clock.now(),
        created_by=by,
    )
    document.save()
    plan = Plan(
        code=f"KH{number}",
        document=document,
        title=title,
        from_on=dt.date(2026, 1, 1),
        owner_unit=owner,
        state=PlanState.ACTIVE,
        entered_on=dt.date(2026, 3, 12),
        created_at=clock.now(),
        created_by=by,
    )
    plan.save()
    return plan


def make_task(plan: Plan, title: str = "Lắp bảng khẩu hiệu tại trụ sở", *, is_standing: bool = False) -> Task:
    number = next(_numbers)
    task = Task(
        code=f"NV{number}",
        plan=plan,
        position=Task.objects.filter(plan=plan).count() + 1,
        title=title,
        is_standing=is_standing,
        given_by=plan.created_by,
    )
    task.save()
    return task


def make_part(
    task: Task,
    unit: Unit,
    *,
    due: dt.date | None = None,
    done: dt.date | None = None,
    state: AssignmentState = AssignmentState.WORKING,
    **fields: Any,
) -> Assignment:
    """A part under way; with ``done`` it is finished on that day."""
    number = next(_numbers)
    fields = {"window_from": dt.date(2026, 1, 1) + dt.timedelta(days=number % 300)} | fields
    part = Assignment(
        code=f"PV{number}",
        plan=task.plan,
        task=task,
        unit=unit,
        due_on=due,
        done_on=done,
        state=AssignmentState.DONE if done else state,
        **fields,
    )
    part.save()
    return part


def make_progress(
    part: Assignment,
    by: Official,
    on: dt.date,
    words: str = "Đã lắp 02 bảng khẩu hiệu",
    *,
    kind: ProgressKind = ProgressKind.PROGRESS,
    evidence: Evidence | None = None,
    numbers: list[dict[str, Any]] | None = None,
) -> ProgressReport:
    report = ProgressReport(
        assignment=part,
        kind=kind,
        on=on,
        words=words,
        numbers=numbers or [],
        at=clock.now(),
        by=by,
        submission=uuid.uuid4(),
    )
    report.save()
    if evidence is not None:
        ProgressEvidence(report=report, evidence=evidence).save()
    return report


def make_evidence(
    unit: Unit, by: Official, *, period: tuple[dt.date, dt.date], file: StoredFile | None = None, title: str = ""
) -> Evidence:
    number = next(_numbers)
    evidence = Evidence(
        code=f"MC{number}",
        file=file or make_file(by, "anh.jpg", "image/jpeg"),
        unit=unit,
        title=title or f"Ảnh lắp bảng khẩu hiệu {number}",
        period_from=period[0],
        period_to=period[1],
        uploaded_at=clock.now(),
        uploaded_by=by,
    )
    evidence.save()
    return evidence


OUTLINE: list[dict[str, Any]] = [
    {"key": "opening", "level": 0, "blocks": [{"kind": "opening"}]},
    {"key": "leadership", "number": "I", "heading": "Lãnh đạo, chỉ đạo", "blocks": [{"kind": "documents"}]},
    {
        "key": "figures",
        "number": "II",
        "heading": "Số liệu",
        "required": True,
        "blocks": [{"kind": "overview"}, {"kind": "units"}, {"kind": "indicators", "codes": ["activities.count"]}],
    },
    {"key": "tasks", "number": "III", "heading": "Kết quả", "blocks": [{"kind": "tasks"}, {"kind": "overdue"}]},
    {"key": "reform", "number": "IV", "heading": "Hoạt động", "blocks": [{"kind": "activities"}]},
    {
        "key": "difficulties",
        "number": "V",
        "heading": "Khó khăn, vướng mắc",
        "required": True,
        "blocks": [{"kind": "difficulties"}],
    },
    {"key": "next", "number": "VI", "heading": "Nhiệm vụ kỳ tới", "blocks": [{"kind": "next"}]},
    {"key": "closing", "level": 0, "blocks": [{"kind": "closing"}]},
    {
        "key": "annex.tasks",
        "heading": "Kết quả theo nhiệm vụ",
        "annex": True,
        "blocks": [{"kind": "table", "table": "tasks"}],
    },
    {"key": "pictures", "heading": "Hình ảnh", "annex": True, "blocks": [{"kind": "pictures"}]},
]
"""A form with every kind of block that needs no more than plans and activities."""


def make_form(code: str = "mau-thu", *, is_of_unit: bool = False, outline: Any = None) -> ReportForm:
    found: ReportForm
    found, _ = ReportForm.objects.get_or_create(
        code=code,
        from_on=dt.date(2026, 1, 1),
        defaults={
            "name": "Báo cáo kết quả",
            "title": "Kết quả thực hiện {plan} ({window})",
            "period": PeriodKind.ON_REQUEST,
            "is_of_unit": is_of_unit,
            "outline": OUTLINE if outline is None else outline,
        },
    )
    return found


def make_kind(
    code: str = "tuyen-truyen", name: str = "Tuyên truyền", group: ContentGroup | None = None
) -> ActivityKind:
    kind: ActivityKind
    kind, _ = ActivityKind.objects.get_or_create(
        code=code,
        defaults={
            "name": name,
            "icon": "send",
            "group": group,
            "template": "{days}, {unit} đã tổ chức {title}",
            "numbers": [{"name": "Tờ rơi", "unit": "tờ", "words": "phát {n} tờ rơi"}],
        },
    )
    return kind


def make_activity(
    unit: Unit,
    by: Official,
    on: dt.date,
    *,
    kind: ActivityKind | None = None,
    sentence: str = "Đơn vị đã tuyên truyền cho 45 người.",
    people: int | None = None,
    numbers: list[dict[str, Any]] | None = None,
) -> Activity:
    number = next(_numbers)
    activity = Activity(
        code=f"HD{number}",
        kind=kind or make_kind(),
        group=kind.group if kind else None,
        title="Tuyên truyền",
        from_on=on,
        to_on=on,
        unit=unit,
        people=people,
        numbers=numbers or [],
        sentence=sentence,
        submission=uuid.uuid4(),
        created_at=clock.now(),
        created_by=by,
    )
    activity.save()
    return activity


def make_report(
    plan: Plan | None,
    by: Official,
    *,
    window: tuple[dt.date, dt.date],
    unit: Unit | None = None,
    form: ReportForm | None = None,
) -> Report:
    report = Report(
        code=f"BC{next(_numbers)}",
        form=form or make_form(),
        plan=plan,
        unit=unit,
        from_on=window[0],
        to_on=window[1],
        created_at=clock.now(),
        created_by=by,
    )
    report.save()
    return report
