"""The activities of the year, recorded by the units through the service that people use."""

import datetime as dt
import random
from uuid import UUID

from gandan.activities.enums import Faces
from gandan.activities.models import ActivityKind, ContentGroup
from gandan.activities.queries.record import evidence_of
from gandan.activities.rules.sentences import Counted
from gandan.activities.services import ActivityFacts, keep_file, record_activity
from gandan.activities.services.faces import say_faces
from gandan.common import clock
from gandan.demo.activity import People, moment
from gandan.demo.happenings import CENTRE, CENTRE_WINDOW, HAPPENINGS, LETTERS, Happening, Told
from gandan.demo.pictures import draw_picture
from gandan.organisations.models import Unit
from gandan.workdays.rules import Calendar

_FIRST = dt.date(2026, 1, 5)
_PICTURED = 0.3
_ANSWERED = 0.85
"""Share of pictures of which somebody has said whether citizens can be recognised."""


def record_year(
    people: dict[str, People], chance: random.Random, *, monthly: float, today: dt.date, calendar: Calendar
) -> int:
    """Record what the units did up to ``today``: of each sort ``monthly`` times a month on average."""
    kinds = {kind.code: kind for kind in ActivityKind.objects.select_related("group")}
    groups = {group.code: group for group in ContentGroup.objects.all()}
    told = [("TTPVHCC", one) for one in CENTRE]
    told += _invented(chance, monthly=monthly, today=today, calendar=calendar)
    told = sorted((pair for pair in told if (pair[1].to_on or pair[1].on) < today), key=lambda pair: pair[1].on)
    for unit, one in told:
        kind = kinds[one.kind]
        _record(kind, groups.get(one.group, kind.group), one, people[unit], chance)
    return len(told)


def _invented(chance: random.Random, *, monthly: float, today: dt.date, calendar: Calendar) -> list[tuple[str, Told]]:
    found = []
    for happening in HAPPENINGS:
        for month in range(1, today.month + 1):
            times = int(monthly) + (chance.random() < monthly % 1)
            for _ in range(times):
                first = max(_FIRST, dt.date(today.year, month, 1))
                on = calendar.on_or_after(first + dt.timedelta(days=chance.randrange(27)))
                unit = chance.choice(happening.units)
                # what the centre did in its window is told one by one
                if unit != "TTPVHCC" or not CENTRE_WINDOW[0] <= on <= CENTRE_WINDOW[1]:
                    found.append((unit, _one(happening, on, chance)))
    return found


def _one(happening: Happening, on: dt.date, chance: random.Random) -> Told:
    title = chance.choice(happening.titles)
    numbers = {name: chance.randint(*bounds) for name, bounds in happening.numbers.items()}
    if title in LETTERS:
        numbers = {LETTERS[title]: chance.randint(4, 18)}
    if "Hồ sơ tiếp nhận" in numbers:
        numbers["Hồ sơ trả trong ngày"] = numbers["Hồ sơ tiếp nhận"]
    return Told(
        happening.kind,
        on,
        title,
        chance.choice(happening.places) if happening.places else "",
        chance.randint(*happening.people) if happening.people else None,
        numbers,
        has_picture=chance.random() < _PICTURED,
    )


def _record(kind: ActivityKind, group: ContentGroup | None, told: Told, doers: People, chance: random.Random) -> None:
    actor = doers.worker
    unit: Unit = actor.unit
    asked = {number["name"]: number.get("unit", "") for number in kind.numbers}
    facts = ActivityFacts(
        kind=kind,
        title=told.title,
        from_on=told.on,
        to_on=told.to_on or told.on,
        unit=unit,
        group=group,
        place=told.place,
        people=told.people,
        numbers=tuple(Counted(name, value, asked[name]) for name, value in told.numbers.items()),
    )
    on = facts.to_on
    with clock.at(moment(on, 16, chance)):
        files = []
        if told.has_picture:
            files = [keep_file(draw_picture(chance), name=f"anh-{on:%d-%m}.jpg", actor=actor)]
        activity = record_activity(
            facts, submission=UUID(int=chance.getrandbits(128)), today=on, actor=actor, files=files
        )
        if files and chance.random() < _ANSWERED:
            for evidence in evidence_of(activity):
                say_faces(evidence, Faces.NONE, is_asked=False, actor=actor)
