"""Smaller copies of pictures, made once: decoding a photograph again for each page that shows it costs most of it.

They lie beside the files of their commune under the digest of the original, and go with it.
"""

import tempfile
from collections.abc import Callable
from contextlib import suppress
from enum import StrEnum
from pathlib import Path

from django.conf import settings

from gandan.files.models import StoredFile


class Size(StrEnum):
    """The folder in which copies of one kind lie."""

    THUMBNAIL = "nho"
    PRINTED = "in"


def small_path(stored: StoredFile, size: Size) -> Path:
    return Path(settings.FILES_ROOT) / str(stored.commune_id) / size / stored.sha256


def kept_small(stored: StoredFile, size: Size, make: Callable[[], bytes]) -> bytes:
    """Return the copy that was kept, else make and keep it; where the disk is full it is only made."""
    path = small_path(stored, size)
    with suppress(OSError):
        return path.read_bytes()
    content = make()
    with suppress(OSError):
        _keep(path, content)
    return content


def drop_small(stored: StoredFile) -> None:
    for size in Size:
        small_path(stored, size).unlink(missing_ok=True)


def _keep(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o750)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as temporary:
        try:
            temporary.write(content)
        except OSError:
            Path(temporary.name).unlink()
            raise
    Path(temporary.name).replace(path)
