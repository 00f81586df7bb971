"""What a sign-in leaves in its session, and what a wrong code may do to the login."""

import time
from typing import Any

from allauth.mfa import signals as factor_signals
from django.contrib.auth.signals import user_logged_in
from django.http import HttpRequest

from gandan.accounts.lockout import code_key, shut_until
from gandan.accounts.models import User
from gandan.accounts.signals import login_shut

SEEN_AT = "seen_at"
"""Key of the session: the second at which its use was last written down."""


def connect() -> None:
    user_logged_in.connect(mark_seen, dispatch_uid="accounts.mark_seen")
    factor_signals.authentication_failed.connect(code_failed, dispatch_uid="accounts.code_failed")


def mark_seen(sender: object, request: HttpRequest, **kwargs: Any) -> None:
    """The sign-in itself writes the session down, so that the first page need not do it again."""
    request.session[SEEN_AT] = int(time.time())


def code_failed(sender: object, request: HttpRequest, user: User, **kwargs: Any) -> None:
    """Say so once where this wrong code shuts the second step."""
    if shut_until(request, code_key(user)) is not None:
        login_shut.send(sender=User, request=request, user=user)
