"""Sending a table: it becomes the unit's report that its part is done."""

import datetime as dt
from uuid import UUID

from django.db import transaction

from gandan.activities.models import Evidence
from gandan.audit.services import record
from gandan.common import clock
from gandan.common.errors import NotAllowed, Stale
from gandan.common.words import in_vietnamese
from gandan.organisations.actors import Actor
from gandan.plans.enums import ProgressKind
from gandan.plans.models import Assignment, ProgressReport
from gandan.plans.services.progress import report_progress
from gandan.plans.services.work import lock_work
from gandan.procedures.enums import TableKind
from gandan.procedures.models import TableAnswer, TableDuty
from gandan.procedures.queries.rows import find_answer, quota_words_of, rows_of, values_of
from gandan.procedures.rules.counts import Quota, quota_of, quota_words, sentence_of, sums_of
from gandan.procedures.services.rows import lock_answer


@transaction.atomic
def send_table(
    work: Assignment,
    kind: str,
    *,
    submission: UUID,
    on: dt.date,
    version: int,
    actor: Actor,
    today: dt.date,
    is_nothing: bool = False,
    reason: str = "",
) -> ProgressReport:
    """Report the work done with the numbers and proofs of its table.

    Refused where the table is empty and not said to be so, or below its quota without a reason. Sent again with the
    same ``submission`` it returns the report that stands. Raises NotAllowed, Stale.
    """
    held = lock_work(work)
    answer = lock_answer(held, actor=actor)
    is_again = ProgressReport.objects.filter(submission=submission, assignment=held).exists()
    if not is_again and answer.version != version:
        raise Stale
    rows = list(rows_of(kind, [held]))
    values = [values_of(row, kind) for row in rows]
    quota = quota_of(kind, values, quota_words_of(held))
    _check(len(rows), quota, is_nothing=is_nothing, reason=reason.strip())
    if not is_again:
        answer.is_nothing, answer.reason, answer.sent_version = is_nothing, reason.strip(), answer.version
        answer.changed_at, answer.changed_by = clock.now(), actor.official
        answer.save()
        record("table_sent", answer, actor=actor, changes={"rows": len(rows), "reason": answer.reason})
    numbers = [
        {"name": one.name, "value": float(one.value), "unit": one.measured_in} for one in sums_of(kind, values) if rows
    ]
    proofs: dict[int, Evidence] = {row.proof.pk: row.proof for row in rows if row.proof is not None}
    return report_progress(
        held,
        submission=submission,
        kind=ProgressKind.DONE,
        on=on,
        words=_words(kind, sentence_of(kind, values), quota, reason.strip()),
        numbers=numbers,
        evidence=list(proofs.values()),
        actor=actor,
        today=today,
    )


def check_table_sent(work: Assignment) -> None:
    """Raise NotAllowed where work that is answered by a table is reported done without it."""
    if not TableDuty.objects.filter(task_id=work.task_id).exists():
        return
    answer: TableAnswer | None = find_answer(work)
    if answer is None or answer.sent_version != answer.version:
        raise NotAllowed("table", "Việc này trả lời bằng bảng. Hãy điền bảng rồi bấm “Nộp bảng”.")


def _check(count: int, quota: Quota | None, *, is_nothing: bool, reason: str) -> None:
    if not count and not is_nothing:
        raise NotAllowed("table_empty", "Bảng chưa có dòng nào. Hãy điền bảng, hoặc tích “Không phát sinh”.")
    if count and is_nothing:
        raise NotAllowed(
            "table_filled",
            "Bảng đang có %(count)d dòng. Hãy bỏ tích “Không phát sinh” hoặc xóa các dòng.",
            count=count,
        )
    if quota is not None and not quota.is_met and not reason:
        raise NotAllowed(
            "below_quota",
            "Bảng mới có %(quota)s theo định mức. Hãy bổ sung, hoặc ghi lý do chưa đủ.",
            quota=quota_words(quota),
        )


def _words(kind: str, sentence: str, quota: Quota | None, reason: str) -> str:
    with in_vietnamese():
        name = str(TableKind(kind).label)
    words = sentence or f"Không phát sinh nội dung phải báo cáo trong bảng “{name}”."
    if quota is not None and not quota.is_met:
        words = f"{words} Chưa đủ định mức ({quota_words(quota)}): {reason.rstrip('.')}."
    elif reason:
        words = f"{words} {reason.rstrip('.')}."
    return words
