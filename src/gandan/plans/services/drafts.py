"""What is typed and handed in before a progress report is sent; nothing of it is lost on the way."""

from collections.abc import Mapping, Sequence
from typing import Any

from gandan.activities.services import KeptFile
from gandan.activities.services.kept import files_of, with_files, with_typed
from gandan.common import clock
from gandan.organisations.actors import Actor
from gandan.plans.models import Assignment, ProgressDraft


def save_draft(assignment: Assignment, typed: Mapping[str, Any], *, actor: Actor) -> ProgressDraft:
    """Keep what was typed; files taken in earlier stay with it."""
    return _write(assignment, with_typed(_fields(find_draft(assignment, actor=actor)), typed), actor=actor)


def save_draft_files(assignment: Assignment, files: Sequence[KeptFile], *, actor: Actor) -> ProgressDraft:
    """Remember the files taken in; what was typed stays."""
    return _write(assignment, with_files(_fields(find_draft(assignment, actor=actor)), files), actor=actor)


def find_draft(assignment: Assignment, *, actor: Actor) -> ProgressDraft | None:
    draft: ProgressDraft | None = ProgressDraft.objects.filter(assignment=assignment, official=actor.official).first()
    return draft


def draft_files(draft: ProgressDraft | None) -> list[KeptFile]:
    """Return the files of a draft in the order in which they came."""
    return files_of(_fields(draft))


def drop_draft(assignment: Assignment, *, actor: Actor) -> None:
    ProgressDraft.objects.filter(assignment=assignment, official=actor.official).delete()


def _fields(draft: ProgressDraft | None) -> dict[str, Any]:
    return draft.fields if draft else {}


def _write(assignment: Assignment, fields: Mapping[str, Any], *, actor: Actor) -> ProgressDraft:
    draft: ProgressDraft
    draft, _created = ProgressDraft.objects.update_or_create(
        assignment=assignment,
        official=actor.official,
        defaults={"fields": dict(fields), "saved_at": clock.now()},
    )
    return draft
