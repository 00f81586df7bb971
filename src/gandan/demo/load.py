"""One demo commune from nothing: papers go through reading, review and confirmation, then people work on them."""

import datetime as dt
import random
from dataclasses import dataclass

from django.db import connection
from psycopg import sql

from gandan.activities.models import Activity, ActivityEvidence, Evidence
from gandan.common import clock
from gandan.demo.activity import answer_difficulties, people_of_units, work_on_everything
from gandan.demo.centre import set_up_help_desk
from gandan.demo.duties import Ward, report_the_year
from gandan.demo.figures import enter_figures
from gandan.demo.life import live
from gandan.demo.outgoing import issue_papers
from gandan.demo.papers import STANDING, WAITING, Paper, themed
from gandan.demo.people import CommuneSeed
from gandan.demo.reading import morning, read_paper
from gandan.demo.recording import record_year
from gandan.demo.scoring import begin_assessment
from gandan.demo.structure import make_commune
from gandan.demo.tables import fill_tables
from gandan.organisations.actors import Actor, actor_of
from gandan.organisations.models import Official, Unit
from gandan.plans.models import Assignment, Plan, ProgressEvidence, ProgressReport, Task
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
    monthly: float
    """How often a month each sort of activity happens."""


SIZES = {"nho": Size(0, 0.8), "vua": Size(2, 1.5), "lon": Size(12, 6)}


@dataclass(frozen=True, slots=True)
class Loaded:
    """How much there is, for the line that the command prints."""

    progress: int
    activities: int
    figures: int
    reports: int


def load_commune(
    city: City, seed: CommuneSeed, chance: random.Random, *, size: Size, today: dt.date, calendar: Calendar
) -> Loaded:
    """Create the commune and everything in it up to ``today``."""
    commune = make_commune(city, seed)
    with open_commune(commune):
        officer, chair, clerk = (
            actor_of_login(f"{seed.slug}.{login}", today) for login in ("thammuu", "chutich", "vanthu")
        )
        for paper in (*STANDING, *themed(size.themes)):
            if paper.entered_on <= today:
                enter_paper(paper, seed, officer, calendar=calendar)
        if WAITING.entered_on <= today:
            read_paper(WAITING, seed, officer)
        papers = issue_papers(seed, clerk, today=today)
        by_id = people_of_units(today)
        people = {unit.code: by_id[unit.pk] for unit in Unit.objects.filter(pk__in=by_id)}
        set_up_help_desk(people["TTPVHCC"], chair, chance, today=today)
        progress = work_on_everything(chance, today=today, calendar=calendar)
        answer_difficulties(chair, chance, today=today)
        activities = record_year(people, chance, monthly=size.monthly, today=today, calendar=calendar)
        figures = enter_figures(people["TTPVHCC"], officer, chance, today=today)
        fill_tables(officer, people, chance, today=today)
        begin_assessment(officer, people, chance, today=today)
        _count_rows()
        plan = Plan.objects.select_related("document").order_by("id").first()
        ward = Ward(people, officer, chair, chance, today, calendar)
        reports = report_the_year(ward, papers=papers, plan=plan) if plan else 0
        live(seed.slug, actor_of_login(f"{seed.slug}.quantri", today), today=today)
        return Loaded(progress, activities, figures, reports)


def _count_rows() -> None:
    """Tell the database how much there is: within the transaction it would plan the reports for empty tables.

    Needs the owner of the tables, as whom ``./gandan demo`` loads; for others it does nothing.
    """
    with connection.cursor() as cursor:
        for model in (Activity, ActivityEvidence, Assignment, Evidence, ProgressEvidence, ProgressReport, Task):
            cursor.execute(sql.SQL("ANALYZE (SKIP_LOCKED) {}").format(sql.Identifier(model._meta.db_table)))


def actor_of_login(username: str, on: dt.date) -> Actor:
    official = Official.objects.select_related("membership__user", "unit").get(membership__user__username=username)
    return actor_of(official, user=official.membership.user, on=on)


def enter_paper(paper: Paper, seed: CommuneSeed, officer: Actor, *, calendar: Calendar) -> None:
    """Take the paper in, accept what the reader doubts, and confirm it on its day."""
    day = paper.entered_on
    reading = read_paper(paper, seed, officer)
    with clock.at(morning(day, 9)):
        review = find_review(reading, review_setting(reading, calendar=calendar, today=day))
        for task in review.tasks:
            for doubt in task.doubts:
                review = accept(review, task.id, doubt.field)
        saved = save_draft_review(reading, review, version=reading.version)
        confirm_reading(saved, version=saved.version, actor=officer, today=day, calendar=calendar)
