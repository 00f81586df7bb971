from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "gandan.plans"
    label = "plans"
