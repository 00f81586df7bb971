"""Uploads stay in memory up to the limit, and never touch the disk before they are accepted."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from gandan.common.views import too_large

_MOST_FILES_FULL = 4
"""How many files of the greatest size one request may carry; more smaller ones pass."""
_MOST_ANONYMOUS = 1024 * 1024
"""Bytes of a request from somebody who has not signed in; the forms open to everybody are short."""


class BoundedMemoryUploadHandler(MemoryFileUploadHandler):
    """Keeps each file in memory, of one above ``MAX_UPLOAD_BYTES`` so much as shows that it is too large.

    The rest of such a file is read and let go, so that the other fields and files of the form are not lost.
    """

    def handle_raw_input(
        self,
        input_data: Any,
        META: Any,  # noqa: N803 - Django's name
        content_length: int,
        boundary: Any,
        encoding: str | None = None,
    ) -> None:
        self.activated = True

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        room = settings.MAX_UPLOAD_BYTES + 1 - start
        if room > 0:
            self.file.write(raw_data[:room])

    def file_complete(self, file_size: int) -> Any:
        return super().file_complete(min(file_size, settings.MAX_UPLOAD_BYTES + 1))


def bounded(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Refuse a request that is too large before anything of it is read; the anonymous are sent to sign in."""

    def middleware(request: HttpRequest) -> HttpResponse:
        given = str(request.META.get("CONTENT_LENGTH") or "0")
        length = int(given[:20]) if given.isdecimal() else 0
        most = settings.MAX_UPLOAD_BYTES * _MOST_FILES_FULL
        if length > most:
            return too_large(request, most)
        if length > _MOST_ANONYMOUS and not request.user.is_authenticated:
            return redirect(settings.LOGIN_URL)
        return get_response(request)

    return middleware
