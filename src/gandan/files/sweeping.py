"""Taking bytes away: first the row goes, then a job removes what no row names any more."""

import time
from pathlib import Path

from django.conf import settings
from procrastinate.contrib.django import app

from gandan.files.models import StoredFile
from gandan.files.services import file_path, lock_content
from gandan.files.small import drop_small
from gandan.tenancy.scope import current_commune

SWEEP_TASK = "files.sweep"
_SETTLED = 24 * 3600
"""Seconds after which bytes without a row belong to no transaction that is still open."""


def release_file(stored: StoredFile) -> None:
    """Delete the row where no record uses it, and have its bytes removed once that is committed."""
    lock_content(stored.sha256)
    if _is_used(stored):
        return
    task = app.configure_task(SWEEP_TASK)
    task.defer(commune_id=stored.commune_id, sha256=stored.sha256)
    stored.delete()


def sweep_content(digest: str) -> None:
    """Remove these bytes of the open commune unless a row names them: they may have been kept again meanwhile."""
    lock_content(digest)
    if not StoredFile.objects.filter(sha256=digest).exists():
        gone = StoredFile(commune=current_commune(), sha256=digest)
        file_path(gone).unlink(missing_ok=True)
        drop_small(gone)


def left_over() -> list[Path]:
    """Return what lies in the open commune's folder without a row, as an interrupted transaction leaves it."""
    known = set(StoredFile.objects.values_list("sha256", flat=True))
    before = time.time() - _SETTLED
    found = (Path(settings.FILES_ROOT) / str(current_commune().pk)).glob("*/*")
    return [path for path in found if path.name not in known and path.stat().st_mtime < before]


def _is_used(stored: StoredFile) -> bool:
    relations = [
        one for one in StoredFile._meta.get_fields(include_hidden=True) if one.auto_created and one.is_relation
    ]
    return any(
        one.related_model.objects.filter(**{one.field.name: stored}).exists()  # type: ignore[union-attr]
        for one in relations
    )
