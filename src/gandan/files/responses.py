"""Sending a stored file; the calling view has already decided that the actor may have it."""

from django.http import FileResponse

from gandan.files.enums import EXTENSIONS, MediaType
from gandan.files.models import StoredFile
from gandan.files.services import file_path


def file_response(stored: StoredFile, *, as_attachment: bool, name: str | None = None) -> FileResponse:
    """Return the bytes with their sniffed type; never run as a page of our own origin."""
    extension = EXTENSIONS[MediaType(stored.media_type)]
    filename = f"{name}.{extension}" if name else stored.name
    response = FileResponse(
        file_path(stored).open("rb"),
        as_attachment=as_attachment,
        filename=filename,
        content_type=f"{stored.media_type}; charset=utf-8"
        if stored.media_type == MediaType.TEXT
        else stored.media_type,
    )
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["Content-Security-Policy"] = (
        "sandbox; default-src 'none'; img-src 'self'; style-src 'unsafe-inline'"
    )
    return response
