"""A unit's report on its way: sent, accepted, returned, reminded."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.urls import reverse

from gandan.audit.services import record
from gandan.common import clock
from gandan.common.errors import NotAllowed, Stale
from gandan.common.words import in_vietnamese, mark
from gandan.notifications.services import notify
from gandan.organisations.actors import Actor
from gandan.organisations.models import Official
from gandan.plans.queries.people import workers_of
from gandan.plans.rules.lateness import days_words
from gandan.plans.rules.reminders import check_reminder
from gandan.reports.enums import WRITABLE, ReportState, SnapshotKind
from gandan.reports.models import Report
from gandan.reports.permissions import RELATED
from gandan.reports.queries.findings import grave_findings
from gandan.reports.queries.names import title_of
from gandan.reports.queries.people import makers_of, receivers_of
from gandan.reports.rules.reminders import due_words, reminder_words
from gandan.reports.rules.states import ReportAct, next_state
from gandan.reports.services.freezing import freeze
from gandan.workdays.rules import Calendar


@dataclass(frozen=True, slots=True)
class Reminder:
    """What one unit would be told, and who would read it; ``refusal`` says why it is left out."""

    report: Report
    people: list[Official]
    sentence: str
    refusal: str


@transaction.atomic
def send_report(report: Report, *, version: int, actor: Actor, today: dt.date) -> Report:
    """Hand a unit's report to its receiver: keep it as a snapshot, tell the receiver.

    Raises NotAllowed once it is sent or while something must be mended, Stale where somebody changed it meanwhile.
    """
    locked = lock_with_parent(report)
    after = next_state(locked.state, ReportAct.SEND, is_of_unit=_is_of_unit(locked))
    if locked.version != version:
        raise Stale
    refuse_grave(locked, today=today)
    snapshot = freeze(locked, SnapshotKind.SENT, actor=actor)
    locked.state, locked.return_reason = after, ""
    locked.sent_at, locked.sent_by = clock.now(), actor.official
    save_report(locked, "state", "return_reason", "sent_at", "sent_by")
    record("report_sent", locked, actor=actor, changes={"sha256": snapshot.sha256})
    with in_vietnamese():
        words = f"{locked.unit.name} đã gửi: {title_of(locked)}."
    notify(receivers_of(locked, on=today), words, url=page_of(locked.parent or locked))
    return locked


@transaction.atomic
def accept_report(report: Report, *, actor: Actor) -> Report:
    """Take over what a unit sent; from then on it stands in the merged report while that is being written."""
    locked = lock_with_parent(report)
    locked.state = next_state(locked.state, ReportAct.ACCEPT, is_of_unit=_is_of_unit(locked))
    save_report(locked, "state")
    _touch_parent(locked)
    record("report_accepted", locked, actor=actor)
    return locked


@transaction.atomic
def return_report(report: Report, *, reason: str, actor: Actor, today: dt.date) -> Report:
    """Send a unit's report back with the reason; it leaves the merged report until it comes again.

    Raises NotAllowed without a reason, and once the merged report stands before the leader.
    """
    locked = lock_with_parent(report)
    after = next_state(locked.state, ReportAct.SEND_BACK, is_of_unit=_is_of_unit(locked))
    if locked.parent and locked.parent.state not in WRITABLE:
        raise NotAllowed(
            "parent_closed", mark("Báo cáo tổng hợp đã trình nên không trả lại phần của đơn vị được nữa.")
        )
    locked.state, locked.return_reason = after, need_reason(reason)
    save_report(locked, "state", "return_reason")
    _touch_parent(locked)
    record("report_returned", locked, actor=actor, changes={"reason": locked.return_reason})
    with in_vietnamese():
        words = f"Báo cáo bị trả lại: {title_of(locked)}. Lý do: {locked.return_reason}"
    notify(makers_of(locked, on=today), words, url=page_of(locked))
    return locked


def prepare_reminders(reports: Iterable[Report], *, today: dt.date, calendar: Calendar) -> list[Reminder]:
    """Return exactly what ``remind_reports`` would send; one query beside the reports."""
    rows = list(reports)
    units = {row.unit_id for row in rows if row.unit_id}
    workers = workers_of(units, on=today)
    return [
        Reminder(
            row,
            workers.get(row.unit_id or 0, []),
            _sentence(row, today=today, calendar=calendar),
            _refusal(row, today=today),
        )
        for row in rows
    ]


@transaction.atomic
def remind_reports(reports: Sequence[Report], *, today: dt.date, calendar: Calendar, actor: Actor) -> list[Reminder]:
    """Remind each unit of the report that it owes and return what was sent; at most one reminder a day."""
    locked = (
        Report.objects.select_for_update(of=("self",))
        .select_related(*RELATED)
        .filter(pk__in=[row.pk for row in reports])
        .order_by("pk")
    )
    sent = [one for one in prepare_reminders(locked, today=today, calendar=calendar) if not one.refusal]
    for one in sent:
        row = one.report
        row.reminded_on, row.reminders = today, row.reminders + 1
        # no new version: a reminder changes nothing of what the unit writes
        row.save(update_fields=["reminded_on", "reminders"])
        notify(one.people, one.sentence, url=page_of(row))
        record("report_reminded", row, actor=actor, changes={"time": row.reminders, "people": len(one.people)})
    return sent


def lock_with_parent(report: Report) -> Report:
    """Return the report locked, its parent before it, so that two acts on them never wait for each other."""
    parent: Report | None = None
    if report.parent_id:
        parent = Report.objects.select_for_update(of=("self",)).select_related(*RELATED).get(pk=report.parent_id)
    locked: Report = Report.objects.select_for_update(of=("self",)).select_related(*RELATED).get(pk=report.pk)
    if parent is not None:
        locked.parent = parent
    return locked


def refuse_grave(report: Report, *, today: dt.date, but: frozenset[str] = frozenset()) -> None:
    """Raise NotAllowed with the first thing that must be mended; ``but`` names units whose part may be missing."""
    grave = [one for one in grave_findings(report, today=today) if one.unit not in but]
    if grave:
        raise NotAllowed(
            "grave",
            mark("Còn %(count)s chỗ phải sửa trước khi gửi: %(what)s."),
            count=len(grave),
            what=grave[0].what,
        )


def save_report(report: Report, *fields: str) -> None:
    report.version += 1
    report.save(update_fields=[*fields, "version"])


def need_reason(reason: str) -> str:
    """Return the reason in one line. Raises NotAllowed without one."""
    words = " ".join(reason.split())[:500]
    if not words:
        raise NotAllowed("no_reason", mark("Hãy ghi lý do để đơn vị biết cần sửa gì."))
    return words


def page_of(report: Report) -> str:
    return reverse("report", kwargs={"commune": report.commune.slug, "code": report.code})


def _is_of_unit(report: Report) -> bool:
    return report.unit_id is not None


def _touch_parent(report: Report) -> None:
    """Let whoever has the merged report open know that its text is another one now."""
    if report.parent and report.parent.state in WRITABLE:
        save_report(report.parent)


def _sentence(report: Report, *, today: dt.date, calendar: Calendar) -> str:
    with in_vietnamese():
        relative = days_words(today, report.due_on, calendar) if report.due_on else ""
        title = title_of(report)
    due = due_words(report.due_on, relative)
    return reminder_words(title, due=due, times=report.reminders, last_on=report.reminded_on)


def _refusal(report: Report, *, today: dt.date) -> str:
    try:
        if report.state not in WRITABLE:
            next_state(ReportState(report.state), ReportAct.SEND, is_of_unit=True)
        check_reminder(report.reminded_on, today=today)
    except NotAllowed as refusal:
        return refusal.reason
    return ""
