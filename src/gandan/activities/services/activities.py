"""Recording what happened, correcting it and taking it back."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction

from gandan.activities.models import Activity, ActivityEvidence, ActivityKind, ContentGroup, Evidence
from gandan.activities.queries.activities import LONGEST
from gandan.activities.rules.sentences import MOST, Counted, Facts, finished, sentence_of
from gandan.activities.services.drafts import drop_draft
from gandan.activities.services.evidence import KeptFile, record_evidence
from gandan.audit.services import record
from gandan.common import clock
from gandan.common.errors import NotAllowed, Stale
from gandan.common.vietnamese import fold
from gandan.organisations.actors import Actor
from gandan.organisations.models import Unit
from gandan.tenancy.codes import next_code
from gandan.tenancy.models import create_rows

_KEPT = ("kind", "group", "unit", "title", "from_on", "to_on", "place", "people", "words", "sentence")
"""What the record of changes compares."""


@dataclass(frozen=True, slots=True)
class ActivityFacts:
    """What a person says of an activity; ``own_sentence`` is empty where the template words it."""

    kind: ActivityKind
    title: str
    from_on: dt.date
    to_on: dt.date
    unit: Unit
    group: ContentGroup | None = None
    place: str = ""
    people: int | None = None
    numbers: tuple[Counted, ...] = ()
    words: str = ""
    own_sentence: str = ""


def propose_sentence(facts: ActivityFacts) -> str:
    """Return the sentence that the template of the kind makes of the facts."""
    wordings = {number["name"]: number.get("words", "") for number in facts.kind.numbers}
    said = Facts(facts.unit.name, facts.title, facts.from_on, facts.to_on, facts.place, facts.people, facts.numbers)
    return sentence_of(facts.kind.template, said, wordings=wordings)[:MOST]


@transaction.atomic
def record_activity(
    facts: ActivityFacts,
    *,
    submission: UUID,
    today: dt.date,
    actor: Actor,
    files: Sequence[KeptFile] = (),
    evidence: Sequence[Evidence] = (),
) -> Activity:
    """Record an activity with its new files and with evidence that stands already.

    The same ``submission`` sent again returns the activity that stands. Raises NotAllowed.
    """
    standing: Activity | None = Activity.objects.filter(submission=submission).first()
    if standing is not None:
        if standing.created_by_id != actor.official.pk:
            raise NotAllowed("submission", "Biểu mẫu này đã được gửi. Hãy mở lại trang rồi ghi.")
        drop_draft(None, actor=actor)
        return standing
    _check(facts, today=today)
    activity = Activity(
        code=next_code("HD", year=clock.today().year),
        submission=submission,
        created_at=clock.now(),
        created_by=actor.official,
    )
    _fill(activity, facts)
    activity.save(force_insert=True)
    record("activity_recorded", activity, actor=actor, changes={"title": activity.title})
    attach_evidence(activity, files=files, evidence=evidence, actor=actor)
    drop_draft(None, actor=actor)
    return activity


@transaction.atomic
def correct_activity(
    activity: Activity,
    facts: ActivityFacts,
    *,
    version: int,
    today: dt.date,
    actor: Actor,
    files: Sequence[KeptFile] = (),
    evidence: Sequence[Evidence] = (),
) -> Activity:
    """Change what was recorded; the record keeps what stood before. Raises NotAllowed, Stale."""
    held = _lock(activity)
    if held.version != version:
        raise Stale
    _check(facts, today=today)
    before = _comparable(held)
    _fill(held, facts)
    after = _comparable(held)
    changes = {name: [old, after[name]] for name, old in before.items() if old != after[name]}
    held.version += 1
    held.seal = None
    held.save()
    if changes:
        record("activity_corrected", held, actor=actor, changes=changes)
    Evidence.objects.filter(activity=held).update(
        title=held.title[:200],
        title_fold=fold(held.title[:200]),
        period_from=held.from_on,
        period_to=held.to_on,
        own_on=held.to_on,
        unit=held.unit,
    )
    attach_evidence(held, files=files, evidence=evidence, actor=actor)
    drop_draft(held, actor=actor)
    return held


@transaction.atomic
def withdraw_activity(activity: Activity, *, reason: str, actor: Actor) -> Activity:
    """Take back what was recorded; it stays readable and counts nowhere. Raises NotAllowed."""
    held = _lock(activity)
    if not reason.strip():
        raise NotAllowed("reason", "Hãy ghi lý do rút hoạt động này.")
    held.is_withdrawn = True
    held.withdrawn_reason = reason.strip()[:300]
    held.version += 1
    held.seal = None
    held.save()
    record("activity_withdrawn", held, actor=actor, changes={"reason": held.withdrawn_reason})
    return held


def attach_evidence(
    activity: Activity, *, files: Sequence[KeptFile], evidence: Sequence[Evidence], actor: Actor
) -> list[Evidence]:
    """Join new files and standing evidence to the activity; what is joined already stays so."""
    period = (activity.from_on, activity.to_on)
    new = [
        record_evidence(kept, title=activity.title, period=period, unit=activity.unit, actor=actor) for kept in files
    ]
    known = set(ActivityEvidence.objects.filter(activity=activity).values_list("evidence_id", flat=True))
    joined = [one for one in dict.fromkeys([*new, *evidence]) if one.pk not in known and one.activity_id is None]
    create_rows([ActivityEvidence(activity=activity, evidence=one) for one in joined])
    return joined


def _lock(activity: Activity) -> Activity:
    held: Activity = (
        Activity.objects.select_for_update(of=("self",)).select_related("kind", "group", "unit").get(pk=activity.pk)
    )
    if held.is_withdrawn:
        raise NotAllowed("withdrawn", "Hoạt động này đã được rút nên không sửa được nữa.")
    return held


def _check(facts: ActivityFacts, *, today: dt.date) -> None:
    if not facts.title.strip():
        raise NotAllowed("title", "Hãy ghi tên hoạt động.")
    if facts.to_on < facts.from_on:
        raise NotAllowed("days", "Ngày kết thúc sớm hơn ngày bắt đầu. Hãy xem lại hai ngày này.")
    if facts.to_on - facts.from_on > LONGEST:
        raise NotAllowed("long", "Một hoạt động ghi nhiều nhất một năm. Hãy tách thành nhiều hoạt động.")
    if facts.to_on > today:
        raise NotAllowed("future", "Hoạt động chưa diễn ra nên chưa ghi được. Hãy xem lại ngày.")


def _fill(activity: Activity, facts: ActivityFacts) -> None:
    own = finished(facts.own_sentence)[:MOST]
    activity.kind, activity.group, activity.unit = facts.kind, facts.group, facts.unit
    activity.title, activity.place = facts.title.strip()[:300], facts.place.strip()[:200]
    activity.from_on, activity.to_on = facts.from_on, facts.to_on
    activity.people, activity.words = facts.people, facts.words.strip()
    activity.numbers = [{"name": n.name, "value": n.value, "unit": n.unit} for n in facts.numbers]
    proposed = propose_sentence(facts)
    activity.is_sentence_own = bool(own) and own != proposed
    activity.sentence = own or proposed


def _comparable(activity: Activity) -> dict[str, Any]:
    values = {name: getattr(activity, name) for name in _KEPT}
    named = {name: value.name if hasattr(value, "name") else value for name, value in values.items()}
    return {**named, "numbers": activity.numbers}
