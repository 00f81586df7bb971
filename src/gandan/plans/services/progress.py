"""Reporting progress."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from gandan.activities.models import Evidence
from gandan.activities.services import KeptFile, record_evidence
from gandan.audit.services import record
from gandan.common import clock
from gandan.common.errors import NotAllowed
from gandan.organisations.actors import Actor
from gandan.plans.enums import AssignmentState, ProgressKind
from gandan.plans.models import Assignment, ProgressEvidence, ProgressReport
from gandan.plans.panels import check_done
from gandan.plans.queries.people import heads_of
from gandan.plans.rules.progress import check_report
from gandan.plans.rules.states import Act, may
from gandan.plans.services.drafts import drop_draft
from gandan.plans.services.work import check_version, lock_work, save_work, short_title, tell
from gandan.tenancy.models import create_rows

_ACTS = {
    ProgressKind.PROGRESS: "progress_reported",
    ProgressKind.DONE: "work_submitted",
    ProgressKind.DIFFICULTY: "difficulty_reported",
}


@transaction.atomic
def report_progress(
    assignment: Assignment,
    *,
    submission: UUID,
    kind: ProgressKind,
    on: dt.date,
    actor: Actor,
    today: dt.date,
    words: str = "",
    numbers: Sequence[Mapping[str, Any]] = (),
    files: Sequence[KeptFile] = (),
    evidence: Sequence[Evidence] = (),
    version: int | None = None,
) -> ProgressReport:
    """Add what the unit says of its part; work reported done waits for the head from here.

    Order: the report, its evidence, the state, the record, the draft dropped, notices. ``files`` become evidence,
    ``evidence`` is recorded already. The same ``submission`` sent again returns the report that stands; for other
    work or by another person it is refused. Raises NotAllowed, Stale.
    """
    work = lock_work(assignment)
    standing: ProgressReport | None = ProgressReport.objects.filter(submission=submission).first()
    if standing is not None:
        if (standing.assignment_id, standing.by_id) != (work.pk, actor.official.pk):
            raise NotAllowed("submission", "Biểu mẫu này đã được gửi cho một việc khác. Hãy mở lại trang rồi gửi.")
        drop_draft(work, actor=actor)
        return standing
    after = may(work.state, Act.SUBMIT if kind == ProgressKind.DONE else Act.REPORT)
    check_version(work, version)
    if kind == ProgressKind.DONE:
        check_done(work)
    earliest = earliest_day(work)
    check_report(
        kind,
        on=on,
        words=words,
        files=len(files) + len(evidence),
        numbers=len(numbers),
        earliest=earliest,
        today=today,
    )
    report = ProgressReport(
        assignment=work,
        kind=kind,
        on=on,
        words=words.strip(),
        numbers=list(numbers),
        at=clock.now(),
        by=actor.official,
        submission=submission,
    )
    report.save(force_insert=True)
    _attach(report, files, evidence, work=work, actor=actor)
    _move(work, after, on=on)
    record(_ACTS[kind], work, actor=actor, changes={"on": on, "words": report.words[:200], "files": len(files)})
    drop_draft(work, actor=actor)
    _tell(work, kind, actor=actor)
    return report


def earliest_day(work: Assignment) -> dt.date:
    """Return the first day on which work may have been done: when its period began, or when it was given if sooner."""
    if work.given_at is None:
        return work.window_from
    return min(work.window_from, timezone.localtime(work.given_at).date())


def _attach(
    report: ProgressReport, files: Sequence[KeptFile], evidence: Sequence[Evidence], *, work: Assignment, actor: Actor
) -> None:
    # evidence of a repeating duty stands for its window, of other work for the day on which it was done
    window = (work.window_from, work.window_to) if work.task.rrule and work.window_to else (report.on, report.on)
    unique = {kept.stored.pk: kept for kept in files}
    # a camera's name of a picture says nothing on paper
    titles = {pk: work.task.title if kept.stored.is_picture else kept.name for pk, kept in unique.items()}
    pieces = [
        record_evidence(kept, title=titles[pk], period=window, unit=work.unit, actor=actor)
        for pk, kept in unique.items()
    ]
    standing = {piece.pk: piece for piece in (*pieces, *evidence)}
    create_rows(ProgressEvidence(report=report, evidence=piece) for piece in standing.values())


def _move(work: Assignment, after: str, *, on: dt.date) -> None:
    now = clock.now()
    work.state = after
    work.accepted_at = work.accepted_at or now
    fields = ["state", "accepted_at"]
    if after == AssignmentState.SUBMITTED:
        work.done_on, work.submitted_at, work.return_reason = on, now, ""
        fields += ["done_on", "submitted_at", "return_reason"]
    save_work(work, *fields)


def _tell(work: Assignment, kind: ProgressKind, *, actor: Actor) -> None:
    if kind == ProgressKind.PROGRESS:
        return
    people = heads_of([work.unit_id], on=clock.today()).get(work.unit_id, [])
    if kind == ProgressKind.DIFFICULTY:
        words = "báo vướng mắc"
        people = [*people, work.task.given_by]
    else:
        words = "báo xong, chờ xác nhận"
    tell(work, people, f"{work.unit.short_name} {words}: {short_title(work)}", actor=actor)
