"""Scoring a leaf and attaching its evidence; none of it on a locked assessment."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django.db import transaction

from gandan.activities.models import Activity, Evidence
from gandan.activities.services import evidence_of_activity
from gandan.assessment.models import Assessment, Criterion, CriterionEvidence, LeafScore
from gandan.assessment.rules.giving import check_points
from gandan.assessment.services.assessments import lock_open
from gandan.audit.models import Entry
from gandan.audit.services import record
from gandan.common import clock
from gandan.common.errors import NotAllowed, Stale
from gandan.common.words import mark
from gandan.organisations.actors import Actor
from gandan.organisations.enums import Right
from gandan.organisations.permissions import check_right


@transaction.atomic
def give_points(
    assessment: Assessment, criterion: Criterion, *, points: Decimal, reason: str, version: int, actor: Actor
) -> LeafScore:
    """Give a leaf its points; ``version`` 0 says that nobody had scored it yet.

    Raises Stale where somebody else scored it meanwhile, NotAllowed for points or a reason that cannot stand.
    """
    lock_open(assessment)
    found = _lock(assessment, criterion, version)
    check_points(points, most=criterion.points, reason=reason, is_computed=bool(criterion.indicator))
    before = [None if found.points is None else f"{found.points}", found.reason]
    found.points, found.reason = points, reason.strip()
    _save(found, actor)
    changes = {"points": [before[0], f"{points}"], "reason": [before[1], found.reason], "number": criterion.number}
    record("leaf_scored", found, actor=actor, changes=changes)
    return found


@transaction.atomic
def clear_points(assessment: Assessment, criterion: Criterion, *, version: int, actor: Actor) -> LeafScore:
    """Take the points back: a computed leaf follows its figure again, another one waits to be scored."""
    lock_open(assessment)
    found = _lock(assessment, criterion, version)
    if found.points is None:
        raise NotAllowed("no_points", mark("Tiêu chí này chưa có điểm tự chấm."))
    before, found.points, found.reason = f"{found.points}", None, ""
    _save(found, actor)
    record("leaf_score_cleared", found, actor=actor, changes={"points": [before, None], "number": criterion.number})
    return found


@transaction.atomic
def attach_evidence(
    assessment: Assessment, criterion: Criterion, evidence: Iterable[Evidence], *, actor: Actor
) -> int:
    """Attach what is not attached yet; return how many pieces were."""
    lock_open(assessment)
    wanted = {one.pk: one for one in evidence}
    uses = CriterionEvidence.objects.filter(assessment=assessment, criterion=criterion, evidence_id__in=wanted)
    known = set(uses.values_list("evidence_id", flat=True))
    fresh = [one for key, one in wanted.items() if key not in known]
    for one in fresh:
        use = CriterionEvidence(
            assessment=assessment,
            criterion=criterion,
            evidence=one,
            attached_at=clock.now(),
            attached_by=actor.official,
        )
        use.save(force_insert=True)
        changes = {"evidence": one.code, "number": criterion.number}
        record("criterion_evidence_attached", use, actor=actor, changes=changes)
    return len(fresh)


@transaction.atomic
def attach_activity(assessment: Assessment, criterion: Criterion, activity: Activity, *, actor: Actor) -> int:
    """Attach the record of what happened."""
    evidence = evidence_of_activity(activity, actor=actor)
    return attach_evidence(assessment, criterion, [evidence], actor=actor)


@transaction.atomic
def detach_evidence(assessment: Assessment, criterion: Criterion, evidence: Evidence, *, actor: Actor) -> None:
    """Take the evidence away from this leaf alone; it stays wherever else it serves."""
    lock_open(assessment)
    uses = CriterionEvidence.objects.filter(assessment=assessment, criterion=criterion, evidence=evidence)
    use = uses.first()
    if use is None:
        return
    changes = {"evidence": evidence.code, "number": criterion.number}
    record("criterion_evidence_detached", use, actor=actor, changes=changes)
    use.delete()


def undo_evidence_attached(entry: Entry, changes: Mapping[str, Any], actor: Actor) -> None:
    uses = CriterionEvidence.objects.select_related("assessment", "criterion", "evidence")
    use = uses.filter(pk=entry.object_id).first()
    if use is None:
        raise NotAllowed("gone", "Minh chứng này đã được gỡ nên không có gì để hoàn tác.")
    check_right(actor, Right.SCORE_SELF, use.criterion.unit_id)
    detach_evidence(use.assessment, use.criterion, use.evidence, actor=actor)


def _lock(assessment: Assessment, criterion: Criterion, version: int) -> LeafScore:
    rows = LeafScore.objects.select_for_update(of=("self",)).filter(assessment=assessment, criterion=criterion)
    found: LeafScore = rows.first() or LeafScore(assessment=assessment, criterion=criterion, version=0)
    if found.version != version:
        raise Stale
    return found


def _save(row: LeafScore, actor: Actor) -> None:
    row.scored_at, row.scored_by = clock.now(), actor.official
    row.version += 1
    row.save()
