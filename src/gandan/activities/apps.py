from django.apps import AppConfig


class ActivitiesConfig(AppConfig):
    name = "gandan.activities"
    label = "activities"
