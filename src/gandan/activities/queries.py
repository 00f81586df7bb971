"""Reading evidence."""

import io

from PIL import Image

from gandan.files.models import StoredFile
from gandan.files.services import file_path

THUMBNAIL = (384, 256)
"""Twice the size on the page, for screens of double density."""


def thumbnail(stored: StoredFile) -> bytes:
    """Return the picture as a small JPEG that fits into ``THUMBNAIL``."""
    with Image.open(file_path(stored)) as image:
        # tells the JPEG decoder to read at a lower resolution, so that a large photograph costs little
        image.draft("RGB", THUMBNAIL)
        small = image.convert("RGB")
    small.thumbnail(THUMBNAIL)
    out = io.BytesIO()
    small.save(out, "JPEG", quality=80)
    return out.getvalue()
