"""What is overdue, what was done about it, and the letters written so far."""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence

from django.db.models import QuerySet

from gandan.plans.enums import WITH_DOER
from gandan.plans.models import Assignment
from gandan.reports.models import ConclusionNotice, UrgingLetter, UrgingLine
from gandan.reports.queries.names import paper_of
from gandan.reports.rules.paragraphs import paper_words
from gandan.reports.rules.sentences import paper_day
from gandan.reports.rules.urging import UrgedTask, letter_words
from gandan.workdays.rules import Calendar

MOST = 200


def overdue_work(*, today: dt.date) -> QuerySet[Assignment]:
    """Return the parts of units that are past their day, by unit and day."""
    rows: QuerySet[Assignment] = Assignment.objects.filter(
        state__in=sorted(WITH_DOER), due_on__lt=today, task__is_standing=False
    )
    related = rows.select_related("unit", "task", "plan__document").defer(
        "task__spans", "task__due_dates", "plan__document__parsed"
    )
    return related.order_by("unit__position", "unit_id", "due_on", "id")


def urged_tasks(works: Sequence[Assignment], *, today: dt.date, calendar: Calendar) -> list[UrgedTask]:
    """Return each part with its earlier letters and reminders; one query."""
    letters: dict[int, list[str]] = defaultdict(list)
    lines = UrgingLine.objects.filter(assignment__in=list(works), letter__issued_on__isnull=False)
    for line in lines.exclude(letter__number="").select_related("letter").order_by("letter__issued_on", "id"):
        letters[line.assignment_id].append(letter_words(line.letter.number, line.letter.issued_on))
    return [
        UrgedTask(
            unit=work.unit.name,
            task=" ".join(work.task.title.split()).rstrip(" .;:"),
            given_in=_given_in(work),
            due_on=paper_day(work.due_on),
            days_late=calendar.days_between(work.due_on, today),
            letters=tuple(letters[work.pk]),
            reminders=work.reminders,
            reminded_on=paper_day(work.reminded_on) if work.reminded_on else "",
        )
        for work in works
        if work.due_on
    ]


def urging_letters() -> QuerySet[UrgingLetter]:
    rows: QuerySet[UrgingLetter] = UrgingLetter.objects.select_related("created_by").order_by("-id")
    return rows


def conclusion_notices() -> QuerySet[ConclusionNotice]:
    rows: QuerySet[ConclusionNotice] = ConclusionNotice.objects.select_related("created_by").order_by("-id")
    return rows


def _given_in(work: Assignment) -> str:
    paper = paper_of(work.plan.document)
    if not paper.reference:
        return " ".join(work.plan.title.split())
    return paper_words(paper).partition(" về ")[0]
