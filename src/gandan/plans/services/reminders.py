"""Reminding units of what they owe."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.urls import reverse

from gandan.audit.services import Actor, record
from gandan.common.errors import NotAllowed
from gandan.common.words import in_vietnamese
from gandan.notifications.services import notify
from gandan.organisations.models import Official, Unit
from gandan.plans.enums import AssignmentState
from gandan.plans.models import Assignment
from gandan.plans.queries.people import heads_of, workers_of
from gandan.plans.rules.lateness import days_words
from gandan.plans.rules.reminders import check_reminder, reminder_words
from gandan.plans.rules.states import Act, may
from gandan.plans.services.work import save_work
from gandan.tenancy.scope import current_commune
from gandan.workdays.rules import Calendar


@dataclass(frozen=True, slots=True)
class Reminder:
    """What one unit would be told, and who would read it; ``refusal`` says why it is left out."""

    assignment: Assignment
    unit: Unit
    people: list[Official]
    sentence: str
    refusal: str


def prepare_reminders(assignments: Iterable[Assignment], *, today: dt.date, calendar: Calendar) -> list[Reminder]:
    """Return exactly what ``remind_units`` would send; two queries beside the assignments (with task and unit)."""
    works = list(assignments)
    units = {work.unit_id for work in works}
    workers, heads = workers_of(units, on=today), heads_of(units, on=today)
    return [
        Reminder(
            work,
            work.unit,
            (heads if work.state == AssignmentState.SUBMITTED else workers).get(work.unit_id, []),
            _sentence(work, today=today, calendar=calendar),
            _refusal(work, today=today),
        )
        for work in works
    ]


@transaction.atomic
def remind_units(
    assignments: Iterable[Assignment], *, today: dt.date, calendar: Calendar, actor: Actor
) -> list[Reminder]:
    """Remind each unit of its part and return what was sent; those reminded today, or owing nothing, are left out."""
    keys = [work.pk for work in assignments]
    locked = (
        Assignment.objects.select_for_update(of=("self",))
        .select_related("task", "unit")
        .defer("task__spans", "task__due_dates")
        .filter(pk__in=keys)
        .order_by("pk")
    )
    sent = [one for one in prepare_reminders(locked, today=today, calendar=calendar) if not one.refusal]
    slug = current_commune().slug
    for one in sent:
        work = one.assignment
        work.reminded_on, work.reminders = today, work.reminders + 1
        save_work(work, "reminded_on", "reminders")
        notify(one.people, one.sentence, url=reverse("assignment", kwargs={"commune": slug, "code": work.code}))
        record("work_reminded", work, actor=actor, changes={"time": work.reminders, "people": len(one.people)})
    return sent


def _sentence(work: Assignment, *, today: dt.date, calendar: Calendar) -> str:
    due = ""
    if work.due_on is not None:
        with in_vietnamese():
            words = days_words(today, work.due_on, calendar)
        due = f"hạn {work.due_on:%d/%m/%Y}" + (f", {words}" if words else "")
    return reminder_words(work.task.title, due=due, times=work.reminders, last_on=work.reminded_on)


def _refusal(work: Assignment, *, today: dt.date) -> str:
    try:
        may(work.state, Act.REMIND)
        check_reminder(work.reminded_on, today=today)
    except NotAllowed as refusal:
        return refusal.reason
    return ""
