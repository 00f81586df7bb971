"""Evidence and activities as the manifest words them."""

from gandan.activities.models import Activity, Evidence
from gandan.activities.rules.seals import Sealed, fields_digest


def sealed_evidence(evidence: Evidence) -> Sealed:
    """Word a row; the record of an activity is named by its code, because its own line says the rest."""
    if evidence.activity is not None:
        return Sealed(evidence.code, evidence.activity.code, None, None, None, evidence.uploaded_at, "-", "-")
    return Sealed(
        evidence.code,
        evidence.file.sha256,
        evidence.period_from,
        evidence.period_to,
        evidence.own_on,
        evidence.uploaded_at,
        evidence.unit.code,
        evidence.title,
    )


def sealed_activity(activity: Activity) -> Sealed:
    fields = {
        "kind": activity.kind.code,
        "group": activity.group.code if activity.group else "",
        "place": activity.place,
        "people": activity.people,
        "numbers": activity.numbers,
        "words": activity.words,
        "sentence": activity.sentence,
        "is_sentence_own": activity.is_sentence_own,
        "is_withdrawn": activity.is_withdrawn,
        "withdrawn_reason": activity.withdrawn_reason,
        "version": activity.version,
    }
    return Sealed(
        activity.code,
        fields_digest(fields),
        activity.from_on,
        activity.to_on,
        None,
        activity.created_at,
        activity.unit.code,
        activity.title,
    )
