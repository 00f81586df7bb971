"""Who may do what with criteria and scores; everybody in the house may read them."""

from django.shortcuts import get_object_or_404

from gandan.activities.models import Evidence
from gandan.activities.permissions import register_reader, sees_files_of
from gandan.assessment.models import Assessment, AssessmentExport, CriteriaSet, Criterion, CriterionEvidence
from gandan.organisations.actors import Actor
from gandan.organisations.enums import Right
from gandan.organisations.models import Unit
from gandan.organisations.permissions import check_right


def get_set_or_404(code: str) -> CriteriaSet:
    found: CriteriaSet = get_object_or_404(CriteriaSet.objects.select_related("file", "replaces"), code=code)
    return found


def get_assessment_or_404(code: str) -> Assessment:
    rows = Assessment.objects.select_related("criteria_set", "level", "locked_by", "commune")
    found: Assessment = get_object_or_404(rows.defer("criteria_set__sheet"), code=code)
    return found


def get_leaf_or_404(assessment: Assessment, number: str) -> Criterion:
    """Return a leaf of the set that the assessment is scored by."""
    rows = Criterion.objects.select_related("unit")
    found: Criterion = get_object_or_404(rows, criteria_set_id=assessment.criteria_set_id, number=number, is_leaf=True)
    return found


def get_export_or_404(assessment: Assessment, code: str) -> AssessmentExport:
    rows = AssessmentExport.objects.select_related("file", "asked_by")
    found: AssessmentExport = get_object_or_404(rows, assessment=assessment, code=code)
    return found


def get_owing_unit_or_404(code: str) -> Unit:
    found: Unit = get_object_or_404(Unit, code=code)
    return found


def can_score(actor: Actor, criterion: Criterion) -> bool:
    """Say whether the leaf is this person's to score: their unit answers for it, or they act for the whole commune."""
    return actor.has_in(Right.SCORE_SELF, criterion.unit_id)


def check_may_score(actor: Actor, criterion: Criterion) -> None:
    check_right(actor, Right.SCORE_SELF, criterion.unit_id)


def opens_on_leaf(actor: Actor, evidence: Evidence, criterion: Criterion) -> bool:
    """Say without a query whether a piece on this leaf is open to the actor; a recorded activity is to all."""
    is_theirs = criterion.unit_id in actor.units_with(Right.SCORE_SELF)
    return evidence.activity_id is not None or is_theirs or sees_files_of(actor, evidence.unit_id)


def can_manage(actor: Actor) -> bool:
    return actor.has_in(Right.CRITERIA_MANAGE, None)


def _answers_for_its_leaf(actor: Actor, evidence: Evidence) -> bool:
    units = actor.units_with(Right.SCORE_SELF)
    return bool(units) and bool(
        CriterionEvidence.objects.filter(evidence=evidence, criterion__unit_id__in=sorted(units)).exists()
    )


register_reader(_answers_for_its_leaf)
