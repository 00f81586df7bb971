"""The page of one leaf: its score, the figure behind it, its evidence, and what could be evidence."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from gandan.activities.models import Activity, ContentGroup, Evidence
from gandan.activities.queries import activities_in, find_evidence
from gandan.assessment.models import Assessment, Criterion, CriterionEvidence, LeafScore
from gandan.assessment.queries.score import item_of, measured_of, window_of
from gandan.assessment.rules.likeness import likeness, words_of
from gandan.assessment.rules.scores import Given, LeafResult, Measured, Proofs, score_leaf
from gandan.common.vietnamese import fold
from gandan.indicators.queries import Reading, read_indicator
from gandan.indicators.registry import Scope
from gandan.organisations.lineage import units_standing_for

RowT = TypeVar("RowT", Activity, Evidence)

MOST_LOOKED_AT = 200
"""Activities and files of the period that are compared; the latest ones."""
MOST_CANDIDATES = 6


@dataclass(frozen=True, slots=True)
class HeldEvidence:
    evidence: Evidence
    is_inside: bool
    """Stands for at least one day of the assessment's period."""
    attached_at: dt.datetime
    attached_by: str
    others: int
    """Other criteria that it serves in this assessment."""


@dataclass(frozen=True, slots=True)
class LeafPage:
    criterion: Criterion
    above: tuple[Criterion, ...]
    score: LeafScore | None
    result: LeafResult
    measured: Measured | None
    reading: Reading | None
    held: tuple[HeldEvidence, ...]

    @property
    def version(self) -> int:
        return self.score.version if self.score else 0


@dataclass(frozen=True, slots=True)
class Candidates:
    activities: tuple[Activity, ...]
    files: tuple[Evidence, ...]


def read_leaf(assessment: Assessment, criterion: Criterion, *, today: dt.date) -> LeafPage:
    """Return everything of one leaf; of a locked assessment the figure that was locked."""
    score = LeafScore.objects.select_related("scored_by").filter(assessment=assessment, criterion=criterion).first()
    held = _held(assessment, criterion)
    reading, measured = _figure(assessment, criterion, today=today)
    inside = sum(one.is_inside for one in held)
    given = Given(score.points, score.reason) if score else Given(None)
    result = score_leaf(item_of(criterion), given, Proofs(inside, len(held) - inside), measured)
    return LeafPage(criterion, _above(criterion), score, result, measured, reading, held)


def candidates_for(assessment: Assessment, page: LeafPage) -> Candidates:
    """Return what collected itself: of the same content group or the responsible unit, the likest words first."""
    window, criterion = window_of(assessment), page.criterion
    wanted = words_of(f"{criterion.name} {criterion.wanted}")
    known = {one.evidence.pk for one in page.held}
    shown = {one.evidence.activity_id for one in page.held if one.evidence.activity_id}
    group = _group(page.above)
    activities = activities_in(window).order_by("-to_on", "-id")
    near = [
        one
        for one in activities[:MOST_LOOKED_AT]
        if one.pk not in shown and (one.unit_id == criterion.unit_id or (group and one.group_id == group.pk))
    ]
    files: list[Evidence] = []
    if criterion.unit is not None:
        units = units_standing_for(criterion.unit, window.to_on)
        files = list(find_evidence(window=window, units=units).filter(activity=None)[:MOST_LOOKED_AT])
    return Candidates(
        activities=tuple(_likest(near, wanted)),
        files=tuple(_likest((one for one in files if one.pk not in known), wanted)),
    )


def _likest(rows: Iterable[RowT], wanted: frozenset[str]) -> list[RowT]:
    """Return the rows whose titles share words with the criterion, the most first; the order of equals stays."""
    ranked = [(likeness(wanted, words_of(row.title)), row) for row in rows]
    found = sorted((one for one in ranked if one[0]), key=lambda one: -one[0])
    return [row for _, row in found[:MOST_CANDIDATES]]


def _held(assessment: Assessment, criterion: Criterion) -> tuple[HeldEvidence, ...]:
    uses = (
        CriterionEvidence.objects.filter(assessment=assessment, criterion=criterion)
        .exclude(evidence__activity__is_withdrawn=True)
        .select_related("evidence__file", "evidence__activity", "evidence__unit", "attached_by")
        .order_by("id")
    )
    found = list(uses)
    served = CriterionEvidence.objects.filter(assessment=assessment, evidence__in=[use.evidence_id for use in found])
    others: dict[int, int] = {}
    for evidence_id in served.exclude(criterion=criterion).values_list("evidence_id", flat=True):
        others[evidence_id] = others.get(evidence_id, 0) + 1
    return tuple(
        HeldEvidence(
            evidence=use.evidence,
            is_inside=_is_inside(use.evidence, assessment),
            attached_at=use.attached_at,
            attached_by=use.attached_by.full_name,
            others=others.get(use.evidence_id, 0),
        )
        for use in found
    )


def _is_inside(evidence: Evidence, assessment: Assessment) -> bool:
    return bool(evidence.period_from <= assessment.to_on and evidence.period_to >= assessment.from_on)


def _figure(assessment: Assessment, criterion: Criterion, *, today: dt.date) -> tuple[Reading | None, Measured | None]:
    if not criterion.indicator:
        return None, None
    reading = read_indicator(criterion.indicator, Scope(window_of(assessment), today))
    if assessment.measured is not None:
        kept = assessment.measured.get(criterion.indicator)
        return reading, None if kept is None else Measured(_decimal(kept["value"]), kept["words"])
    return reading, measured_of(reading)


def _decimal(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def _above(criterion: Criterion) -> tuple[Criterion, ...]:
    """Return what stands above the leaf, the top first; one query for the whole set's inner nodes."""
    rows = Criterion.objects.filter(criteria_set_id=criterion.criteria_set_id, is_leaf=False)
    inner = {row.pk: row for row in rows}
    found: list[Criterion] = []
    at = criterion.parent_id
    while at is not None:
        found.append(inner[at])
        at = inner[at].parent_id
    return tuple(reversed(found))


def _group(above: Sequence[Criterion]) -> ContentGroup | None:
    """Return the content group that the leaf's part is named after, None where the set is cut otherwise."""
    if not above:
        return None
    name = fold(above[0].name)
    return next((group for group in ContentGroup.objects.order_by("id") if fold(group.name) in name), None)
