"""What the shell of every page needs: where one is, what one may open."""

from typing import Any

from django.http import HttpRequest

from gandan.accounts.queries import current_memberships
from gandan.common import clock
from gandan.common.menu import entries
from gandan.notifications.queries import unread_count
from gandan.organisations.actors import positions_of


def shell(request: HttpRequest) -> dict[str, Any]:
    """Return ``commune``, ``actor`` (both None outside a commune), ``menu``, ``notice_count`` and where one works:
    ``my_places`` are one's positions of the day, ``my_communes`` those that the login may enter."""
    actor = getattr(request, "actor", None)
    return {
        "commune": getattr(request, "commune", None),
        "actor": actor,
        "menu": entries(request) if actor else [],
        "notice_count": unread_count(actor) if actor else 0,
        "my_places": list(positions_of(actor.official, on=clock.today())) if actor else [],
        "my_communes": [one.commune for one in current_memberships(actor.user, on=clock.today())]
        if actor and actor.user
        else [],
    }
