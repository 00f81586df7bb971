"""One demo commune from nothing: papers go through reading, review and confirmation, then people work on them."""

import datetime as dt
import random
from dataclasses import dataclass

import vanban

from gandan.common import clock
from gandan.demo.activity import ZONE, work_on_everything
from gandan.demo.papers import STANDING, WAITING, Paper, themed, write_paper
from gandan.demo.people import CommuneSeed
from gandan.demo.structure import make_commune
from gandan.documents.models import Reading
from gandan.documents.reader import Outcome
from gandan.documents.services import begin_reading, finish_reading, take_in
from gandan.organisations.actors import Actor, actor_of
from gandan.organisations.models import Official, Unit
from gandan.plans.queries.review import find_review, review_setting
from gandan.plans.rules.review import accept
from gandan.plans.services.confirm import confirm_reading, save_draft_review
from gandan.tenancy.models import City
from gandan.tenancy.scope import open_commune
from gandan.workdays.rules import Calendar


@dataclass(frozen=True, slots=True)
class Size:
    themes: int
    """Plans of one theme besides the two standing papers."""


SIZES = {"nho": Size(0), "vua": Size(2), "lon": Size(12)}


def load_commune(
    city: City, seed: CommuneSeed, chance: random.Random, *, size: Size, today: dt.date, calendar: Calendar
) -> int:
    """Create the commune and everything in it up to ``today``; return how many progress reports were made."""
    commune = make_commune(city, seed)
    with open_commune(commune):
        official = Official.objects.select_related("membership__user", "unit").get(
            membership__user__username=f"{seed.slug}.thammuu"
        )
        officer = actor_of(official, user=official.membership.user, on=today)
        for paper in (*STANDING, *themed(size.themes)):
            if paper.entered_on <= today:
                enter_paper(paper, seed, officer, calendar=calendar)
        if WAITING.entered_on <= today:
            read_paper(WAITING, seed, officer)
        return work_on_everything(chance, today=today, calendar=calendar)


def enter_paper(paper: Paper, seed: CommuneSeed, officer: Actor, *, calendar: Calendar) -> None:
    """Take the paper in, accept what the reader doubts, and confirm it on its day."""
    day = paper.entered_on
    reading = read_paper(paper, seed, officer)
    with clock.at(_morning(day, 9)):
        review = find_review(reading, review_setting(reading, calendar=calendar, today=day))
        for task in review.tasks:
            for doubt in task.doubts:
                review = accept(review, task.id, doubt.field)
        saved = save_draft_review(reading, review, version=reading.version)
        confirm_reading(saved, version=saved.version, actor=officer, today=day, calendar=calendar)


def read_paper(paper: Paper, seed: CommuneSeed, officer: Actor) -> Reading:
    """Take the paper in and read it at once, as the worker would."""
    content, name = write_paper(paper, seed), f"{paper.title}.pdf"
    units = tuple(Unit.objects.values_list("name", flat=True))
    with clock.at(_morning(paper.entered_on, 8)):
        reading = take_in(content, name=name, actor=officer)
        begin_reading(reading.pk)
        parsed = vanban.to_dict(vanban.parse(content, filename=name, units=units), evidence=True)
        finish_reading(reading.pk, Outcome(parsed))
    found: Reading = Reading.objects.select_related("file").get(pk=reading.pk)
    return found


def _morning(day: dt.date, hour: int) -> dt.datetime:
    return dt.datetime(day.year, day.month, day.day, hour, 15, tzinfo=ZONE)
