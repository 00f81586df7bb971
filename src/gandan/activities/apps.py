from django.apps import AppConfig
from django.utils.translation import gettext_noop

from gandan.activities import acts as acts  # registers them
from gandan.common.menu import TabEntry, register_tab


class ActivitiesConfig(AppConfig):
    name = "gandan.activities"
    label = "activities"

    def ready(self) -> None:
        register_tab(TabEntry("plans", 40, "activities", gettext_noop("Hoạt động"), "calendar-days", "activity_list"))
        register_tab(TabEntry("plans", 50, "evidence", gettext_noop("Kho minh chứng"), "archive", "evidence_list"))
