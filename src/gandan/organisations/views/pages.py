"""What all pages of administration share."""

from collections.abc import Callable
from typing import Any, TypeVar

from django import forms
from django.contrib import messages
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from gandan.common.errors import NotAllowed, Stale
from gandan.organisations.permissions import StaffRequest

T = TypeVar("T")

_TABS = (
    ("units", "building-2", gettext_noop("Các đơn vị")),
    ("unit_groups", "merge", gettext_noop("Nhóm đơn vị")),
    ("officials", "users", gettext_noop("Cán bộ")),
    ("places", "map-pin", gettext_noop("Xã, phường cả nước")),
    ("calendar", "calendar-days", gettext_noop("Lịch làm việc")),
    ("journal", "history", gettext_noop("Nhật ký")),
)


def shared(request: StaffRequest, tab: str) -> dict[str, Any]:
    """Return what the layout of administration needs."""
    slug = request.commune.slug
    tabs = [
        {"label": _(label), "icon": icon, "href": reverse(name, kwargs={"commune": slug}), "active": name == tab}
        for name, icon, label in _TABS
    ]
    return {"active_menu": "administration", "tabs": tabs}


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
