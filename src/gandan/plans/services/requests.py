"""Requests of a unit, decided by who gave the work."""

import datetime as dt
from collections.abc import Mapping

from django.db import transaction

from gandan.audit.services import record
from gandan.common import clock
from gandan.common.errors import NotAllowed
from gandan.common.words import in_vietnamese
from gandan.organisations.actors import Actor
from gandan.organisations.models import Unit
from gandan.plans.enums import AssignmentState, RequestKind, RequestState
from gandan.plans.models import Assignment, ChangeRequest, DueChange
from gandan.plans.queries.people import workers_of
from gandan.plans.rules.progress import check_new_date, check_reason
from gandan.plans.rules.states import Act, may
from gandan.plans.services.task_rows import move_doer
from gandan.plans.services.work import check_version, lock_work, save_work, short_title, tell
from gandan.tenancy.codes import next_code
from gandan.workdays.rules import Calendar


@transaction.atomic
def request_new_date(
    assignment: Assignment,
    *,
    proposed_due_on: dt.date,
    reason: str,
    actor: Actor,
    today: dt.date,
    calendar: Calendar,
    version: int | None = None,
) -> ChangeRequest:
    """Ask who gave the work for another due day; the day in force stays until then. Raises NotAllowed, Stale."""
    work = _open_for_request(assignment, RequestKind.NEW_DATE, version)
    check_new_date(proposed_due_on, due_on=work.due_on, today=today, calendar=calendar)
    request = ChangeRequest(
        assignment=work, kind=RequestKind.NEW_DATE, reason=check_reason(reason), proposed_due_on=proposed_due_on
    )
    changes = {"due_on": [work.due_on, proposed_due_on], "reason": request.reason}
    sentence = f"{work.unit.short_name} đề nghị gia hạn đến {proposed_due_on:%d/%m/%Y}: {short_title(work)}"
    return _file(request, work, "new_date_requested", changes, sentence, actor=actor)


@transaction.atomic
def request_transfer(
    assignment: Assignment, *, proposed_unit: Unit | None, reason: str, actor: Actor, version: int | None = None
) -> ChangeRequest:
    """Say that the work is not of this unit, and whose it seems to be. Raises NotAllowed, Stale."""
    work = _open_for_request(assignment, RequestKind.NOT_OURS, version)
    if proposed_unit is not None and proposed_unit.pk == work.unit_id:
        raise NotAllowed("same_unit", "Hãy chọn một đơn vị khác.")
    request = ChangeRequest(
        assignment=work, kind=RequestKind.NOT_OURS, reason=check_reason(reason), proposed_unit=proposed_unit
    )
    changes = {"unit": [work.unit.name, proposed_unit.name if proposed_unit else ""], "reason": request.reason}
    sentence = f"{work.unit.short_name} đề nghị chuyển việc cho đơn vị khác: {short_title(work)}"
    return _file(request, work, "transfer_requested", changes, sentence, actor=actor)


@transaction.atomic
def decide_request(
    request: ChangeRequest,
    *,
    grant: bool,
    actor: Actor,
    today: dt.date,
    calendar: Calendar,
    reason: str = "",
    due_on: dt.date | None = None,
    unit: Unit | None = None,
) -> ChangeRequest:
    """Grant or refuse; a refusal needs its reason.

    Granted, a new day takes effect and the old one is kept; a transfer gives this part and later ones not yet begun
    to the other unit and withdraws them here. ``due_on`` and ``unit`` overrule what was proposed. Raises NotAllowed.
    """
    work = lock_work(request.assignment)
    locked: ChangeRequest = (
        ChangeRequest.objects.select_for_update(of=("self",)).select_related("by").get(pk=request.pk)
    )
    if locked.state != RequestState.OPEN:
        raise NotAllowed("decided", "Đề nghị này đã được quyết định.")
    locked.decision_reason = reason.strip()[:500] if grant else check_reason(reason)
    locked.state = RequestState.GRANTED if grant else RequestState.REFUSED
    locked.decided_at, locked.decided_by = clock.now(), actor.official
    locked.save(update_fields=["state", "decision_reason", "decided_at", "decided_by"])
    record(
        "request_granted" if grant else "request_refused",
        work,
        actor=actor,
        changes={"kind": locked.kind, "reason": locked.decision_reason},
    )
    if grant and locked.kind == RequestKind.NEW_DATE:
        new = due_on or locked.proposed_due_on
        if new is None:
            raise NotAllowed("no_day", "Hãy ghi hạn mới.")
        check_new_date(new, due_on=None, today=today, calendar=calendar)
        move_due(work, new, reason=locked.reason, actor=actor)
    elif grant:
        _transfer(work, unit or locked.proposed_unit, reason=locked.reason, actor=actor)
    tell(work, [locked.by], _decision_words(locked, work), actor=actor)
    return locked


