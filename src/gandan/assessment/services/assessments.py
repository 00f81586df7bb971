"""The yearly self-assessment: opened, changed, locked, opened again."""

import datetime as dt

from django.db import transaction

from gandan.assessment.enums import AssessmentState, SetState
from gandan.assessment.models import Assessment, CriteriaSet, Level
from gandan.assessment.queries.facts import AssessmentFacts
from gandan.assessment.queries.score import read_score
from gandan.audit.services import record
from gandan.common import clock
from gandan.common.errors import NotAllowed, Stale
from gandan.common.words import mark
from gandan.organisations.actors import Actor
from gandan.tenancy.codes import next_code

LOCKED = mark("Kết quả tự chấm đã chốt nên không sửa được.")


@transaction.atomic
def open_assessment(criteria_set: CriteriaSet, *, year: int, facts: AssessmentFacts, actor: Actor) -> Assessment:
    """Open the year's self-assessment against a set in force.

    Raises NotAllowed where the year has one against this set, or the set is not in force.
    """
    if criteria_set.state != SetState.IN_FORCE:
        raise NotAllowed("not_in_force", mark("Bộ tiêu chí này chưa áp dụng hoặc đã hết áp dụng."))
    if Assessment.objects.filter(criteria_set=criteria_set, year=year).exists():
        raise NotAllowed("twice", mark("Năm %(year)s đã có kỳ đánh giá theo bộ tiêu chí này."), year=year)
    _check_level(facts.level, criteria_set)
    fresh = Assessment(
        code=next_code("DG", year=clock.today().year),
        criteria_set=criteria_set,
        year=year,
        created_at=clock.now(),
        created_by=actor.official,
    )
    _set(fresh, facts)
    fresh.save(force_insert=True)
    changes = {"year": year, "level": facts.level.name if facts.level else "", "set": criteria_set.code}
    record("assessment_opened", fresh, actor=actor, changes=changes)
    return fresh


@transaction.atomic
def change_assessment(found: Assessment, *, facts: AssessmentFacts, version: int, actor: Actor) -> Assessment:
    """Change period, registered level and days."""
    locked = lock_open(found)
    if locked.version != version:
        raise Stale
    _check_level(facts.level, locked.criteria_set)
    before = [f"{locked.from_on}", f"{locked.to_on}", locked.level.name if locked.level else ""]
    _set(locked, facts)
    after = [f"{locked.from_on}", f"{locked.to_on}", locked.level.name if locked.level else ""]
    _save(locked, "from_on", "to_on", "level", "registered_on", "register_by", "due_on", "report_by")
    record("assessment_changed", locked, actor=actor, changes={"facts": [before, after]})
    return locked


@transaction.atomic
def lock_assessment(found: Assessment, *, version: int, actor: Actor, today: dt.date) -> Assessment:
    """Close scoring and keep what the indicators gave, so that the score stays as it was sent."""
    locked = lock_open(found)
    if locked.version != version:
        raise Stale
    score = read_score(locked, today=today)
    locked.measured = {
        code: {"value": None if one.value is None else f"{one.value}", "words": one.words}
        for code, one in score.sheet.measured.items()
    }
    locked.state = AssessmentState.LOCKED
    locked.locked_at, locked.locked_by = clock.now(), actor.official
    _save(locked, "measured", "state", "locked_at", "locked_by")
    changes = {"points": f"{score.sheet.total.points}", "lacking": score.sheet.total.lacking}
    record("assessment_locked", locked, actor=actor, changes=changes)
    return locked


@transaction.atomic
def reopen_assessment(found: Assessment, *, reason: str, actor: Actor) -> Assessment:
    """Open a locked assessment again, with the reason on record."""
    locked: Assessment = Assessment.objects.select_for_update(of=("self",)).get(pk=found.pk)
    if locked.state != AssessmentState.LOCKED:
        raise NotAllowed("open", mark("Kỳ đánh giá này đang mở."))
    if not reason.strip():
        raise NotAllowed("reason", mark("Hãy ghi lý do mở lại."))
    locked.state, locked.measured, locked.locked_at, locked.locked_by = AssessmentState.OPEN, None, None, None
    _save(locked, "state", "measured", "locked_at", "locked_by")
    record("assessment_reopened", locked, actor=actor, changes={"reason": reason.strip()})
    return locked


def lock_open(found: Assessment) -> Assessment:
    """Hold the row of an open assessment until the transaction ends; raises NotAllowed for a locked one."""
    rows = Assessment.objects.select_for_update(of=("self",)).select_related("criteria_set", "level")
    locked: Assessment = rows.defer("criteria_set__sheet").get(pk=found.pk)
    if locked.state != AssessmentState.OPEN:
        raise NotAllowed("locked", LOCKED)
    return locked


def _check_level(level: Level | None, criteria_set: CriteriaSet) -> None:
    if level is not None and level.criteria_set_id != criteria_set.pk:
        raise NotAllowed("level", mark("Mức đăng ký không thuộc bộ tiêu chí này."))


def _set(row: Assessment, facts: AssessmentFacts) -> None:
    row.from_on, row.to_on = facts.window.from_on, facts.window.to_on
    row.level, row.registered_on = facts.level, facts.registered_on
    row.register_by, row.due_on, row.report_by = facts.register_by, facts.due_on, facts.report_by


def _save(row: Assessment, *fields: str) -> None:
    row.version += 1
    row.save(update_fields=[*fields, "version"])
