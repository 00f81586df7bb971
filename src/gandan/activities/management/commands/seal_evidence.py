"""Seal closed days now instead of in the night."""

from typing import Any

from django.core.management.base import BaseCommand

from gandan.activities.services.seals import seal_closed_days
from gandan.common import clock
from gandan.common.formats import day
from gandan.tenancy.models import Commune
from gandan.tenancy.scope import open_commune


class Command(BaseCommand):
    help = "Niêm phong minh chứng của các ngày đã qua, ở mọi xã, phường."

    def handle(self, *args: Any, **options: Any) -> None:
        for commune in Commune.objects.order_by("id"):
            with open_commune(commune):
                seals = seal_closed_days(today=clock.today())
            last = f", đến ngày {day(seals[-1].on)}" if seals else ""
            self.stdout.write(f"{commune.full_name}: {len(seals)} bản niêm phong mới{last}.")
