"""Who may do what with work, and the gates of its pages.

Everybody in the house may read plans and tasks that were given; what is prepared, those who give or confirm it.
"""

from typing import TypeVar

from django.db.models import QuerySet
from django.http import Http404

from gandan.activities.models import Evidence
from gandan.activities.permissions import register_reader
from gandan.common.words import say
from gandan.organisations.actors import Actor
from gandan.organisations.enums import Right
from gandan.organisations.permissions import refuse
from gandan.plans.enums import NAMED_WORK, AssignmentState, PlanState
from gandan.plans.models import Assignment, ChangeRequest, Plan, ProgressEvidence
from gandan.plans.rules.states import Act, reason_against
from gandan.tenancy.models import TenantModel

RowT = TypeVar("RowT", bound=TenantModel)

_RIGHTS = {
    Act.ACCEPT: Right.TASK_WORK,
    Act.REPORT: Right.TASK_WORK,
    Act.SUBMIT: Right.TASK_WORK,
    Act.REQUEST: Right.TASK_WORK,
    Act.CONFIRM: Right.TASK_CONFIRM,
    Act.SEND_BACK: Right.TASK_CONFIRM,
    Act.RECEIVE: Right.TASK_RECEIVE,
    Act.RETURN_BY_RECEIVER: Right.TASK_RECEIVE,
    Act.REMIND: Right.TASK_ASSIGN,
    Act.WITHDRAW: Right.TASK_ASSIGN,
    Act.MOVE_DUE: Right.TASK_ASSIGN,
    Act.GIVE_OUT: Right.TASK_ASSIGN,
}


def has_right(actor: Actor, work: Assignment, act: Act) -> bool:
    """Say whether the act is this person's, whatever the state of the work."""
    right = _RIGHTS[act]
    if right is Right.TASK_WORK:
        return (
            actor.has_in(right, work.unit_id)
            or work.official_id == actor.official.pk
            or actor.stands_in(work.official_id, NAMED_WORK, work.code)
        )
    if right is Right.TASK_CONFIRM:
        return actor.has_in(right, work.unit_id)
    receives = work.task.receiver_id is not None and actor.has_in(Right.TASK_RECEIVE, work.task.receiver_id)
    if right is Right.TASK_RECEIVE:
        return receives
    return actor.has_in(right, None) or (act is Act.REMIND and receives and work.task.receiver_id != work.unit_id)


def why_not(actor: Actor, work: Assignment, act: Act) -> str:
    """Return why the act is off for this person now, empty where it may be done."""
    if not has_right(actor, work, act):
        return say(_RIGHTS[act].value)
    return reason_against(work.state, act)


def check_may(actor: Actor, work: Assignment, act: Act) -> None:
    """Record a refusal and raise MissingRight where the act is not this person's."""
    if not has_right(actor, work, act):
        right = _RIGHTS[act]
        # for what is done by those of one unit, they are who may be asked
        refuse(actor, right, work.task.receiver_id if right is Right.TASK_RECEIVE else work.unit_id)


def can_name(actor: Actor, work: Assignment) -> bool:
    """Say whether who does the work is the actor's to choose: the head of the unit, or who gives work."""
    return actor.has_in(Right.TASK_CONFIRM, work.unit_id) or actor.has_in(Right.TASK_ASSIGN, None)


def check_may_name(actor: Actor, work: Assignment) -> None:
    if not can_name(actor, work):
        refuse(actor, Right.TASK_CONFIRM, work.unit_id)


def can_decide(actor: Actor) -> bool:
    """Say whether requests of units are this person's to decide; who gave the work is told, and has no say by it."""
    return actor.has_in(Right.TASK_ASSIGN, None)


def check_may_decide(actor: Actor) -> None:
    if not can_decide(actor):
        refuse(actor, Right.TASK_ASSIGN)


def sees_prepared(actor: Actor) -> bool:
    """Say whether plans of unsigned drafts, and work not given out, are shown to this person."""
    return actor.has_in(Right.TASK_ASSIGN, None) or actor.has_in(Right.DOCUMENT_CONFIRM, None)


def visible_plans(actor: Actor) -> "QuerySet[Plan]":
    plans: QuerySet[Plan] = Plan.objects.select_related("document", "owner_unit").defer("document__parsed")
    return plans if sees_prepared(actor) else plans.exclude(state=PlanState.PREPARED)


def visible_work(actor: Actor, work: "QuerySet[Assignment]") -> "QuerySet[Assignment]":
    """Leave out what was not given, and occasions of a prepared plan that lie before its entry."""
    if sees_prepared(actor):
        return work
    return work.exclude(state=AssignmentState.PREPARED).exclude(plan__in=Plan.objects.filter(state=PlanState.PREPARED))


def get_plan_or_404(code: str, actor: Actor) -> Plan:
    plan: Plan = _get_or_404(visible_plans(actor).filter(code=code))
    return plan


def get_assignment_or_404(code: str, actor: Actor) -> Assignment:
    """Return the work with its task, plan, document and unit in one query."""
    found = (
        Assignment.objects.select_related("task", "plan__document", "unit", "official")
        .select_related("task__receiver", "task__leader", "task__given_by")
        .defer("plan__document__parsed", "task__due_dates")
    )
    work: Assignment = _get_or_404(visible_work(actor, found).filter(code=code))
    return work


def get_open_request_or_404(work: Assignment, kind: str) -> ChangeRequest:
    found = ChangeRequest.objects.select_related("by", "proposed_unit").filter(assignment=work, kind=kind)
    request: ChangeRequest = _get_or_404(found.order_by("-id"))
    request.assignment = work
    return request


def _get_or_404(found: "QuerySet[RowT]") -> RowT:
    row = found.first()
    if row is None:
        raise Http404
    return row


def _receives(actor: Actor, evidence: Evidence) -> bool:
    units = actor.units_with(Right.TASK_RECEIVE)
    return bool(units) and bool(
        ProgressEvidence.objects.filter(
            evidence=evidence, report__assignment__task__receiver_id__in=sorted(units)
        ).exists()
    )


register_reader(_receives)
