from django.apps import AppConfig
from django.utils.translation import gettext_noop

from gandan.common.menu import TabEntry, register_tab
from gandan.indicators import acts as acts  # registers them


class IndicatorsConfig(AppConfig):
    name = "gandan.indicators"
    label = "indicators"

    def ready(self) -> None:
        from gandan.indicators.queries.of_activities import register_indicators  # noqa: PLC0415 - models are needed
        from gandan.indicators.services.heirs import INDICATORS  # noqa: PLC0415 - models are needed
        from gandan.organisations.open_work import register_holding  # noqa: PLC0415 - models are needed

        register_indicators()
        register_holding(INDICATORS)
        register_tab(TabEntry("reports", 90, "indicators", gettext_noop("Số liệu"), "chart-column", "indicators"))
