"""The living score of an assessment, in a fixed number of queries beside one for each indicator."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, Q

from gandan.assessment.enums import AssessmentState
from gandan.assessment.models import Assessment, Criterion, CriterionEvidence, LeafScore, Level
from gandan.assessment.rules.levels import Distance, Step, Threshold, distance, fewest_steps, reached
from gandan.assessment.rules.scores import Given, Item, Measured, Proofs, Scale, ScoreSheet, score_set
from gandan.common.words import say
from gandan.indicators.queries import Reading, read_many
from gandan.indicators.registry import Scope
from gandan.organisations.models import Unit
from gandan.workdays.windows import Window


@dataclass(frozen=True, slots=True)
class LivingScore:
    assessment: Assessment
    sheet: ScoreSheet
    thresholds: tuple[Threshold, ...]
    registered: Distance | None
    """How far the registered level is; None where none is registered."""
    reached: Threshold | None
    steps: tuple[Step, ...]
    """The fewest leaves that close the distance."""
    units: Mapping[int, Unit]


def window_of(assessment: Assessment) -> Window:
    return Window(assessment.from_on, assessment.to_on)


def read_score(assessment: Assessment, *, today: dt.date) -> LivingScore:
    """Return the score as the records stand; of a locked assessment with the figures that were locked."""
    criteria = list(Criterion.objects.filter(criteria_set_id=assessment.criteria_set_id).order_by("position"))
    items = [item_of(row) for row in criteria]
    measured = measured_for(assessment, items, today=today)
    sheet = score_set(items, given_in(assessment), proofs_in(assessment), measured)
    thresholds = thresholds_of(assessment)
    wanted = next((one for one in thresholds if assessment.level and one.position == assessment.level.position), None)
    far = distance(sheet, wanted) if wanted else None
    return LivingScore(
        assessment=assessment,
        sheet=sheet,
        thresholds=thresholds,
        registered=far,
        reached=reached(sheet, thresholds),
        steps=fewest_steps(sheet, far.gap) if far else (),
        units={unit.pk: unit for unit in Unit.objects.filter(pk__in={item.unit for item in items if item.unit})},
    )


def item_of(row: Criterion) -> Item:
    return Item(
        key=row.pk,
        parent=row.parent_id,
        number=row.number,
        name=row.name,
        most=row.points,
        is_leaf=row.is_leaf,
        is_mandatory=row.is_mandatory,
        unit=row.unit_id,
        wanted=row.wanted,
        indicator=row.indicator,
        scale=scale_of(row.scale),
    )


def scale_of(pairs: Sequence[Sequence[str]]) -> Scale:
    return tuple((Decimal(least), Decimal(points)) for least, points in pairs)


def thresholds_of(assessment: Assessment) -> tuple[Threshold, ...]:
    levels = Level.objects.filter(criteria_set_id=assessment.criteria_set_id).order_by("position")
    return tuple(Threshold(one.position, one.name, one.least, one.least_share) for one in levels)


def given_in(assessment: Assessment) -> dict[int, Given]:
    rows = LeafScore.objects.filter(assessment=assessment).values_list("criterion_id", "points", "reason")
    return {key: Given(points, reason) for key, points, reason in rows}


def proofs_in(assessment: Assessment) -> dict[int, Proofs]:
    """Return by leaf how many pieces of evidence stand for days of the period, and how many for none."""
    is_inside = Q(evidence__period_from__lte=assessment.to_on, evidence__period_to__gte=assessment.from_on)
    rows = (
        CriterionEvidence.objects.filter(assessment=assessment)
        .exclude(evidence__activity__is_withdrawn=True)
        .values("criterion_id")
        .annotate(inside=Count("id", filter=is_inside), all=Count("id"))
        .values_list("criterion_id", "inside", "all")
    )
    return {key: Proofs(inside, every - inside) for key, inside, every in rows}


def measured_for(assessment: Assessment, items: Sequence[Item], *, today: dt.date) -> dict[str, Measured]:
    """Return what each indicator of the set gives for the period; a code that the commune has not is left out."""
    if assessment.state == AssessmentState.LOCKED:
        kept: Mapping[str, Mapping[str, str | None]] = assessment.measured or {}
        return {
            code: Measured(None if one["value"] is None else Decimal(one["value"]), str(one["words"]))
            for code, one in kept.items()
        }
    codes = dict.fromkeys(item.indicator for item in items if item.indicator)
    readings = read_many(codes, Scope(window_of(assessment), today))
    return {code: measured_of(readings.get(code)) for code in codes}


def measured_of(reading: Reading | None) -> Measured:
    if reading is None:
        return Measured(None, say("Chưa có chỉ tiêu này trong hệ thống"))
    if reading.value is None:
        return Measured(None, reading.few_words or say("Chưa có số liệu trong kỳ"))
    fraction = f" ({reading.fraction_words})" if reading.fraction_words else ""
    return Measured(reading.value, f"{reading.value_words} {reading.measured_in}{fraction}".strip())
