from django.apps import AppConfig
from django.http import HttpRequest
from django.utils.translation import gettext_noop

from gandan.access import acts as acts  # registers them
from gandan.common.menu import TabEntry, register_tab
from gandan.organisations.enums import Right

_TABS = (
    (32, "sign_in", "key-round", gettext_noop("Đăng nhập")),
    (34, "invitations", "user-plus", gettext_noop("Lời mời")),
)


class AccessConfig(AppConfig):
    name = "gandan.access"
    label = "access"

    def ready(self) -> None:
        menu = "administration"
        for order, name, icon, label in _TABS:
            register_tab(TabEntry(menu, order, name, label, icon, name, _may_manage))


def _may_manage(request: HttpRequest) -> bool:
    return bool(request.actor.has(Right.ORGANISATION_MANAGE))  # type: ignore[attr-defined]
