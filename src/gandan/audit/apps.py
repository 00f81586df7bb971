from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "gandan.audit"
    label = "audit"

    def ready(self) -> None:
        from gandan.audit.receivers import connect  # noqa: PLC0415 - models are needed

        connect()
