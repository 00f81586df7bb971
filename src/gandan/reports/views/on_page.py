"""What the page of a report shows of its way: its parts, what may be done next, what was kept and signed."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from gandan.common.words import mark, say
from gandan.organisations.actors import Actor
from gandan.organisations.enums import Right
from gandan.organisations.holders import Wanted
from gandan.plans.rules.lateness import days_words
from gandan.reports.enums import WRITABLE, ReportState
from gandan.reports.models import Report
from gandan.reports.permissions import receiving_unit
from gandan.reports.queries.approve import snapshots_of
from gandan.reports.queries.parts import missing_in, parts_of
from gandan.reports.queries.signed import signed_copies
from gandan.reports.rules.states import ReportAct, may
from gandan.workdays.queries import deadline_calendar


@dataclass(frozen=True, slots=True)
class Step:
    """An act on the report; ``is_post`` is done at once, the others are shown first."""

    url: str
    label: str
    icon: str
    kind: str = "secondary"
    is_post: bool = False


def acts_of(report: Report) -> list[Wanted]:
    """Return the acts on the report's way, for the page to say which of them are another's; writing says so itself."""
    if report.unit_id is not None:
        return [Wanted(_("Gửi báo cáo"), "send", Right.REPORT_SEND, report.unit_id)]
    return [
        Wanted(_("Trình duyệt"), "send", Right.REPORT_SEND, None),
        Wanted(_("Duyệt, trả lại, mở lại báo cáo"), "check", Right.REPORT_APPROVE, None),
    ]


_STEPS = {
    ReportAct.SEND: ("report_send", mark("Gửi báo cáo"), "send", "primary"),
    ReportAct.ACCEPT: ("report_accept", mark("Nhận"), "check", "primary"),
    ReportAct.SEND_BACK: ("report_return", mark("Trả lại"), "undo-2", "secondary"),
    ReportAct.SUBMIT: ("report_submit", mark("Trình duyệt"), "send", "primary"),
    ReportAct.APPROVE: ("report_approvals", mark("Duyệt"), "check", "primary"),
    ReportAct.REFUSE: ("report_refuse", mark("Trả lại"), "undo-2", "secondary"),
    ReportAct.REOPEN: ("report_reopen", mark("Mở lại"), "undo-2", "secondary"),
}


def way_of(report: Report, *, actor: Actor, today: dt.date) -> dict[str, Any]:
    """Return the parts and the next acts for the page of the report; the calendar is read where there is a day."""
    has_parts = report.unit_id is None
    calendar = deadline_calendar() if has_parts or report.due_on else None
    parts = parts_of(report, today=today, calendar=calendar) if has_parts and calendar else []
    may_receive = actor.has_in(Right.REPORT_SEND, None)
    due = days_words(today, report.due_on, calendar) if calendar and report.due_on else ""
    is_open = report.state in WRITABLE
    kept = [] if is_open and not report.sent_at else snapshots_of(report)
    return {
        "parts": parts,
        "parts_in": sum(not one.is_missing for one in parts),
        "missing": missing_in(report, parts) if is_open else {},
        "may_receive": may_receive,
        "steps": _steps(report, actor),
        "due_words": due if is_open or report.state == ReportState.SUBMITTED else "",
        "is_late": bool(report.due_on and report.due_on < today),
        "snapshots": kept,
        "copies": signed_copies(report) if kept else [],
        "may_sign": may_receive and report.state == ReportState.APPROVED,
    }


def _steps(report: Report, actor: Actor) -> list[Step]:
    is_of_unit = report.unit_id is not None
    rights = {
        ReportAct.SEND: actor.has_in(Right.REPORT_SEND, report.unit_id),
        ReportAct.SUBMIT: actor.has_in(Right.REPORT_SEND, report.unit_id),
        ReportAct.ACCEPT: is_of_unit and actor.has_in(Right.REPORT_SEND, receiving_unit(report)),
        ReportAct.SEND_BACK: is_of_unit and actor.has_in(Right.REPORT_SEND, receiving_unit(report)),
        ReportAct.APPROVE: actor.has(Right.REPORT_APPROVE),
        ReportAct.REFUSE: actor.has(Right.REPORT_APPROVE),
        ReportAct.REOPEN: actor.has(Right.REPORT_APPROVE),
    }
    return [_step(report, act) for act in ReportAct if rights[act] and may(report.state, act, is_of_unit=is_of_unit)]


def _step(report: Report, act: ReportAct) -> Step:
    name, label, icon, kind = _STEPS[act]
    slug = report.commune.slug
    if act is ReportAct.APPROVE:
        url = f"{reverse(name, kwargs={'commune': slug})}?bao-cao={report.code}"
    else:
        url = reverse(name, kwargs={"commune": slug, "code": report.code})
    return Step(url, say(label), icon, kind, is_post=act is ReportAct.ACCEPT)
