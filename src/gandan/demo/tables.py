"""The task to simplify procedures, answered by a table that some units have filled."""

import datetime as dt
import random
from decimal import Decimal

from gandan.common import clock
from gandan.demo.activity import People, moment
from gandan.organisations.actors import Actor
from gandan.plans.enums import WITH_DOER, AssignmentState
from gandan.plans.models import Assignment, Task
from gandan.plans.services.work import accept_assignment
from gandan.procedures.enums import Proposal, TableKind
from gandan.procedures.rules.cells import Value
from gandan.procedures.services.duties import ask_table
from gandan.procedures.services.rows import save_row

_ROWS = (
    (
        "Cấp bản sao trích lục hộ tịch",
        Proposal.SHORTER,
        "Rút thời gian giải quyết từ một ngày xuống hai giờ làm việc.",
        "1",
    ),
    (
        "Chứng thực bản sao từ bản chính",
        Proposal.SIMPLER,
        "Không yêu cầu người dân nộp bản chụp khi cơ quan đã sao được từ bản chính.",
        "0.5",
    ),
    (
        "Xác nhận tình trạng hôn nhân",
        Proposal.SIMPLER,
        "Bỏ giấy tờ đã có trong cơ sở dữ liệu dân cư.",
        "1.5",
    ),
)
_LEFT_ALONE = 2
"""Units that have not begun their table."""


def fill_tables(officer: Actor, people: dict[str, People], chance: random.Random, *, today: dt.date) -> int:
    """Ask for the table and fill part of it; return how many rows were filled."""
    task = Task.objects.filter(title__icontains="đơn giản hóa").order_by("id").first()
    on = dt.date(2026, 11, 10)
    if task is None or on >= today:
        return 0
    with clock.at(moment(dt.date(2026, 10, 12), 9, chance)):
        ask_table(task, TableKind.SIMPLIFICATION, actor=officer)
    rows = 0
    parts = Assignment.objects.filter(task=task, state__in=sorted(WITH_DOER)).select_related("unit")
    for at, part in enumerate(parts.order_by("unit__position", "id")[_LEFT_ALONE:]):
        doer = people[part.unit.code].worker
        with clock.at(moment(on, 9, chance)):
            if part.state == AssignmentState.NEW:
                accept_assignment(part, actor=doer)
            for name, proposal, words, hours in _ROWS[: 1 + at % len(_ROWS)]:
                values: dict[str, Value] = {
                    "procedure_code": "",
                    "procedure_name": name,
                    "proposal": proposal.value,
                    "words": words,
                    "reason": "Giảm đi lại và giấy tờ cho người dân.",
                    "legal_basis": "",
                    "hours_saved": Decimal(hours),
                    "note": "",
                }
                save_row(part, TableKind.SIMPLIFICATION, values, actor=doer, today=on)
                rows += 1
    return rows
