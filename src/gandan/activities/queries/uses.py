"""Where evidence and activities are used; upper domains say it of their own records."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from gandan.activities.models import Activity, ActivityEvidence, Evidence
from gandan.common.words import mark, say


@dataclass(frozen=True, slots=True)
class Use:
    """A record that rests on a piece of evidence; ``kind`` is a msgid such as "Nhiệm vụ"."""

    kind: str
    title: str
    url_name: str
    code: str

    @property
    def kind_words(self) -> str:
        """What kind of record it is, in the language of the page."""
        return say(self.kind)


EvidenceUses = Callable[[Sequence[int]], Mapping[int, list[Use]]]
"""From ids of evidence to the uses of each, in a fixed number of queries."""
ActivityUses = Callable[[Activity], list[Use]]

_of_evidence: list[EvidenceUses] = []
_of_activity: list[ActivityUses] = []


def register_evidence_uses(find: EvidenceUses) -> None:
    if find not in _of_evidence:
        _of_evidence.append(find)


def register_activity_uses(find: ActivityUses) -> None:
    """Let a domain that reads activities themselves, as reports do, name its records."""
    if find not in _of_activity:
        _of_activity.append(find)


def evidence_uses(ids: Sequence[int]) -> dict[int, list[Use]]:
    """Return the uses of each piece of evidence, activities first."""
    found: dict[int, list[Use]] = defaultdict(list)
    joined = ActivityEvidence.objects.filter(evidence_id__in=ids).order_by("id")
    for pk, title, code in joined.values_list("evidence_id", "activity__title", "activity__code"):
        found[pk].append(Use(mark("Hoạt động"), title, "activity", code))
    for find in _of_evidence:
        for pk, uses in find(ids).items():
            found[pk] += uses
    return dict(found)


def activity_uses(activity: Activity, evidence: Sequence[Evidence]) -> list[Use]:
    """Return the uses of an activity: of the record itself and of its pictures and files, each once."""
    own = Evidence.objects.filter(activity=activity).values_list("pk", flat=True)
    ids = [*own, *(one.pk for one in evidence)]
    uses = [use for find in _of_activity for use in find(activity)]
    uses += [use for find in _of_evidence for found in find(ids).values() for use in found]
    return list(dict.fromkeys(uses))
