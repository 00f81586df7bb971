from django.apps import AppConfig
from django.utils.translation import gettext_noop

from gandan.activities import acts as acts  # registers them
from gandan.common.doctor import Check, register_check
from gandan.common.menu import TabEntry, register_tab


class ActivitiesConfig(AppConfig):
    name = "gandan.activities"
    label = "activities"

    def ready(self) -> None:
        from gandan.activities.queries.verifying import verify_every_commune  # noqa: PLC0415 - models are needed
        from gandan.activities.services.faces import undo_faces_said  # noqa: PLC0415 - models are needed
        from gandan.activities.services.held_drafts import DRAFTS  # noqa: PLC0415 - models are needed
        from gandan.audit.undo import register_undo  # noqa: PLC0415 - models are needed
        from gandan.organisations.personal_work import register_personal_work  # noqa: PLC0415 - models are needed

        register_personal_work(DRAFTS)
        register_undo("faces_said", undo_faces_said)
        register_check(Check("Niêm phong minh chứng", verify_every_commune))
        register_tab(TabEntry("work", 40, "activities", gettext_noop("Hoạt động"), "calendar-days", "activity_list"))
        register_tab(TabEntry("work", 50, "evidence", gettext_noop("Kho minh chứng"), "archive", "evidence_list"))
