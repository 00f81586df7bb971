from django.apps import AppConfig


class CommonConfig(AppConfig):
    name = "gandan.common"
    label = "common"
