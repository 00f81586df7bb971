"""What an official has typed and handed in of an activity and not yet recorded; nothing of it is lost on the way."""

from collections.abc import Mapping, Sequence
from typing import Any

from gandan.activities.models import Activity, ActivityDraft, ActivityKind
from gandan.activities.services.evidence import KeptFile
from gandan.activities.services.kept import files_of, with_files, with_typed
from gandan.common import clock
from gandan.organisations.actors import Actor


def find_draft(activity: Activity | None, *, actor: Actor) -> ActivityDraft | None:
    """Return the draft; None for ``activity`` means a new one."""
    draft: ActivityDraft | None = ActivityDraft.objects.filter(official=actor.official, activity=activity).first()
    return draft


def save_draft(
    activity: Activity | None, typed: Mapping[str, Any], *, kind: ActivityKind, actor: Actor
) -> ActivityDraft:
    """Keep what was typed; files taken in earlier stay with it."""
    fields = with_typed(_fields(find_draft(activity, actor=actor)), typed)
    return _write(activity, {**fields, "kind": kind.code}, actor=actor)


def save_draft_files(
    activity: Activity | None, files: Sequence[KeptFile], *, kind: ActivityKind, actor: Actor
) -> ActivityDraft:
    """Remember the files taken in; what was typed stays."""
    fields = with_files(_fields(find_draft(activity, actor=actor)), files)
    return _write(activity, {**fields, "kind": kind.code}, actor=actor)


def draft_files(draft: ActivityDraft | None) -> list[KeptFile]:
    """Return the files of a draft in the order in which they came."""
    return files_of(_fields(draft))


def drop_draft(activity: Activity | None, *, actor: Actor) -> None:
    ActivityDraft.objects.filter(official=actor.official, activity=activity).delete()


def _fields(draft: ActivityDraft | None) -> dict[str, Any]:
    return draft.fields if draft else {}


def _write(activity: Activity | None, fields: Mapping[str, Any], *, actor: Actor) -> ActivityDraft:
    draft: ActivityDraft
    draft, _created = ActivityDraft.objects.update_or_create(
        official=actor.official,
        activity=activity,
        defaults={"fields": dict(fields), "saved_at": clock.now()},
    )
    return draft
