"""Pictures as pages show them and as they leave the commune."""

import io

from PIL import Image

from gandan.activities.enums import Faces
from gandan.activities.models import Evidence
from gandan.files.models import StoredFile
from gandan.files.services import file_path
from gandan.files.small import Size, kept_small

THUMBNAIL = (384, 256)
"""Twice the size on the page, for screens of double density."""


def thumbnail(stored: StoredFile) -> bytes:
    """Return the picture as a small JPEG that fits into ``THUMBNAIL``, made once."""
    return kept_small(stored, Size.THUMBNAIL, lambda: _scaled(stored))


def _scaled(stored: StoredFile) -> bytes:
    with Image.open(file_path(stored)) as image:
        # tells the JPEG decoder to read at a lower resolution, so that a large photograph costs little
        image.draft("RGB", THUMBNAIL)
        small = image.convert("RGB")
    small.thumbnail(THUMBNAIL)
    out = io.BytesIO()
    small.save(out, "JPEG", quality=80)
    return out.getvalue()


def leaving_picture(evidence: Evidence) -> StoredFile | None:
    """Return the picture that may be printed or sent, None for other files and before somebody has said of faces.

    Where faces had to be covered it is the covered one, never the original.
    """
    if evidence.file is None or not evidence.file.is_picture:
        return None
    kept: dict[str, StoredFile | None] = {
        Faces.NONE: evidence.file,
        Faces.CONSENTED: evidence.file,
        Faces.BLURRED: evidence.blurred,
    }
    return kept.get(evidence.faces)
