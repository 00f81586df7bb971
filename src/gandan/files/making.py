"""Large files that the system makes itself: written to a temporary file beside the others, then kept by content."""

import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from gandan.common import clock
from gandan.files.enums import MediaType
from gandan.files.models import StoredFile
from gandan.files.services import file_path, lock_content, plain_name
from gandan.organisations.models import Official
from gandan.tenancy.scope import current_commune

_AT_ONCE = 1024 * 1024


@contextmanager
def making_file() -> Iterator[Path]:
    """Give a path to write to; what is left there afterwards is taken away, after a killed worker by the sweeping."""
    folder = Path(settings.FILES_ROOT) / str(current_commune().pk) / "dang-lam"
    folder.mkdir(parents=True, exist_ok=True, mode=0o750)
    handle, name = tempfile.mkstemp(dir=folder)
    os.close(handle)
    path = Path(name)
    try:
        yield path
    finally:
        path.unlink(missing_ok=True)


def keep_made_file(path: Path, *, name: str, media_type: MediaType, created_by: Official) -> StoredFile:
    """Move the written file to where its content belongs and return its row."""
    digest = _digest(path)
    lock_content(digest)
    found: StoredFile | None = StoredFile.objects.filter(sha256=digest).first()
    stored = found or StoredFile(
        sha256=digest,
        size=path.stat().st_size,
        media_type=media_type,
        name=plain_name(name),
        created_at=clock.now(),
        created_by=created_by,
    )
    stored.check_tenant()
    target = file_path(stored)
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o750)
    path.replace(target)
    if found is None:
        stored.save(force_insert=True)
    return stored


def _digest(path: Path) -> str:
    """Return SHA-256 of the file, and have it written to the disk on the way."""
    seen = hashlib.sha256()
    with path.open("rb+") as file:
        while part := file.read(_AT_ONCE):
            seen.update(part)
        os.fsync(file.fileno())
    return seen.hexdigest()
