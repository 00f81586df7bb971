from django.apps import AppConfig

from gandan.common.doctor import Check, register_check


class AuditConfig(AppConfig):
    name = "gandan.audit"
    label = "audit"

    def ready(self) -> None:
        from gandan.audit.queries.verifying import verify_everything  # noqa: PLC0415 - models are needed
        from gandan.audit.receivers import connect  # noqa: PLC0415 - models are needed

        connect()
        register_check(Check("Niêm phong nhật ký", verify_everything))
