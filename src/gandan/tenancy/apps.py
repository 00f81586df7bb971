from django.apps import AppConfig
from django.db.models.signals import post_migrate


class TenancyConfig(AppConfig):
    name = "gandan.tenancy"
    label = "tenancy"

    def ready(self) -> None:
        from gandan.tenancy.grants import grant_after_migrate  # noqa: PLC0415 - models are needed
        from gandan.tenancy.reference import load_after_migrate  # noqa: PLC0415 - models are needed

        post_migrate.connect(grant_after_migrate, sender=self, dispatch_uid="tenancy.grants")
        post_migrate.connect(load_after_migrate, sender=self, dispatch_uid="tenancy.reference")
