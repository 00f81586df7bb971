from django.apps import AppConfig


class IndicatorsConfig(AppConfig):
    name = "gandan.indicators"
    label = "indicators"
