"""Uploads stay in memory up to the limit, and never touch the disk before they are accepted."""

from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import MemoryFileUploadHandler, StopUpload


class BoundedMemoryUploadHandler(MemoryFileUploadHandler):
    """Keeps each file in memory; a file above ``MAX_UPLOAD_BYTES`` is cut off and marked as too large."""

    def handle_raw_input(
        self,
        input_data: Any,
        META: Any,  # noqa: N803 - Django's name
        content_length: int,
        boundary: Any,
        encoding: str | None = None,
    ) -> None:
        self.activated = True
        self.too_large = content_length > settings.MAX_UPLOAD_BYTES * 4
        if self.too_large:
            raise StopUpload(connection_reset=True)
