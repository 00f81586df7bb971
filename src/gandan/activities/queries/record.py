"""What the record of one activity shows."""

from dataclasses import dataclass

from gandan.activities.enums import Faces
from gandan.activities.models import Activity, Evidence
from gandan.activities.permissions import sees_files_of
from gandan.activities.queries.uses import Use, activity_uses
from gandan.activities.rules.days import is_far
from gandan.organisations.actors import Actor


@dataclass(frozen=True, slots=True)
class ActivityRecord:
    evidence: list[Evidence]
    """Empty where the actor may not open them; ``hidden`` says how many there are."""
    hidden: int
    far: list[Evidence]
    """Pictures taken well outside the days of the activity."""
    unasked: list[Evidence]
    """Pictures of which nobody has said whether citizens can be recognised."""
    uses: list[Use]


def evidence_of(activity: Activity) -> list[Evidence]:
    """Return the pictures and files of an activity in the order in which they came; one query."""
    uses = activity.evidence_uses.select_related("evidence__file", "evidence__unit").order_by("id")
    return [use.evidence for use in uses]


def load_record(activity: Activity, *, actor: Actor) -> ActivityRecord:
    evidence = evidence_of(activity)
    shown = [one for one in evidence if sees_files_of(actor, one.unit_id)]
    far = [one for one in shown if is_far(one.own_on, activity.from_on, activity.to_on)]
    unasked = [one for one in shown if one.file.is_picture and one.faces == Faces.UNKNOWN]
    return ActivityRecord(shown, len(evidence) - len(shown), far, unasked, activity_uses(activity, evidence))
