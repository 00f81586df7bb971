from django.apps import AppConfig


class DashboardsConfig(AppConfig):
    name = "gandan.dashboards"
    label = "dashboards"
