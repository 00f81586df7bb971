"""Taking a paper of the demo in and reading it, as the worker would."""

import datetime as dt

import vanban

from gandan.common import clock
from gandan.demo.activity import ZONE
from gandan.demo.papers import Paper, write_paper
from gandan.demo.people import CommuneSeed
from gandan.documents.models import Reading
from gandan.documents.reader import Outcome
from gandan.documents.services import begin_reading, finish_reading, take_in
from gandan.organisations.actors import Actor
from gandan.organisations.models import Unit


def read_paper(paper: Paper, seed: CommuneSeed, officer: Actor) -> Reading:
    """Take the paper in and read it at once."""
    content, name = write_paper(paper, seed), f"{paper.title}.pdf"
    units = tuple(Unit.objects.values_list("name", flat=True))
    with clock.at(morning(paper.entered_on, 8)):
        reading = take_in(content, name=name, actor=officer)
        begin_reading(reading.pk)
        parsed = vanban.to_dict(vanban.parse(content, filename=name, units=units), evidence=True)
        finish_reading(reading.pk, Outcome(parsed))
    found: Reading = Reading.objects.select_related("file").get(pk=reading.pk)
    return found


def morning(day: dt.date, hour: int) -> dt.datetime:
    return dt.datetime(day.year, day.month, day.day, hour, 15, tzinfo=ZONE)
