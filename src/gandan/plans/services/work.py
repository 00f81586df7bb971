"""Work on its way: accepted, confirmed, sent back, received, withdrawn."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.urls import reverse

from gandan.audit.models import Entry
from gandan.audit.services import record
from gandan.common import clock
from gandan.common.errors import NotAllowed, Stale
from gandan.common.words import in_vietnamese
from gandan.notifications.services import notify
from gandan.organisations.actors import Actor
from gandan.organisations.enums import Right
from gandan.organisations.models import Official
from gandan.organisations.permissions import check_right
from gandan.plans.enums import NAMED_WORK, AssignmentState, PlanState, RequestState
from gandan.plans.models import Assignment, ChangeRequest, Plan, ProgressReport
from gandan.plans.queries.people import workers_of
from gandan.plans.rules.periods import period_words
from gandan.plans.rules.progress import check_reason
from gandan.plans.rules.reminders import bare_title
from gandan.plans.rules.states import Act, may
from gandan.tenancy.scope import current_commune


@transaction.atomic
def accept_assignment(assignment: Assignment, *, actor: Actor, version: int | None = None) -> Assignment:
    """Take the work on, as who does it where nobody is named yet and it is the actor's unit's.

    Raises NotAllowed where its state does not allow it, Stale where it has changed meanwhile.
    """
    work = lock_work(assignment)
    after = may(work.state, Act.ACCEPT)
    check_version(work, version)
    before, work.state, work.accepted_at = work.state, after, clock.now()
    changes: dict[str, object] = {"state": [before, work.state]}
    if work.official_id is None and actor.is_of(work.unit_id):
        work.official = actor.official
        changes["official"] = [None, actor.name]
    save_work(work, "state", "accepted_at", "official")
    record("work_accepted", work, actor=actor, changes=changes)
    return work


@transaction.atomic
def unaccept_work(assignment: Assignment, *, keeps_doer: bool, actor: Actor) -> Assignment:
    """Take the acceptance back, and the doer's name where it came with it. Raises NotAllowed after a report."""
    work = lock_work(assignment)
    before, work.state, work.accepted_at = work.state, may(work.state, Act.UNACCEPT), None
    if not keeps_doer:
        work.official = None
    save_work(work, "state", "accepted_at", "official")
    record("work_unaccepted", work, actor=actor, changes={"state": [before, work.state]})
    return work


def undo_accepted(entry: Entry, changes: Mapping[str, Any], actor: Actor) -> None:
    work = Assignment.objects.get(pk=entry.object_id)
    check_right(actor, Right.TASK_WORK, work.unit_id)
    unaccept_work(work, keeps_doer="official" not in changes, actor=actor)


@transaction.atomic
def accept_series(assignment: Assignment, *, actor: Actor, version: int | None = None) -> list[Assignment]:
    """Take the work on with its later turns: nobody takes on a weekly duty fifty times.

    Return what was accepted, this one first. Raises NotAllowed and Stale as :func:`accept_assignment` does.
    """
    first = accept_assignment(assignment, actor=actor, version=version)
    later = Assignment.objects.filter(
        task_id=first.task_id, unit_id=first.unit_id, state=AssignmentState.NEW, window_from__gt=first.window_from
    )
    return [first, *(accept_assignment(turn, actor=actor) for turn in later.order_by("window_from", "pk"))]


@transaction.atomic
def confirm_work(assignment: Assignment, *, actor: Actor, version: int | None = None) -> Assignment:
    """Confirm what the unit reported; done at once unless another unit receives the result.

    Order: state, record, notices to the receiver and to whom reported. Raises NotAllowed, Stale.
    """
    work = lock_work(assignment)
    goes_on = work.task.receiver_id is not None and work.task.receiver_id != work.unit_id
    after = may(work.state, Act.CONFIRM if goes_on else Act.CONFIRM_AND_CLOSE)
    check_version(work, version)
    before, work.state, work.confirmed_at = work.state, after, clock.now()
    save_work(work, "state", "confirmed_at")
    record("work_confirmed", work, actor=actor, changes={"state": [before, work.state]})
    if goes_on:
        receivers = workers_of([work.task.receiver_id], on=clock.today()).get(work.task.receiver_id, [])
        sentence = f"{work.unit.name} đã gửi kết quả, chờ tiếp nhận: {short_title(work)}"
        tell(work, receivers, sentence, actor=actor)
    tell(work, last_reporters(work), f"Kết quả đã được xác nhận: {short_title(work)}", actor=actor)
    return work


@transaction.atomic
def send_back(
    assignment: Assignment, *, act: Act, reason: str, actor: Actor, version: int | None = None
) -> Assignment:
    """Give reported work back to the unit with a reason: by its head while submitted, by the receiver afterwards.

    ``act`` is the one whose right was checked, SEND_BACK or RETURN_BY_RECEIVER; it is refused where the state has
    come to ask for the other. What was reported stays in the history; the day of being done is cleared. Raises
    NotAllowed, Stale.
    """
    work = lock_work(assignment)
    by_receiver = act is Act.RETURN_BY_RECEIVER
    after = may(work.state, act)
    check_version(work, version)
    reason = check_reason(reason)
    changes = {"state": [work.state, after], "done_on": [work.done_on, None], "reason": reason}
    work.state, work.return_reason, work.done_on = after, reason, None
    work.submitted_at = work.confirmed_at = None
    save_work(work, "state", "return_reason", "done_on", "submitted_at", "confirmed_at")
    record("work_returned" if by_receiver else "work_sent_back", work, actor=actor, changes=changes)
    people = last_reporters(work)
    if by_receiver:
        people = [*people, *doers_of(work)]
    tell(work, people, f"Việc được trả lại: {short_title(work)}. Lý do: {reason[:140]}", actor=actor)
    return work


