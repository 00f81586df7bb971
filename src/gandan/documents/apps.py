from django.apps import AppConfig
from django.utils.translation import gettext_noop

from gandan.common.menu import MenuEntry, register
from gandan.documents import acts as acts  # registers them


class DocumentsConfig(AppConfig):
    name = "gandan.documents"
    label = "documents"

    def ready(self) -> None:
        from gandan.documents.counted import register_indicators  # noqa: PLC0415 - models are needed
        from gandan.documents.held_readings import READINGS  # noqa: PLC0415 - models are needed
        from gandan.documents.permissions import may_open_reading  # noqa: PLC0415 - models are needed
        from gandan.notifications.seeing import register_gate  # noqa: PLC0415 - models are needed
        from gandan.organisations.personal_work import register_personal_work  # noqa: PLC0415 - models are needed

        register_indicators()
        register_personal_work(READINGS)
        register_gate("reading", may_open_reading)
        register(
            MenuEntry(
                order=20,
                name="documents",
                label=gettext_noop("Văn bản"),
                short=gettext_noop("Văn bản"),
                icon="file-text",
                url_name="documents",
            )
        )
