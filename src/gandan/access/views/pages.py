"""What the pages of this domain share."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages

from gandan.common.errors import NotAllowed
from gandan.common.menu import tabs
from gandan.organisations.permissions import StaffRequest


def shared(request: StaffRequest, tab: str) -> dict[str, Any]:
    """Return what the layout of administration needs."""
    return {"active_menu": "administration", "tabs": tabs(request, "administration", tab)}


def done(request: StaffRequest, act: Callable[[], object], sentence: str) -> None:
    """Do the act and say so, or say why not."""
    try:
        act()
    except NotAllowed as refusal:
        messages.error(request, refusal.reason)
    else:
        messages.success(request, sentence)
