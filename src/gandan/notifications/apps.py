from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "gandan.notifications"
    label = "notifications"

    def ready(self) -> None:
        from gandan.notifications import receivers as receivers  # noqa: PLC0415 - models are needed
