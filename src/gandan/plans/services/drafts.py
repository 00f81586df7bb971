"""What is typed and handed in before a progress report is sent; nothing of it is lost on the way."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from gandan.activities.services import KeptFile
from gandan.common import clock
from gandan.files.models import StoredFile
from gandan.organisations.actors import Actor
from gandan.plans.models import Assignment, ProgressDraft


def save_draft(assignment: Assignment, typed: Mapping[str, Any], *, actor: Actor) -> ProgressDraft:
    """Keep what was typed; files taken in earlier stay with it."""
    draft = find_draft(assignment, actor=actor)
    files = draft.fields.get("files", []) if draft else []
    return _write(assignment, {**typed, "files": files}, actor=actor)


def save_draft_files(assignment: Assignment, files: Sequence[KeptFile], *, actor: Actor) -> ProgressDraft:
    """Remember the files taken in; what was typed stays."""
    draft = find_draft(assignment, actor=actor)
    listed = [
        {"sha256": kept.stored.sha256, "own_on": kept.own_on and kept.own_on.isoformat(), "name": kept.name}
        for kept in files
    ]
    return _write(assignment, {**(draft.fields if draft else {}), "files": listed}, actor=actor)


def find_draft(assignment: Assignment, *, actor: Actor) -> ProgressDraft | None:
    draft: ProgressDraft | None = ProgressDraft.objects.filter(assignment=assignment, official=actor.official).first()
    return draft


def draft_files(draft: ProgressDraft | None) -> list[KeptFile]:
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


def drop_draft(assignment: Assignment, *, actor: Actor) -> None:
    ProgressDraft.objects.filter(assignment=assignment, official=actor.official).delete()


def _write(assignment: Assignment, fields: Mapping[str, Any], *, actor: Actor) -> ProgressDraft:
    draft: ProgressDraft
    draft, _created = ProgressDraft.objects.update_or_create(
        assignment=assignment,
        official=actor.official,
        defaults={"fields": dict(fields), "saved_at": clock.now()},
    )
    return draft
