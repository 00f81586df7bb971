"""Seal closed days of the record now instead of in the night."""

from typing import Any

from django.core.management.base import BaseCommand

from gandan.audit.services import seal_platform, seal_record
from gandan.common import clock
from gandan.tenancy.models import Commune
from gandan.tenancy.scope import open_commune


class Command(BaseCommand):
    help = "Niêm phong nhật ký của các ngày đã qua: của hệ thống và của mọi xã, phường."

    def handle(self, *args: Any, **options: Any) -> None:
        today = clock.today()
        self.stdout.write(f"Nhật ký hệ thống: {len(seal_platform(today=today))} bản niêm phong mới.")
        for commune in Commune.objects.order_by("id"):
            with open_commune(commune):
                seals = seal_record(today=today)
            self.stdout.write(f"{commune.full_name}: {len(seals)} bản niêm phong mới.")
