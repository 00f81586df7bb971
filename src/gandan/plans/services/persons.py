"""Work given to a person by name, and how it goes to another person."""

from collections.abc import Mapping

from django.db import transaction

from gandan.audit.services import record
from gandan.common.errors import NotAllowed
from gandan.common.words import mark
from gandan.organisations.actors import Actor
from gandan.organisations.models import Official
from gandan.organisations.personal_work import Owned, PersonalHolding
from gandan.plans.enums import NAMED_WORK, OPEN, AssignmentState, PlanState
from gandan.plans.models import Assignment, ProgressDraft, Task
from gandan.plans.services.work import check_version, lock_work, save_work, short_title, tell

_GOING_ON = sorted({*OPEN, AssignmentState.PREPARED})


@transaction.atomic
def name_officer(
    assignment: Assignment, official: Official | None, *, actor: Actor, version: int | None = None
) -> Assignment:
    """Say who of the unit does the work, or that nobody is named; the person is told. Raises NotAllowed, Stale."""
    work = lock_work(assignment)
    if work.state not in _GOING_ON:
        raise NotAllowed("work_over", "Việc này đã kết thúc nên không đổi người làm được.")
    check_version(work, version)
    if official is not None and not official.is_active:
        raise NotAllowed("receiver", "Hãy chọn một cán bộ khác đang làm việc.")
    _give(work, official, actor=actor)
    if official is not None:
        tell(work, [official], f"Bạn được giao làm: {short_title(work)}", actor=actor)
    return work


def find_named_work(official: Official) -> list[Owned]:
    works = Assignment.objects.filter(official=official, state__in=_GOING_ON).select_related("task")
    return [
        Owned(work.code, work.task.title, work.unit_id, f"{work.due_on:%d/%m/%Y}" if work.due_on else "")
        for work in works.order_by("due_on", "id")
    ]


def move_named_work(official: Official, to: Mapping[str, Official], actor: Actor) -> None:
    works = Assignment.objects.select_for_update(of=("self",)).select_related("official")
    for work in works.filter(official=official, code__in=to, state__in=_GOING_ON).order_by("pk"):
        _give(work, to[work.code], actor=actor)


def find_led_tasks(official: Official) -> list[Owned]:
    tasks = Task.objects.filter(leader=official).exclude(plan__state=PlanState.CLOSED).order_by("id")
    return [Owned(task.code, task.title) for task in tasks]


def move_led_tasks(official: Official, to: Mapping[str, Official], actor: Actor) -> None:
    for task in Task.objects.select_for_update(of=("self",)).filter(leader=official, code__in=to).order_by("pk"):
        task.leader = to[task.code]
        task.version += 1
        task.save(update_fields=["leader", "version"])
        changes = {"leader": [official.full_name, task.leader.full_name]}
        record("task_leader_changed", task, actor=actor, changes=changes)


def find_drafts(official: Official) -> list[Owned]:
    drafts = ProgressDraft.objects.filter(official=official).select_related("assignment__task").order_by("id")
    return [Owned(one.assignment.code, one.assignment.task.title, one.assignment.unit_id) for one in drafts]


def move_drafts(official: Official, to: Mapping[str, Official], actor: Actor) -> None:
    """Hand what was typed to the receiver, who keeps their own words where they have typed already."""
    for draft in ProgressDraft.objects.filter(official=official, assignment__code__in=to).select_related("assignment"):
        heir = to[draft.assignment.code]
        if not ProgressDraft.objects.filter(official=heir, assignment=draft.assignment).exists():
            draft.official = heir
            draft.save(update_fields=["official"])


def _give(work: Assignment, official: Official | None, *, actor: Actor) -> None:
    before, work.official = work.official, official
    save_work(work, "official")
    names = [one.full_name if one else "" for one in (before, official)]
    record("work_person_named", work, actor=actor, changes={"person": names})


PERSONAL = (
    PersonalHolding(NAMED_WORK, mark("Việc được giao đích danh"), find_named_work, move_named_work),
    PersonalHolding("phu_trach", mark("Nhiệm vụ phụ trách"), find_led_tasks, move_led_tasks),
    PersonalHolding("nhap_tien_do", mark("Bản nháp báo tiến độ"), find_drafts, move_drafts, can_stand_in=False),
)
