from django.apps import AppConfig
from django.http import HttpRequest
from django.utils.translation import gettext_noop

from gandan.common.menu import MenuEntry, TabEntry, register, register_tab
from gandan.organisations.enums import Right
from gandan.reports import acts as acts  # registers them


def _may_read(request: HttpRequest) -> bool:
    return bool(request.actor.has(Right.REPORT_READ))  # type: ignore[attr-defined]


class ReportsConfig(AppConfig):
    name = "gandan.reports"
    label = "reports"

    def ready(self) -> None:
        register(
            MenuEntry(
                order=70,
                name="reports",
                label=gettext_noop("Báo cáo"),
                short=gettext_noop("Báo cáo"),
                icon="chart-column",
                url_name="reports",
                is_shown=_may_read,
            )
        )
        register_tab(
            TabEntry("reports", 10, "reports", gettext_noop("Báo cáo"), "file-text", "reports", is_shown=_may_read)
        )
