"""What the shell of every page needs: where one is, what one may open."""

from typing import Any

from django.http import HttpRequest

from gandan.common.menu import entries
from gandan.notifications.queries import unread_count


def shell(request: HttpRequest) -> dict[str, Any]:
    """Return ``commune``, ``actor`` (both None outside a commune), ``menu`` and ``notice_count``."""
    actor = getattr(request, "actor", None)
    return {
        "commune": getattr(request, "commune", None),
        "actor": actor,
        "menu": entries(request) if actor else [],
        "notice_count": unread_count(actor) if actor else 0,
    }
