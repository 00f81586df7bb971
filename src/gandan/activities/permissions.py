"""Who may open a piece of evidence: pictures of people and papers are not for everybody in the house."""

from collections.abc import Callable, Sequence

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from gandan.activities.models import Activity, ActivityDraft, ActivityKind, Evidence
from gandan.audit.services import record
from gandan.common.errors import MissingRight
from gandan.files.models import StoredFile
from gandan.organisations.actors import Actor
from gandan.organisations.enums import Right
from gandan.organisations.models import Unit
from gandan.organisations.permissions import check_right

MOST_CHOSEN = 20
"""Pieces of standing evidence that one form takes."""

Reader = Callable[[Actor, Evidence], bool]

_readers: list[Reader] = []


def register_reader(reader: Reader) -> None:
    """Let an upper domain open evidence to those whom its own records name."""
    if reader not in _readers:
        _readers.append(reader)


def can_open_evidence(actor: Actor, evidence: Evidence) -> bool:
    """Say whether the actor is of the unit that handed it in, oversees the commune, or is named by a record."""
    if sees_files_of(actor, evidence.unit_id):
        return True
    return any(reader(actor, evidence) for reader in _readers)


def get_evidence_or_404(actor: Actor, code: str) -> Evidence:
    """Return the evidence; 404 where this commune has none, a recorded refusal where it is not for the actor."""
    found = Evidence.objects.select_related("file", "unit", "activity", "blurred", "faces_by").filter(code=code)
    evidence: Evidence | None = found.first()
    if evidence is None:
        raise Http404
    if not can_open_evidence(actor, evidence):
        record("access_refused", evidence, actor=actor, changes={"right": "evidence"})
        raise MissingRight(
            _("Chỉ đơn vị đã gửi, đơn vị nhận và tổng hợp, lãnh đạo và công chức tham mưu được mở minh chứng này.")
        )
    return evidence


def chosen_evidence(actor: Actor, codes: Sequence[str]) -> list[Evidence]:
    """Return the evidence that was ticked in a picker, each through its gate."""
    wanted = dict.fromkeys([code.strip() for code in codes if code.strip()][:MOST_CHOSEN])
    return [get_evidence_or_404(actor, code) for code in wanted]


def can_record(actor: Actor, unit_id: int | None) -> bool:
    return actor.has_in(Right.ACTIVITY_RECORD, unit_id)


def visible_evidence(actor: Actor, found: "QuerySet[Evidence]") -> "QuerySet[Evidence]":
    """Keep of a list what the actor may open by unit and right; what single records name besides is opened there."""
    if actor.has_in(Right.REPORT_READ, None) or actor.has_in(Right.TASK_ASSIGN, None):
        return found
    units = {actor.unit.pk, *actor.units_with(Right.TASK_WORK), *actor.units_with(Right.REPORT_READ)}
    return found.filter(unit_id__in=sorted(units))


def sees_files_of(actor: Actor, unit_id: int) -> bool:
    """Say whether all evidence of this unit is open to the actor, without a query."""
    if actor.is_of(unit_id) or actor.has_in(Right.TASK_WORK, unit_id):
        return True
    return actor.has_in(Right.REPORT_READ, unit_id) or actor.has_in(Right.TASK_ASSIGN, None)


def recording_units(actor: Actor) -> list[Unit]:
    """Return the units for which the actor may record, their own first."""
    units = Unit.objects.filter(is_active=True)
    if not actor.has_in(Right.ACTIVITY_RECORD, None):
        units = units.filter(pk__in=sorted(actor.units_with(Right.ACTIVITY_RECORD)))
    return sorted(units, key=lambda unit: (unit.pk != actor.unit.pk, unit.position, unit.pk))


def get_activity_or_404(code: str) -> Activity:
    activity: Activity = get_object_or_404(
        Activity.objects.select_related("kind", "group", "unit", "created_by"), code=code
    )
    return activity


def get_changeable_activity_or_404(actor: Actor, code: str) -> Activity:
    """Return the activity for a change: 404 where there is none, a recorded refusal where the actor has no right."""
    activity = get_activity_or_404(code)
    check_right(actor, Right.ACTIVITY_RECORD, activity.unit_id)
    return activity


def get_kind_or_404(code: str) -> ActivityKind:
    kind: ActivityKind = get_object_or_404(ActivityKind.objects.select_related("group"), code=code, is_active=True)
    return kind


def get_picture_or_404(actor: Actor, code: str) -> Evidence:
    """Return a picture whose faces the actor may speak of."""
    evidence = get_evidence_or_404(actor, code)
    if evidence.file is None or not evidence.file.is_picture:
        raise Http404
    check_right(actor, Right.ACTIVITY_RECORD, evidence.unit_id)
    return evidence


def get_kept_file_or_404(actor: Actor, sha256: str) -> StoredFile:
    """Return a file of one of the actor's own drafts."""
    drafts = ActivityDraft.objects.filter(official=actor.official)
    kept = {item["sha256"] for draft in drafts for item in draft.fields.get("files", [])}
    if sha256 not in kept:
        raise Http404
    stored: StoredFile = get_object_or_404(StoredFile, sha256=sha256)
    return stored
