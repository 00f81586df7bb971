from django.apps import AppConfig

from gandan.indicators import acts as acts  # registers them


class IndicatorsConfig(AppConfig):
    name = "gandan.indicators"
    label = "indicators"

    def ready(self) -> None:
        from gandan.indicators.queries.of_activities import register_indicators  # noqa: PLC0415 - models are needed

        register_indicators()
