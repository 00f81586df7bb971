from django.apps import AppConfig

from gandan.activities import acts as acts  # registers them


class ActivitiesConfig(AppConfig):
    name = "gandan.activities"
    label = "activities"
