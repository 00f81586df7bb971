"""What the year's self-assessment asks of a person by a day: registering, scoring, reporting, the leaves of a unit."""

import datetime as dt

from django.db.models import Count
from django.urls import reverse

from gandan.assessment.enums import AssessmentState
from gandan.assessment.models import Assessment, Criterion, LeafScore
from gandan.assessment.permissions import can_manage
from gandan.assessment.queries.assessments import year_report
from gandan.common.words import say
from gandan.organisations.actors import Actor
from gandan.organisations.enums import Right
from gandan.organisations.models import Unit
from gandan.plans.owed import AHEAD, Owed
from gandan.tenancy.scope import current_commune
from gandan.workdays.queries import deadline_calendar

_SCORING = ("tu danh gia", "tu cham")


def owed_duties(actor: Actor, today: dt.date) -> list[Owed]:
    """Return the open duties of the year that the actor has; no query for who has none."""
    units = actor.units_with(Right.SCORE_SELF)
    if not units and not can_manage(actor):
        return []
    rows = Assessment.objects.select_related("criteria_set").defer("criteria_set__sheet").order_by("-year", "-id")
    assessments = list(rows.filter(year__gte=today.year - 1)[:3])
    found: list[Owed] = []
    for one in assessments:
        if can_manage(actor):
            found += _of_the_commune(one, today)
        elif one.due_on and one.state == AssessmentState.OPEN and one.due_on <= today + AHEAD:
            found += _of_units(one, units)
    if can_manage(actor) and assessments:
        found += _to_open(assessments[0], today)
    return found


def _of_the_commune(assessment: Assessment, today: dt.date) -> list[Owed]:
    year, found = assessment.year, []
    if assessment.register_by and assessment.registered_on is None:
        title = say("Đăng ký mức đạt chuẩn năm %(year)d", year=year)
        found.append(_owed(assessment, title, assessment.register_by, ("dang ky muc",)))
    if assessment.due_on and assessment.locked_at is None:
        title = say("Tự đánh giá, chấm điểm năm %(year)d", year=year)
        found.append(_owed(assessment, title, assessment.due_on, _SCORING))
    # an open report of the year stands among the reports
    if assessment.report_by and assessment.report_by <= today + AHEAD and year_report(assessment) is None:
        title = say("Báo cáo kết quả cả năm %(year)d", year=year)
        found.append(_owed(assessment, title, assessment.report_by, ("bao cao ket qua", "bao cao tong ket")))
    return found


def _of_units(assessment: Assessment, units: frozenset[int]) -> list[Owed]:
    """Return a row for each unit that has not scored all of its leaves."""
    scored = LeafScore.objects.filter(assessment=assessment, points__isnull=False).values("criterion_id")
    leaves = Criterion.objects.filter(
        criteria_set_id=assessment.criteria_set_id, is_leaf=True, indicator="", unit_id__in=sorted(units)
    ).exclude(pk__in=scored)
    counts = dict(leaves.order_by().values_list("unit_id").annotate(Count("id")))
    return [
        _owed(
            assessment,
            say(
                "Tự chấm điểm năm %(year)d: còn %(count)d tiêu chí chưa chấm",
                year=assessment.year,
                count=counts[one.pk],
            ),
            assessment.due_on or assessment.to_on,
            _SCORING,
            one,
        )
        for one in Unit.objects.filter(pk__in=sorted(counts)).order_by("position", "id")
    ]


def _to_open(newest: Assessment, today: dt.date) -> list[Owed]:
    """Return the duty to register a level of a year that nobody has begun, where there was one before."""
    year = (today + AHEAD).year
    by = deadline_calendar().before(dt.date(year, 2, 15))
    if newest.year >= year or by > today + AHEAD:
        return []
    commune = current_commune()
    return [
        Owed(
            title=say("Đăng ký mức đạt chuẩn năm %(year)d", year=year),
            under=say("Chưa mở kỳ đánh giá của năm này"),
            due_on=by,
            url=reverse("assessments", kwargs={"commune": commune.slug}),
            act=say("Mở kỳ đánh giá"),
            icon="award",
            unit=commune.short_committee_name,
            words=("dang ky muc",),
        )
    ]


def _owed(
    assessment: Assessment, title: str, due_on: dt.date, words: tuple[str, ...], unit: Unit | None = None
) -> Owed:
    commune = current_commune()
    return Owed(
        title=title,
        under=assessment.criteria_set.name,
        due_on=due_on,
        url=reverse("assessment", kwargs={"commune": commune.slug, "code": assessment.code}),
        act=say("Mở kỳ đánh giá"),
        icon="award",
        unit=unit.short_name if unit else commune.short_committee_name,
        unit_id=unit.pk if unit else None,
        words=words,
    )
