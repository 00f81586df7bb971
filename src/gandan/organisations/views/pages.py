"""What all pages of administration share."""

from collections.abc import Callable
from typing import Any, TypeVar

from django import forms
from django.contrib import messages

from gandan.common.errors import NotAllowed, Stale
from gandan.common.menu import tabs
from gandan.organisations.permissions import StaffRequest

T = TypeVar("T")


def shared(request: StaffRequest, tab: str) -> dict[str, Any]:
    """Return what the layout of administration needs."""
    return {"active_menu": "administration", "tabs": tabs(request, "administration", tab)}


def tried(form: forms.Form, act: Callable[[], T]) -> T | None:
    """Return what the act returns; put a refusal's sentence on the form and return None. Stale goes through."""
    try:
        return act()
    except Stale:
        raise
    except NotAllowed as refusal:
        form.add_error(None, refusal.reason)
        return None


def done(request: StaffRequest, act: Callable[[], object], sentence: str) -> None:
    """Do the act and say so, or say why not."""
    try:
        act()
    except NotAllowed as refusal:
        messages.error(request, refusal.reason)
    else:
        messages.success(request, sentence)
