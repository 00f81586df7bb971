"""The commune's report before the leader: submitted, approved, returned, opened again."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction

from gandan.audit.services import record
from gandan.common import clock
from gandan.common.errors import NotAllowed, Stale
from gandan.common.words import in_vietnamese, mark
from gandan.notifications.services import notify
from gandan.organisations.actors import Actor
from gandan.reports.enums import SnapshotKind
from gandan.reports.models import Report, Snapshot
from gandan.reports.permissions import RELATED
from gandan.reports.queries.approve import approved_snapshot, submitted_snapshots
from gandan.reports.queries.findings import grave_findings
from gandan.reports.queries.names import title_of
from gandan.reports.queries.people import leaders, makers_of
from gandan.reports.rules.states import ReportAct, next_state
from gandan.reports.rules.text import digest
from gandan.reports.services.freezing import freeze
from gandan.reports.services.parts import need_reason, page_of, refuse_grave, save_report


@dataclass(frozen=True, slots=True)
class Decided:
    """What came of one report of a batch; ``refusal`` is empty where it was approved."""

    code: str
    title: str
    refusal: str


@transaction.atomic
def submit_report(report: Report, *, version: int, actor: Actor, today: dt.date, missing_reason: str = "") -> Report:
    """Put the commune's report before the leader, kept as it stands now.

    Raises Stale where somebody changed it meanwhile, NotAllowed while something must be mended; parts of units may be
    missing where ``missing_reason`` says why.
    """
    locked = _locked(report)
    after = next_state(locked.state, ReportAct.SUBMIT, is_of_unit=locked.unit_id is not None)
    if locked.version != version:
        raise Stale
    excused = sorted({one.unit for one in grave_findings(locked, today=today) if one.unit}) if missing_reason else []
    refuse_grave(locked, today=today, but=frozenset(excused))
    snapshot = freeze(locked, SnapshotKind.SENT, actor=actor)
    locked.state, locked.return_reason = after, ""
    locked.sent_at, locked.sent_by = clock.now(), actor.official
    save_report(locked, "state", "return_reason", "sent_at", "sent_by")
    changes = {"sha256": snapshot.sha256, "without": excused, "reason": missing_reason.strip()}
    record("report_submitted", locked, actor=actor, changes=changes)
    with in_vietnamese():
        words = f"Chờ duyệt: {title_of(locked)}."
    notify(leaders(on=today), words, url=page_of(locked))
    return locked


@transaction.atomic
def approve_report(report: Report, *, sha256: str, actor: Actor, today: dt.date) -> Snapshot:
    """Approve exactly the text that the leader read: it is locked as a snapshot with the same hash.

    Raises NotAllowed once it is approved or returned, Stale where another text was submitted meanwhile.
    """
    locked = _locked(report)
    after = next_state(locked.state, ReportAct.APPROVE, is_of_unit=locked.unit_id is not None)
    submitted = submitted_snapshots([locked])[locked.pk]
    if not submitted.sha256 == sha256 == digest(submitted.content):
        raise Stale
    locked.state, locked.approved_at, locked.approved_by = after, clock.now(), actor.official
    save_report(locked, "state", "approved_at", "approved_by")
    snapshot = Snapshot(
        report=locked,
        kind=SnapshotKind.APPROVED,
        content=submitted.content,
        sha256=submitted.sha256,
        report_version=locked.version,
        made_at=clock.now(),
        made_by=actor.official,
    )
    snapshot.save(force_insert=True)
    record("report_approved", locked, actor=actor, changes={"sha256": snapshot.sha256})
    with in_vietnamese():
        words = f"Đã duyệt: {title_of(locked)}."
    notify(makers_of(locked, on=today), words, url=page_of(locked))
    return snapshot


def approve_reports(digests: Mapping[str, str], *, actor: Actor, today: dt.date) -> list[Decided]:
    """Approve several reports, each by its code and the hash of the text that the leader read, each on its own.

    One that cannot be approved any more is left as it is and told; the others go through.
    """
    rows = Report.objects.filter(code__in=sorted(digests)).select_related(*RELATED).order_by("id")
    return [_decide(row, digests[row.code], actor=actor, today=today) for row in rows]


@transaction.atomic
def refuse_report(report: Report, *, reason: str, actor: Actor, today: dt.date) -> Report:
    """Give the report back to be mended, with the reason."""
    locked = _locked(report)
    after = next_state(locked.state, ReportAct.REFUSE, is_of_unit=locked.unit_id is not None)
    locked.state, locked.return_reason = after, need_reason(reason)
    save_report(locked, "state", "return_reason")
    record("report_refused", locked, actor=actor, changes={"reason": locked.return_reason})
    with in_vietnamese():
        words = f"Lãnh đạo trả lại: {title_of(locked)}. Lý do: {locked.return_reason}"
    notify(makers_of(locked, on=today), words, url=page_of(locked))
    return locked


@transaction.atomic
def reopen_report(report: Report, *, reason: str, actor: Actor, today: dt.date) -> Report:
    """Open an approved report for writing again; what was approved is kept as it was.

    Raises NotAllowed without a reason, and where a signed copy was dropped back: what is signed is out.
    """
    locked = _locked(report)
    after = next_state(locked.state, ReportAct.REOPEN, is_of_unit=locked.unit_id is not None)
    if locked.signed_copies.filter(snapshot__sha256=_approved(locked)).exists():
        raise NotAllowed("signed", mark("Báo cáo này đã có bản ký. Hãy lập báo cáo bổ sung thay vì mở lại."))
    locked.state, locked.approved_at, locked.approved_by = after, None, None
    words = need_reason(reason)
    save_report(locked, "state", "approved_at", "approved_by")
    record("report_reopened", locked, actor=actor, changes={"reason": words})
    with in_vietnamese():
        told = f"Mở lại báo cáo đã duyệt: {title_of(locked)}. Lý do: {words}"
    people = {one.pk: one for one in (*leaders(on=today), *makers_of(locked, on=today))}
    notify(people.values(), told, url=page_of(locked))
    return locked


def _decide(report: Report, digest: str, *, actor: Actor, today: dt.date) -> Decided:
    try:
        approve_report(report, sha256=digest, actor=actor, today=today)
    except NotAllowed as refusal:
        return Decided(report.code, title_of(report), refusal.reason)
    return Decided(report.code, title_of(report), "")


def _approved(report: Report) -> str:
    snapshot = approved_snapshot(report)
    return snapshot.sha256 if snapshot else ""


def _locked(report: Report) -> Report:
    locked: Report = Report.objects.select_for_update(of=("self",)).select_related(*RELATED).get(pk=report.pk)
    return locked
