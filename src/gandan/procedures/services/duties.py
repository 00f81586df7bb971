"""Which tasks units answer by a table."""

from django.db import transaction
from django.urls import reverse

from gandan.audit.services import record
from gandan.common import clock
from gandan.common.errors import NotAllowed
from gandan.common.words import in_vietnamese
from gandan.notifications.services import notify
from gandan.organisations.actors import Actor
from gandan.plans.enums import WITH_DOER
from gandan.plans.models import Assignment, Task
from gandan.plans.queries.people import workers_of
from gandan.procedures.enums import TableKind
from gandan.procedures.models import TableDuty
from gandan.procedures.queries.rows import MODELS
from gandan.tenancy.scope import current_commune


@transaction.atomic
def ask_table(task: Task, kind: TableKind, *, actor: Actor) -> TableDuty:
    """Let the units of the task answer by this table, and tell them.

    Raises NotAllowed once another table is being filled.
    """
    Task.objects.select_for_update(of=("self",)).get(pk=task.pk)
    standing: TableDuty | None = TableDuty.objects.filter(task=task).first()
    if standing is not None and standing.kind == kind:
        return standing
    if standing is not None:
        _check_empty(standing)
    duty = standing or TableDuty(task=task, created_at=clock.now(), created_by=actor.official)
    before, duty.kind = duty.kind, kind.value
    duty.save()
    record("table_asked", task, actor=actor, changes={"kind": [before, duty.kind]})
    _tell(task, kind)
    return duty


@transaction.atomic
def unask_table(task: Task, *, actor: Actor) -> None:
    """Let the units answer in words again. Raises NotAllowed once rows stand."""
    Task.objects.select_for_update(of=("self",)).get(pk=task.pk)
    standing: TableDuty | None = TableDuty.objects.filter(task=task).first()
    if standing is None:
        return
    _check_empty(standing)
    standing.delete()
    record("table_unasked", task, actor=actor, changes={"kind": standing.kind})


def _tell(task: Task, kind: TableKind) -> None:
    """Tell each unit that has the work open, with its table of the nearest occasion."""
    rows = Assignment.objects.filter(task=task, state__in=sorted(WITH_DOER)).order_by("due_on", "id")
    nearest: dict[int, Assignment] = {}
    for work in rows:
        nearest.setdefault(work.unit_id, work)
    workers = workers_of(nearest, on=clock.today())
    with in_vietnamese():
        words = f"Việc “{task.title[:160]}” nay trả lời bằng bảng: {TableKind(kind).label}."
    for unit_id, work in nearest.items():
        url = reverse("work_table", kwargs={"commune": current_commune().slug, "code": work.code})
        notify(workers.get(unit_id, ()), words, url=url)


def _check_empty(duty: TableDuty) -> None:
    count = MODELS[duty.kind].objects.filter(assignment__task_id=duty.task_id).count()
    if count:
        raise NotAllowed(
            "rows_stand", "Các đơn vị đã điền %(count)d dòng vào bảng này nên không đổi được nữa.", count=count
        )
