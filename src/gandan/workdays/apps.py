from django.apps import AppConfig
from django.db.models.signals import post_migrate

from gandan.workdays.seed import seed_after_migrate


class WorkdaysConfig(AppConfig):
    name = "gandan.workdays"
    label = "workdays"

    def ready(self) -> None:
        post_migrate.connect(seed_after_migrate, sender=self, dispatch_uid="workdays.seed")
