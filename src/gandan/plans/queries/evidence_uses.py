"""Which work rests on a piece of evidence."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from gandan.activities.queries.uses import Use
from gandan.common.words import mark
from gandan.plans.models import ProgressEvidence

_MOST = 200


def evidence_uses(ids: Sequence[int]) -> Mapping[int, list[Use]]:
    """Return for each id the work whose progress reports carry it; one query."""
    rows = ProgressEvidence.objects.filter(evidence_id__in=ids).order_by("-id")
    found: dict[int, list[Use]] = defaultdict(list)
    wanted = rows.values_list("evidence_id", "report__assignment__task__title", "report__assignment__code")[:_MOST]
    for pk, title, code in wanted:
        use = Use(mark("Nhiệm vụ"), title, "assignment", code)
        if use not in found[pk]:
            found[pk].append(use)
    return found
