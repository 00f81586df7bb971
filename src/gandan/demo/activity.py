"""Believable work on the demo's tasks: a seeded generator that goes through the same services as people do."""

import datetime as dt
import random
from dataclasses import dataclass
from uuid import UUID
from zoneinfo import ZoneInfo

from gandan.activities.enums import Faces
from gandan.activities.services import keep_file
from gandan.activities.services.faces import say_faces
from gandan.common import clock
from gandan.demo.pictures import draw_picture
from gandan.demo.sentences import ANSWERS, DIFFICULTIES, SEND_BACK, saying_for
from gandan.organisations.actors import Actor, actor_of
from gandan.organisations.enums import Role
from gandan.organisations.models import Duty
from gandan.plans.enums import AssignmentState, ProgressKind
from gandan.plans.models import Assignment, ProgressReport
from gandan.plans.rules.states import Act
from gandan.plans.services.difficulties import answer_report
from gandan.plans.services.progress import report_progress
from gandan.plans.services.requests import request_new_date
from gandan.plans.services.work import accept_assignment, confirm_work, receive_result, send_back
from gandan.workdays.rules import Calendar

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
_AHEAD = dt.timedelta(days=45)
_ANSWERED = 0.7
_FRESH = dt.timedelta(days=12)
"""What is late for longer than this is rare in a ward that is chased."""


@dataclass(frozen=True, slots=True)
class People:
    """Who acts for a unit: its focal officer, or its head where there is none."""

    worker: Actor
    head: Actor


def people_of_units(today: dt.date) -> dict[int, People]:
    duties = Duty.objects.filter(role__in=[Role.UNIT_HEAD, Role.FOCAL_OFFICER]).select_related(
        "official__unit", "official__membership__user"
    )
    found: dict[int, dict[str, Actor]] = {}
    for duty in duties.order_by("id"):
        actor = actor_of(duty.official, user=duty.official.membership.user, on=today)
        found.setdefault(duty.unit_id, {})[duty.role] = actor
    return {
        unit_id: People(roles.get(Role.FOCAL_OFFICER, head), head)
        for unit_id, roles in found.items()
        if (head := roles.get(Role.UNIT_HEAD))
    }


def work_on_everything(chance: random.Random, *, today: dt.date, calendar: Calendar) -> int:
    """Do what an ordinary ward would have done by ``today``; return how many reports were made."""
    people = people_of_units(today)
    parts = Assignment.objects.filter(state=AssignmentState.NEW, unit__in=people).select_related("task", "unit")
    return sum(_work_on(part, people, chance, today=today, calendar=calendar) for part in parts.order_by("id"))


def answer_difficulties(leader: Actor, chance: random.Random, *, today: dt.date) -> int:
    """Answer most of what hinders units, two days after they said so; return how many answers were given."""
    hindered = ProgressReport.objects.filter(kind=ProgressKind.DIFFICULTY, answers=None)
    rows = hindered.filter(on__lt=today - dt.timedelta(days=2))
    given = 0
    for row in rows.order_by("id"):
        if chance.random() < _ANSWERED:
            with clock.at(moment(row.on + dt.timedelta(days=2), 15, chance)):
                answer_report(row, words=ANSWERS[row.words], actor=leader)
            given += 1
    return given


def _work_on(
    part: Assignment, people: dict[int, People], chance: random.Random, *, today: dt.date, calendar: Calendar
) -> int:
    given = max(part.window_from, part.given_at.astimezone(ZONE).date() if part.given_at else part.window_from)
    due = part.due_on or today + dt.timedelta(days=20)
    if part.window_from > today or due - today > _AHEAD or given >= today:
        return 0
    doers = people[part.unit_id]
    last = min(due, today) if chance.random() < 0.85 else min(due + dt.timedelta(days=5), today)
    begun = _between(chance, given, last, calendar)
    with clock.at(moment(begun, 8, chance)):
        accept_assignment(part, actor=doers.worker)
    luck = chance.random()
    if due < today and luck < (0.80 if today - due < _FRESH else 0.985):
        return _finish(part, people, chance, _between(chance, begun, last, calendar), today=today)
    if due >= today and luck < 0.30:
        return _finish(part, people, chance, _between(chance, begun, today, calendar), today=today)
    if luck < 0.72 and due >= today:
        return _begin(part, doers, chance, _between(chance, begun, today, calendar), calendar=calendar)
    return 0


def _begin(part: Assignment, doers: People, chance: random.Random, on: dt.date, *, calendar: Calendar) -> int:
    stuck = chance.random() < 0.2
    with clock.at(moment(on, 10, chance)):
        report_progress(
            part,
            submission=UUID(int=chance.getrandbits(128)),
            kind=ProgressKind.DIFFICULTY if stuck else ProgressKind.PROGRESS,
            on=on,
            words=chance.choice(DIFFICULTIES) if stuck else saying_for(part.task.title).doing,
            actor=doers.worker,
            today=on,
        )
        if stuck and part.due_on and part.due_on > on and chance.random() < 0.5:
            request_new_date(
                part,
                proposed_due_on=calendar.on_or_after(part.due_on + dt.timedelta(days=7)),
                reason=chance.choice(DIFFICULTIES),
                actor=doers.worker,
                today=on,
                calendar=calendar,
            )
    return 1


def _finish(part: Assignment, people: dict[int, People], chance: random.Random, on: dt.date, *, today: dt.date) -> int:
    doers, reports = people[part.unit_id], 1
    _report_done(part, doers, chance, on, hour=9)
    with clock.at(moment(on, 14, chance)):
        if on == today and chance.random() < 0.6:
            return reports
        if chance.random() < 0.12:
            send_back(part, act=Act.SEND_BACK, reason=chance.choice(SEND_BACK), actor=doers.head)
            _report_done(part, doers, chance, on, hour=15)
            reports += 1
    with clock.at(moment(on, 16, chance)):
        confirm_work(part, actor=doers.head)
        receiver = people.get(part.task.receiver_id)
        if receiver and part.task.receiver_id != part.unit_id and (on < today or chance.random() < 0.5):
            receive_result(part, actor=receiver.worker)
    return reports


def _report_done(part: Assignment, doers: People, chance: random.Random, on: dt.date, *, hour: int) -> None:
    say = saying_for(part.task.title)
    with clock.at(moment(on, hour, chance)):
        photos = [draw_picture(chance) for _ in range(chance.choice((0, 0, 0, 1, 2)))]
        report = report_progress(
            part,
            submission=UUID(int=chance.getrandbits(128)),
            kind=ProgressKind.DONE,
            on=on,
            words=say.done,
            numbers=[
                {"name": name, "value": chance.randint(least, most), "unit": unit}
                for name, least, most, unit in say.numbers
            ],
            files=[
                keep_file(photo, name=f"anh-{part.code}-{number}.jpg", actor=doers.worker)
                for number, photo in enumerate(photos, start=1)
            ],
            actor=doers.worker,
            today=on,
        )
        # drawn, so nobody is in them: reports need not hold them back
        for use in report.evidence_uses.select_related("evidence"):
            say_faces(use.evidence, Faces.NONE, is_asked=False, actor=doers.worker)


def _between(chance: random.Random, first: dt.date, last: dt.date, calendar: Calendar) -> dt.date:
    """Return a working day of the span, its last one where the span holds few."""
    day = first + dt.timedelta(days=chance.randint(0, max(0, (last - first).days)))
    return max(first, calendar.on_or_before(day))


def moment(day: dt.date, hour: int, chance: random.Random) -> dt.datetime:
    return dt.datetime(day.year, day.month, day.day, hour, chance.randrange(60), tzinfo=ZONE)
