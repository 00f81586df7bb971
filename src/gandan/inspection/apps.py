from django.apps import AppConfig
from django.http import HttpRequest
from django.utils.translation import gettext_noop

from gandan.common.menu import TabEntry, register_tab
from gandan.inspection import acts as acts  # registers them
from gandan.organisations.enums import Right


def _may_read(request: HttpRequest) -> bool:
    return bool(request.actor.has(Right.RECORD_READ))  # type: ignore[attr-defined]


class InspectionConfig(AppConfig):
    name = "gandan.inspection"
    label = "inspection"

    def ready(self) -> None:
        register_tab(
            TabEntry("administration", 90, "journal", gettext_noop("Nhật ký"), "history", "journal", _may_read)
        )