@transaction.atomic
def receive_result(assignment: Assignment, *, actor: Actor, version: int | None = None) -> Assignment:
    """Accept a confirmed result for the unit that sums up; the work is done. Raises NotAllowed, Stale."""
    work = lock_work(assignment)
    after = may(work.state, Act.RECEIVE)
    check_version(work, version)
    before, work.state, work.received_at = work.state, after, clock.now()
    save_work(work, "state", "received_at")
    record("work_received", work, actor=actor, changes={"state": [before, work.state]})
    tell(work, last_reporters(work), f"Kết quả đã được tiếp nhận: {short_title(work)}", actor=actor)
    return work


@transaction.atomic
def withdraw_work(assignment: Assignment, *, reason: str, actor: Actor, version: int | None = None) -> Assignment:
    """Take work off the unit with a reason; open requests on it fall. Raises NotAllowed, Stale."""
    work = lock_work(assignment)
    after = may(work.state, Act.WITHDRAW)
    check_version(work, version)
    reason = check_reason(reason)
    before, work.state = work.state, after
    save_work(work, "state")
    ChangeRequest.objects.filter(assignment=work, state=RequestState.OPEN).update(
        state=RequestState.CANCELLED, decided_at=clock.now(), decided_by=actor.official
    )
    record("work_withdrawn", work, actor=actor, changes={"state": [before, work.state], "reason": reason})
    tell(work, doers_of(work), f"Việc đã được rút: {short_title(work)}. Lý do: {reason[:140]}", actor=actor)
    return work


@transaction.atomic
def give_out_plan(plan: Plan, *, actor: Actor) -> int:
    """Give out everything prepared in a plan; return how many parts. Raises NotAllowed for a plan under way."""
    locked = Plan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
    if locked.state != PlanState.PREPARED:
        raise NotAllowed("plan_given", "Kế hoạch này đã được giao.")
    parts = list(
        Assignment.objects.select_for_update(of=("self",))
        .filter(plan=locked, state=AssignmentState.PREPARED)
        .order_by("pk")
    )
    for work in parts:
        work.state, work.given_at = may(work.state, Act.GIVE_OUT), clock.now()
        save_work(work, "state", "given_at")
        record("work_given", work, actor=actor, changes={"state": [AssignmentState.PREPARED, work.state]})
    locked.state = PlanState.ACTIVE
    locked.version += 1
    locked.save(update_fields=["state", "version"])
    record("plan_given_out", locked, actor=actor, changes={"parts": len(parts)})
    people = [who for held in workers_of({w.unit_id for w in parts}, on=clock.today()).values() for who in held]
    url = reverse("my_work", kwargs={"commune": current_commune().slug})
    notify(people, f"Việc mới giao theo: {locked.title[:200]}", url=url)
    return len(parts)


def lock_work(assignment: Assignment) -> Assignment:
    """Return the row as it stands now, locked until the transaction ends."""
    work: Assignment = (
        Assignment.objects.select_for_update(of=("self",))
        .select_related("task", "unit", "plan")
        .defer("task__spans", "task__due_dates")
        .get(pk=assignment.pk)
    )
    return work


def check_version(work: Assignment, version: int | None) -> None:
    """Raise Stale where a form was opened on an older state; None asks for no check."""
    if version is not None and version != work.version:
        raise Stale


def save_work(work: Assignment, *fields: str) -> None:
    work.version += 1
    work.save(update_fields=[*fields, "version"])


def tell(work: Assignment, people: list[Official], sentence: str, *, actor: Actor) -> None:
    """Leave a notice with everybody concerned but whoever acts."""
    url = reverse("assignment", kwargs={"commune": current_commune().slug, "code": work.code})
    others = [person for person in people if person.pk != actor.official.pk]
    notify(others, sentence, url=url, about=(NAMED_WORK, work.code))


def doers_of(work: Assignment) -> list[Official]:
    """Return who does the work: the person named, and the head and focal officers of the unit."""
    named = [work.official] if work.official else []
    return [*named, *workers_of([work.unit_id], on=clock.today()).get(work.unit_id, [])]


def last_reporters(work: Assignment) -> list[Official]:
    """Return whoever reported last, empty without a report."""
    report = ProgressReport.objects.select_related("by").filter(assignment=work).order_by("-id").first()
    return [report.by] if report else []


def short_title(work: Assignment) -> str:
    """Return how a notice names the work: its title without the last full stop, and which turn of it."""
    with in_vietnamese():
        period = period_words(work.window_from, work.window_to, work.task.rrule)
    title = bare_title(work.task.title)
    title = title if len(title) <= 120 else f"{title[:119].rstrip()}…"
    return f"{title} ({period})" if period else title
