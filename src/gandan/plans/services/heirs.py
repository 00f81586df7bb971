"""Open work of a unit that was merged or divided goes to its successor under the codes it has."""

from collections.abc import Mapping

from gandan.audit.services import record
from gandan.common import clock
from gandan.common.errors import NotAllowed
from gandan.common.words import mark
from gandan.organisations.actors import Actor
from gandan.organisations.models import Unit
from gandan.organisations.open_work import Held, Holding
from gandan.plans.enums import OPEN, WAITING, AssignmentState, PlanState, RequestState
from gandan.plans.models import Assignment, ChangeRequest, Plan, ProgressReport, Task
from gandan.plans.rules.states import Act, may
from gandan.plans.services.task_rows import move_doer
from gandan.plans.services.work import save_work

_GOING_ON = sorted({*OPEN, AssignmentState.PREPARED})
_ASIDE = frozenset({AssignmentState.WITHDRAWN, AssignmentState.BEFORE_ENTRY})
_FACTS = (
    *("state", "quota", "window_to", "due_on", "due_words", "due_hour", "return_reason", "given_at", "accepted_at"),
    *("submitted_at", "done_on", "confirmed_at", "received_at", "reminded_on", "reminders"),
)


def find_work(unit: Unit) -> list[Held]:
    parts = Assignment.objects.filter(unit=unit, state__in=_GOING_ON).select_related("task").order_by("due_on", "id")
    return [Held(part.code, part.task.title) for part in parts]


def move_work(unit: Unit, to: Mapping[str, Unit], actor: Actor) -> None:
    """Give parts to the heirs; where an heir has its own part of the occasion, the unit's is withdrawn.

    An heir's own part that was withdrawn or never asked for is opened again with what stands in the unit's.
    """
    parts = (
        Assignment.objects.select_for_update(of=("self",))
        .filter(unit=unit, code__in=to, state__in=_GOING_ON)
        .order_by("pk")
    )
    for part in parts:
        heir = to[part.code]
        same = (
            Assignment.objects.select_for_update(of=("self",))
            .filter(task_id=part.task_id, unit=heir, window_from=part.window_from)
            .first()
        )
        if same is not None:
            if part.state in WAITING:
                raise NotAllowed(
                    "waiting_work",
                    "Việc %(code)s đang chờ xác nhận, mà %(name)s cũng có phần trong đó. Hãy xác nhận việc này trước.",
                    code=part.code,
                    name=heir.name,
                )
            if same.state in _ASIDE:
                _reopen(same, part, actor=actor)
            before, part.state = part.state, may(part.state, Act.WITHDRAW)
            save_work(part, "state")
            changes = {"state": [before, part.state], "unit": heir.name, "reason": f"Làm tiếp ở {same.code}."}
            record("work_transferred", part, actor=actor, changes=changes)
        else:
            part.unit, part.official = heir, None
            save_work(part, "unit", "official")
            record("work_inherited", part, actor=actor, changes={"unit": [unit.name, heir.name]})
        move_doer(part.task_id, unit.pk, heir)


def _reopen(own: Assignment, part: Assignment, *, actor: Actor) -> None:
    """Let the heir's own part go on from where the unit's stands, with its reports and its requests."""
    before = own.state
    for name in _FACTS:
        setattr(own, name, getattr(part, name))
    save_work(own, *_FACTS)
    ProgressReport.objects.filter(assignment=part).update(assignment=own)
    asked = ChangeRequest.objects.filter(state=RequestState.OPEN)
    asked.filter(assignment=own).update(
        state=RequestState.CANCELLED, decided_at=clock.now(), decided_by=actor.official
    )
    asked.filter(assignment=part).update(assignment=own)
    record("work_inherited", own, actor=actor, changes={"state": [before, own.state], "from": part.code})


def find_received(unit: Unit) -> list[Held]:
    tasks = Task.objects.filter(receiver=unit).exclude(plan__state=PlanState.CLOSED).order_by("id")
    return [Held(task.code, task.title) for task in tasks]


def move_received(unit: Unit, to: Mapping[str, Unit], actor: Actor) -> None:
    for task in Task.objects.select_for_update(of=("self",)).filter(receiver=unit, code__in=to).order_by("pk"):
        task.receiver = to[task.code]
        task.version += 1
        task.save(update_fields=["receiver", "version"])
        record("task_receiver_changed", task, actor=actor, changes={"unit": [unit.name, task.receiver.name]})


def find_plans(unit: Unit) -> list[Held]:
    plans = Plan.objects.filter(owner_unit=unit).exclude(state=PlanState.CLOSED).order_by("id")
    return [Held(plan.code, plan.title) for plan in plans]


def move_plans(unit: Unit, to: Mapping[str, Unit], actor: Actor) -> None:
    for plan in Plan.objects.select_for_update(of=("self",)).filter(owner_unit=unit, code__in=to).order_by("pk"):
        plan.owner_unit = to[plan.code]
        plan.version += 1
        plan.save(update_fields=["owner_unit", "version"])
        record("plan_owner_changed", plan, actor=actor, changes={"unit": [unit.name, plan.owner_unit.name]})


HOLDINGS = (
    Holding("viec", mark("Việc đang mở"), find_work, move_work),
    Holding("nhan", mark("Nhiệm vụ mà đơn vị nhận và tổng hợp kết quả"), find_received, move_received),
    Holding("ke_hoach", mark("Kế hoạch mà đơn vị theo dõi"), find_plans, move_plans),
)
