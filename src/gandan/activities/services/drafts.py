"""What an official has typed and handed in of an activity and not yet recorded; nothing of it is lost on the way."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from gandan.activities.models import Activity, ActivityDraft, ActivityKind
from gandan.activities.services.evidence import KeptFile
from gandan.common import clock
from gandan.files.models import StoredFile
from gandan.organisations.actors import Actor


def find_draft(activity: Activity | None, *, actor: Actor) -> ActivityDraft | None:
    """Return the draft; None for ``activity`` means a new one."""
    draft: ActivityDraft | None = ActivityDraft.objects.filter(official=actor.official, activity=activity).first()
    return draft


def save_draft(
    activity: Activity | None, typed: Mapping[str, Any], *, kind: ActivityKind, actor: Actor
) -> ActivityDraft:
    """Keep what was typed; files taken in earlier stay with it."""
    draft = find_draft(activity, actor=actor)
    files = draft.fields.get("files", []) if draft else []
    return _write(activity, {**typed, "files": files, "kind": kind.code}, actor=actor)


def save_draft_files(
    activity: Activity | None, files: Sequence[KeptFile], *, kind: ActivityKind, actor: Actor
) -> ActivityDraft:
    """Remember the files taken in; what was typed stays."""
    draft = find_draft(activity, actor=actor)
    listed = [
        {"sha256": kept.stored.sha256, "own_on": kept.own_on and kept.own_on.isoformat(), "name": kept.name}
        for kept in files
    ]
    typed = draft.fields if draft else {}
    return _write(activity, {**typed, "files": listed, "kind": kind.code}, actor=actor)


def draft_files(draft: ActivityDraft | None) -> list[KeptFile]:
    """Return the files of a draft in the order in which they came."""
    listed = draft.fields.get("files", []) if draft else []
    if not listed:
        return []
    stored = {one.sha256: one for one in StoredFile.objects.filter(sha256__in=[item["sha256"] for item in listed])}
    return [
        KeptFile(
            stored[item["sha256"]], dt.date.fromisoformat(item["own_on"]) if item["own_on"] else None, item["name"]
        )
        for item in listed
        if item["sha256"] in stored
    ]


def drop_draft(activity: Activity | None, *, actor: Actor) -> None:
    ActivityDraft.objects.filter(official=actor.official, activity=activity).delete()


def _write(activity: Activity | None, fields: Mapping[str, Any], *, actor: Actor) -> ActivityDraft:
    draft: ActivityDraft
    draft, _created = ActivityDraft.objects.update_or_create(
        official=actor.official,
        activity=activity,
        defaults={"fields": dict(fields), "saved_at": clock.now()},
    )
    return draft
