"""Shallow factories: one row and the parents it must have."""

import datetime as dt
from itertools import count
from typing import Any

from gandan.common import clock
from gandan.documents.enums import Direction
from gandan.documents.models import Document
from gandan.files.enums import MediaType
from gandan.files.models import StoredFile
from gandan.organisations.models import Official, Unit
from gandan.plans.enums import AssignmentState, PlanState, UnitPart
from gandan.plans.models import Assignment, Plan, Task, TaskUnit

_numbers = count(1)


def make_document(official: Official, **fields: Any) -> Document:
    number = next(_numbers)
    stored = StoredFile(
        sha256=f"{number:064x}", size=10, media_type=MediaType.TEXT, name="ke-hoach.txt", created_at=clock.now()
    )
    stored.save()
    values = {
        "code": f"VB-2026-{number:04}",
        "direction": Direction.ISSUED,
        "type": "ke_hoach",
        "number": "118",
        "symbol": "KH-UBND",
        "issued_on": dt.date(2026, 3, 12),
        "subject": "Kế hoạch xây dựng “Chính quyền thân thiện”",
        "file": stored,
        "created_at": clock.now(),
        "created_by": official,
    }
    document = Document(**(values | fields))
    document.save()
    return document


def make_plan(official: Official, **fields: Any) -> Plan:
    number = next(_numbers)
    values = {
        "code": f"KH-2026-{number:04}",
        "title": "Kế hoạch “Chính quyền thân thiện” 2026",
        "from_on": dt.date(2026, 3, 12),
        "owner_unit": official.unit,
        "state": PlanState.ACTIVE,
        "entered_on": dt.date(2026, 3, 16),
        "created_at": clock.now(),
        "created_by": official,
    }
    if "document" not in fields:
        fields["document"] = make_document(official)
    plan = Plan(**(values | fields))
    plan.save()
    return plan


def make_task(plan: Plan, **fields: Any) -> Task:
    number = next(_numbers)
    values = {
        "code": f"NV-2026-{number:04}",
        "plan": plan,
        "position": number,
        "title": "Lắp đặt 02 bảng khẩu hiệu “4 xin, 4 luôn, 5 không”",
        "given_by": plan.created_by,
    }
    task = Task(**(values | fields))
    task.save()
    return task


def make_assignment(task: Task, unit: Unit, **fields: Any) -> Assignment:
    number = next(_numbers)
    if not TaskUnit.objects.filter(task=task, unit=unit).exists():
        TaskUnit(task=task, unit=unit, part=fields.pop("part", UnitPart.LEAD)).save()
    values = {
        "code": f"VC-2026-{number:04}",
        "plan": task.plan,
        "task": task,
        "unit": unit,
        "window_from": dt.date(2026, 3, 12),
        "due_on": dt.date(2026, 11, 20),
        "state": AssignmentState.NEW,
        "given_at": clock.now(),
    }
    assignment = Assignment(**(values | fields))
    assignment.save()
    return assignment
