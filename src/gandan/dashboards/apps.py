from django.apps import AppConfig
from django.http import HttpRequest
from django.utils.translation import gettext_noop

from gandan.accounts.demo import register_provider
from gandan.common.menu import TabEntry, register_start, register_tab
from gandan.organisations.enums import Right, Role


def _may_read(request: HttpRequest) -> bool:
    return bool(request.actor.has(Right.BOARD_READ))  # type: ignore[attr-defined]


def _begins_here(request: HttpRequest) -> bool:
    return bool(request.actor.is_role(Role.LEADER))  # type: ignore[attr-defined]


class DashboardsConfig(AppConfig):
    name = "gandan.dashboards"
    label = "dashboards"

    def ready(self) -> None:
        from gandan.dashboards.city_accounts import city_accounts  # noqa: PLC0415 - models are needed

        register_provider(city_accounts)
        register_tab(
            TabEntry("work", 10, "board", gettext_noop("Bảng điều hành"), "chart-column", "board", _may_read),
        )
        register_start("board", _begins_here)
