"""The year's self-assessment against the marked sample, partly scored with what was recorded."""

import datetime as dt
import random
from decimal import Decimal

from gandan.activities.models import Activity
from gandan.activities.queries import activities_in
from gandan.assessment.models import Assessment, Criterion, Level
from gandan.assessment.queries.facts import AssessmentFacts
from gandan.assessment.services import attach_activity, give_points, install_sample, open_assessment
from gandan.common import clock
from gandan.demo.activity import People, moment
from gandan.organisations.actors import Actor
from gandan.workdays.windows import Window

_KINDS = {
    "I.1.1": "niem-yet",
    "I.3.1": "doi-thoai",
    "I.3.2": "phat-thanh",
    "II.1.1": "giai-quyet-trong-ngay",
    "II.1.2": "tra-ket-qua-tai-nha",
    "II.1.3": "huong-dan-truc-tuyen",
    "II.2.1": "thu-chuc-mung",
    "II.3.1": "khao-sat",
    "III.1.1": "ra-quan",
}
"""By the number of a leaf the kind of activity that proves it; leaves not named here still want their evidence."""
_MOST = 3


def begin_assessment(officer: Actor, people: dict[str, People], chance: random.Random, *, today: dt.date) -> int:
    """Open the assessment of the year and score what records prove; return how many leaves have points."""
    sample = install_sample()
    opened = dt.date(2026, 1, 26)
    window = Window(dt.date(2026, 1, 1), dt.date(2026, 12, 31))
    level = Level.objects.filter(criteria_set=sample).order_by("-least").first()
    facts = AssessmentFacts(
        window,
        level,
        registered_on=dt.date(2026, 2, 10),
        register_by=dt.date(2026, 2, 13),
        due_on=dt.date(2026, 11, 13),
        report_by=dt.date(2026, 12, 15),
    )
    if opened >= today:
        return 0
    with clock.at(moment(opened, 9, chance)):
        assessment = open_assessment(sample, year=2026, facts=facts, actor=officer)
    leaves = {leaf.number: leaf for leaf in Criterion.objects.filter(criteria_set=sample).select_related("unit")}
    by_kind: dict[str, list[Activity]] = {}
    for activity in activities_in(window):
        by_kind.setdefault(activity.kind.code, []).append(activity)
    on = min(dt.date(2026, 11, 5), today)
    with clock.at(moment(on, 9, chance)):
        for number, kind in _KINDS.items():
            _score(assessment, leaves[number], by_kind.get(kind, []), officer, people)
    return len(_KINDS)


def _score(
    assessment: Assessment, leaf: Criterion, found: list[Activity], officer: Actor, people: dict[str, People]
) -> None:
    doer = people[leaf.unit.code].worker if leaf.unit and leaf.unit.code in people else officer
    for activity in found[-_MOST:]:
        attach_activity(assessment, leaf, activity, actor=doer)
    if found:
        points = leaf.points if len(found) >= _MOST else leaf.points - Decimal("0.5")
        reason = f"Có {len(found):02} hoạt động đã ghi trong kỳ, kèm minh chứng."
        give_points(assessment, leaf, points=points, reason=reason, version=0, actor=doer)
