"""What a sign-in leaves in its session."""

import time
from typing import Any

from django.contrib.auth.signals import user_logged_in
from django.http import HttpRequest

SEEN_AT = "seen_at"
"""Key of the session: the second at which its use was last written down."""


def connect() -> None:
    user_logged_in.connect(mark_seen, dispatch_uid="accounts.mark_seen")


def mark_seen(sender: object, request: HttpRequest, **kwargs: Any) -> None:
    """The sign-in itself writes the session down, so that the first page need not do it again."""
    request.session[SEEN_AT] = int(time.time())
