"""The score as a table that is handed out: every row of the set with points, reason and evidence."""

from collections.abc import Mapping
from dataclasses import dataclass

from gandan.activities.models import Evidence
from gandan.assessment.enums import Origin
from gandan.assessment.models import Assessment, CriterionEvidence, LeafScore
from gandan.assessment.queries.score import LivingScore
from gandan.assessment.queries.tree import TreeRow, Wish, tree_rows
from gandan.common.words import say


@dataclass(frozen=True, slots=True)
class TableRow:
    row: TreeRow
    reason: str
    """Of a computed leaf the figure that it rests on."""
    evidence: tuple[Evidence, ...]


def table_rows(score: LivingScore) -> list[TableRow]:
    """Return every row of the sheet; two queries."""
    reasons = dict(LeafScore.objects.filter(assessment=score.assessment).values_list("criterion_id", "reason"))
    held = evidence_by_leaf(score.assessment)
    return [
        TableRow(row, _reason(row, reasons), tuple(held.get(row.item.key, ()))) for row in tree_rows(score, Wish())
    ]


def evidence_by_leaf(assessment: Assessment) -> dict[int, list[Evidence]]:
    """Return the evidence of each leaf in the order in which it was attached; one query."""
    uses = (
        CriterionEvidence.objects.filter(assessment=assessment)
        .exclude(evidence__activity__is_withdrawn=True)
        .select_related("evidence__file", "evidence__blurred", "evidence__activity__unit", "evidence__unit")
        .order_by("id")
    )
    held: dict[int, list[Evidence]] = {}
    for use in uses:
        held.setdefault(use.criterion_id, []).append(use.evidence)
    return held


def _reason(row: TreeRow, reasons: Mapping[int, str]) -> str:
    reason = reasons.get(row.item.key, "")
    if row.result is None or not row.item.indicator:
        return reason
    if row.result.origin is Origin.CHANGED:
        return say("%(reason)s (số liệu: %(figure)s)", reason=reason, figure=row.measured)
    return say("Tính từ số liệu: %(figure)s", figure=row.measured)
