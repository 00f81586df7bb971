"""What would leave the commune in a package of evidence and is asked about first: files that are no pictures, words
that were typed freely. Pictures have their own answer, on faces."""

from collections.abc import Sequence
from dataclasses import dataclass

from procrastinate.contrib.django.models import ProcrastinateJob

from gandan.activities.models import ActivityEvidence, Evidence
from gandan.assessment.enums import PACKAGE_TASK, ExportKind, ExportState
from gandan.assessment.models import Assessment, AssessmentExport
from gandan.assessment.queries.table import TableRow
from gandan.common.words import say

_ALIVE = ("todo", "doing")


@dataclass(frozen=True, slots=True)
class Leaving:
    code: str
    """Of the evidence: the file, or the record whose words they are."""
    title: str
    what: str
    unit: str
    words: str
    """The words themselves, empty for a file."""
    number: str
    """Of the first criterion under which it lies."""
    is_ticked: bool
    is_new: bool
    """It came since the last answer."""


def leaving_items(assessment: Assessment, rows: Sequence[TableRow]) -> list[Leaving]:
    """Return what is to be ticked, in the order of the package, with the last answer; two queries."""
    last = last_answer(assessment)
    known = dict.fromkeys(last.get("yes", ()), True) | dict.fromkeys(last.get("no", ()), False)
    files = _files_of([one for line in rows for one in line.evidence if one.activity_id])
    found: dict[str, Leaving] = {}
    for line in rows:
        for one in line.evidence:
            for piece in (one, *files.get(one.activity_id or 0, ())):
                if is_asked(piece):
                    found.setdefault(piece.code, _leaving(piece, line.row.item.number, known))
    return list(found.values())


def is_asked(evidence: Evidence) -> bool:
    """Say whether it leaves only when ticked: a paper, or a record with words of its own."""
    if evidence.activity is not None:
        return bool(evidence.activity.words)
    return not evidence.file.is_picture


def last_answer(assessment: Assessment) -> dict[str, list[str]]:
    rows = AssessmentExport.objects.filter(assessment=assessment, kind=ExportKind.ZIP).order_by("-id")
    found: dict[str, list[str]] | None = rows.values_list("leaving", flat=True).first()
    return found or {}


def is_being_made(made: AssessmentExport) -> bool:
    """Say whether a job still works, or will, on what was asked for; one that died does not."""
    if made.state != ExportState.WAITING:
        return False
    jobs = ProcrastinateJob.objects.filter(task_name=PACKAGE_TASK, args__export_id=made.pk, status__in=_ALIVE)
    return bool(jobs.exists())


def _files_of(records: Sequence[Evidence]) -> dict[int, list[Evidence]]:
    uses = ActivityEvidence.objects.filter(activity__in=[one.activity_id for one in records])
    found: dict[int, list[Evidence]] = {}
    for use in uses.select_related("evidence__file", "evidence__unit").order_by("id") if records else ():
        found.setdefault(use.activity_id, []).append(use.evidence)
    return found


def _leaving(evidence: Evidence, number: str, known: dict[str, bool]) -> Leaving:
    activity = evidence.activity
    return Leaving(
        code=evidence.code,
        title=evidence.title,
        what=say("Lời ghi của hoạt động") if activity else say("Tệp"),
        unit=evidence.unit.short_name,
        words=activity.words if activity else "",
        number=number,
        is_ticked=known.get(evidence.code, True),
        is_new=bool(known) and evidence.code not in known,
    )