@transaction.atomic
def cancel_request(request: ChangeRequest, *, actor: Actor) -> ChangeRequest:
    """Take back a request that is not decided yet. Raises NotAllowed."""
    locked: ChangeRequest = (
        ChangeRequest.objects.select_for_update(of=("self",)).select_related("assignment").get(pk=request.pk)
    )
    if locked.state != RequestState.OPEN:
        raise NotAllowed("decided", "Đề nghị này đã được quyết định.")
    locked.state, locked.decided_at, locked.decided_by = RequestState.CANCELLED, clock.now(), actor.official
    locked.save(update_fields=["state", "decided_at", "decided_by"])
    record("request_cancelled", locked.assignment, actor=actor, changes={"kind": locked.kind})
    return locked


def move_due(work: Assignment, new: dt.date | None, *, reason: str, actor: Actor) -> None:
    """Put another due day in force and keep the old one; ``work`` is locked by the caller."""
    may(work.state, Act.MOVE_DUE)
    change = DueChange(assignment=work, old_due_on=work.due_on, new_due_on=new, reason=reason, at=clock.now())
    change.by = actor.official
    change.save(force_insert=True)
    old, work.due_on = work.due_on, new
    save_work(work, "due_on")
    record("due_moved", work, actor=actor, changes={"due_on": [old, new]})


def _decision_words(request: ChangeRequest, work: Assignment) -> str:
    """Return what the unit is told: the new day or the unit where it was granted, the reason where one was given."""
    is_granted = request.state == RequestState.GRANTED
    with in_vietnamese():
        asked = str(RequestKind(request.kind).label).lower()
    day = f" đến {work.due_on:%d/%m/%Y}" if is_granted and request.kind == RequestKind.NEW_DATE else ""
    opinion = f". Ý kiến: {request.decision_reason[:120]}" if request.decision_reason else ""
    return f"{'Đồng ý' if is_granted else 'Không đồng ý'} {asked}{day}: {short_title(work)}{opinion}"


def _open_for_request(assignment: Assignment, kind: RequestKind, version: int | None) -> Assignment:
    work = lock_work(assignment)
    may(work.state, Act.REQUEST)
    check_version(work, version)
    if ChangeRequest.objects.filter(assignment=work, kind=kind, state=RequestState.OPEN).exists():
        raise NotAllowed("request_open", "Đề nghị trước của việc này đang chờ quyết định.")
    return work


def _file(
    request: ChangeRequest, work: Assignment, act: str, changes: Mapping[str, object], sentence: str, *, actor: Actor
) -> ChangeRequest:
    request.at, request.by = clock.now(), actor.official
    request.save(force_insert=True)
    record(act, work, actor=actor, changes=changes)
    tell(work, [work.task.given_by], sentence, actor=actor)
    return request


def _transfer(work: Assignment, unit: Unit | None, *, reason: str, actor: Actor) -> None:
    if unit is None:
        raise NotAllowed("no_unit", "Hãy chọn đơn vị sẽ làm việc này.")
    if unit.pk == work.unit_id:
        raise NotAllowed("same_unit", "Hãy chọn một đơn vị khác.")
    if Assignment.objects.filter(task=work.task, unit=unit, window_from=work.window_from).exists():
        raise NotAllowed("has_part", "Đơn vị này đã có phần việc trong nhiệm vụ này.")
    later = (
        Assignment.objects.select_for_update(of=("self",))
        .filter(task=work.task, unit_id=work.unit_id, window_from__gt=work.window_from)
        .filter(state__in=[AssignmentState.PREPARED, AssignmentState.NEW])
        .order_by("pk")
    )
    for part in [work, *later]:
        _hand_over(part, unit, reason=reason, actor=actor)
    move_doer(work.task_id, work.unit_id, unit)
    people = workers_of([unit.pk], on=clock.today()).get(unit.pk, [])
    tell(work, people, f"Việc chuyển đến đơn vị: {short_title(work)}", actor=actor)


def _hand_over(part: Assignment, unit: Unit, *, reason: str, actor: Actor) -> None:
    now = clock.now()
    given = part.state != AssignmentState.PREPARED
    if not Assignment.objects.filter(task_id=part.task_id, unit=unit, window_from=part.window_from).exists():
        other = Assignment(
            code=next_code("VC", year=now.year),
            plan_id=part.plan_id,
            task_id=part.task_id,
            unit=unit,
            quota=part.quota,
            window_from=part.window_from,
            window_to=part.window_to,
            due_on=part.due_on,
            due_words=part.due_words,
            due_hour=part.due_hour,
            state=AssignmentState.NEW if given else AssignmentState.PREPARED,
            given_at=now if given else None,
        )
        other.save(force_insert=True)
        record("work_taken_over", other, actor=actor, changes={"from": part.code})
    before, part.state = part.state, may(part.state, Act.WITHDRAW)
    save_work(part, "state")
    changes = {"state": [before, part.state], "unit": unit.name, "reason": reason}
    record("work_transferred", part, actor=actor, changes=changes)
