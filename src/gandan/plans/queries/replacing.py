"""The tasks of a prepared plan, as a signed text is matched with them."""

from gandan.plans.enums import UnitPart
from gandan.plans.models import Plan, Task, TaskUnit
from gandan.plans.rules.due import DueWords
from gandan.plans.rules.replacing import KnownTask


def known_tasks(plan: Plan) -> list[KnownTask]:
    """Return the plan's tasks in the order of the document; two queries."""
    units: dict[int, list[TaskUnit]] = {}
    for row in TaskUnit.objects.select_related("unit").filter(task__plan=plan).order_by("pk"):
        units.setdefault(row.task_id, []).append(row)
    tasks = Task.objects.select_related("receiver", "leader").filter(plan=plan).order_by("position")
    return [_known(task, units.get(task.pk, [])) for task in tasks]


def _known(task: Task, units: list[TaskUnit]) -> KnownTask:
    leads = [row for row in units if row.part == UnitPart.LEAD]
    return KnownTask(
        pk=task.pk,
        code=task.code,
        title=task.title,
        section=task.section,
        leads=tuple(row.unit.code for row in leads),
        supports=tuple(row.unit.code for row in units if row.part == UnitPart.SUPPORT),
        receiver=task.receiver.code if task.receiver else "",
        leader=task.leader.code if task.leader else "",
        product=task.product,
        quotas=tuple((row.unit.code, row.quota) for row in leads if row.quota),
        due=DueWords(task.due_words, task.due_before, tuple(task.due_dates), task.rrule),
    )
