"""Everything that the record of one part of work shows."""

import datetime as dt
from dataclasses import dataclass, field

from django.db.models import F, Q
from django.db.models.fields.json import KeyTransform
from django.utils import timezone
from django.utils.translation import gettext as _

from gandan.activities.models import Evidence
from gandan.activities.permissions import can_open_evidence
from gandan.common.formats import number
from gandan.documents.models import Document
from gandan.organisations.actors import Actor
from gandan.plans.enums import AssignmentState, ProgressKind, RequestState
from gandan.plans.models import Assignment, ChangeRequest, DueChange, ProgressEvidence, ProgressReport
from gandan.plans.queries.difficulties import ShownAnswer, answers_of
from gandan.plans.queries.rows import Tag, tag_of
from gandan.plans.rules.lateness import Due, due_of
from gandan.workdays.rules import Calendar

MOST_REPORTS = 30
MOST_SIBLINGS = 60
MOST_QUOTES = 4


@dataclass(frozen=True, slots=True)
class ShownEvidence:
    code: str
    title: str
    size: int | None
    """None where the evidence is a recorded activity."""
    is_picture: bool
    own_on: dt.date | None
    can_open: bool


@dataclass(frozen=True, slots=True)
class ShownReport:
    kind: str
    word: str
    on: dt.date
    at: dt.datetime
    who: str
    words: str
    facts: list[tuple[str, str]]
    """The numbers as (name, \"2 bảng\")."""
    evidence: list[ShownEvidence] = field(default_factory=list)
    answers: list[ShownAnswer] = field(default_factory=list)
    """To a difficulty."""


@dataclass(frozen=True, slots=True)
class Sibling:
    """The part of another unit in the same task and occasion."""

    code: str
    unit: str
    due: Due
    tag: Tag


@dataclass(frozen=True, slots=True)
class Record:
    due: Due
    tag: Tag
    reports: list[ShownReport]
    requests: list[ChangeRequest]
    due_changes: list[DueChange]
    siblings: list[Sibling]
    submitted_on: dt.date | None
    late_report: bool
    """Reported after the due day as done before it: whoever confirms is told so."""


def load_record(work: Assignment, *, actor: Actor, today: dt.date, calendar: Calendar) -> Record:
    """Return the record in six queries beside the work itself."""
    submitted = timezone.localtime(work.submitted_at).date() if work.submitted_at else None
    return Record(
        due=due_of(work.state, work.due_on, work.done_on, today=today, calendar=calendar, hour=work.due_hour),
        tag=tag_of(work.state, work.due_on, today=today),
        reports=_reports(work, actor),
        requests=list(
            ChangeRequest.objects.select_related("by", "decided_by", "proposed_unit")
            .filter(assignment=work)
            .order_by("-id")
        ),
        due_changes=list(DueChange.objects.select_related("by").filter(assignment=work).order_by("-id")),
        siblings=_siblings(work, today=today, calendar=calendar),
        submitted_on=submitted,
        late_report=bool(
            work.state == AssignmentState.SUBMITTED
            and work.due_on
            and work.done_on
            and submitted
            and work.done_on <= work.due_on < submitted
        ),
    )


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of the giving paper; ``page`` is None where its format has no pages."""

    words: str
    page: int | None


def source_quotes(work: Assignment) -> list[Quote]:
    """Return the task's own words in its document; one query that reads these blocks alone, not the whole paper."""
    spans = work.task.spans[:MOST_QUOTES]
    if not spans:
        return []
    wanted = {
        f"{key}_{index}": KeyTransform(key, KeyTransform(str(block), KeyTransform("_source", "parsed")))
        for index, (block, _start, _end) in enumerate(spans)
        for key in ("text", "page")
    }
    found = Document.objects.filter(pk=work.plan.document_id).annotate(**wanted).values(*wanted).get()
    quotes = [
        Quote((found[f"text_{index}"] or "")[start:end].strip(), found[f"page_{index}"])
        for index, (_block, start, end) in enumerate(spans)
    ]
    return [quote for quote in quotes if quote.words]


def open_request(record: Record, kind: str) -> ChangeRequest | None:
    return next((one for one in record.requests if one.kind == kind and one.state == RequestState.OPEN), None)


def _reports(work: Assignment, actor: Actor) -> list[ShownReport]:
    found = list(ProgressReport.objects.select_related("by").filter(assignment=work).order_by("-id")[:MOST_REPORTS])
    uses = (
        ProgressEvidence.objects.select_related("evidence__file")
        .filter(report__in=[report.pk for report in found])
        .order_by("id")
    )
    evidence: dict[int, list[ShownEvidence]] = {}
    for use in uses:
        evidence.setdefault(use.report_id, []).append(_shown(use.evidence, actor))
    answers = answers_of([report.pk for report in found if report.kind == ProgressKind.DIFFICULTY])
    return [
        ShownReport(
            kind=report.kind,
            word=str(ProgressKind(report.kind).label),
            on=report.on,
            at=report.at,
            who=report.by.full_name,
            words=report.words,
            facts=[(one["name"], f"{number(one['value'])} {one['unit']}".strip()) for one in report.numbers],
            evidence=evidence.get(report.pk, []),
            answers=answers.get(report.pk, []),
        )
        for report in found
    ]


def _shown(evidence: Evidence, actor: Actor) -> ShownEvidence:
    stored = evidence.file
    can_open = can_open_evidence(actor, evidence)
    return ShownEvidence(
        evidence.code,
        # a title may name people: whoever may not open the file does not read it either
        evidence.title if can_open else _("tệp minh chứng"),
        stored.size if stored else None,
        bool(stored and stored.is_picture),
        evidence.own_on,
        can_open,
    )


def _siblings(work: Assignment, *, today: dt.date, calendar: Calendar) -> list[Sibling]:
    found = (
        Assignment.objects.filter(task_id=work.task_id, window_from=work.window_from)
        .exclude(Q(pk=work.pk) | Q(state=AssignmentState.WITHDRAWN))
        .order_by(F("unit__position"), "id")
        .values_list("code", "unit__name", "state", "due_on", "done_on")[:MOST_SIBLINGS]
    )
    return [
        Sibling(
            code,
            unit,
            due_of(state, due_on, done_on, today=today, calendar=calendar),
            tag_of(state, due_on, today=today),
        )
        for code, unit, state, due_on, done_on in found
    ]
