"""Load the demo: a city, three communes, their papers and believable work up to today."""

import random
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from gandan.common import clock
from gandan.demo.load import SIZES, load_commune
from gandan.demo.people import COMMUNES
from gandan.demo.structure import make_city
from gandan.tenancy.models import Commune
from gandan.workdays.queries import deadline_calendar


class Command(BaseCommand):
    help = "Nạp dữ liệu minh họa."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--if-empty", action="store_true", help="không làm gì khi đã có dữ liệu minh họa")
        parser.add_argument("--size", choices=sorted(SIZES), default="nho", help="lượng dữ liệu")
        parser.add_argument("--seed", type=int, default=2026, help="số gieo của bộ sinh dữ liệu")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("Dữ liệu minh họa chỉ nạp được khi chạy ./gandan demo.")
        if Commune.objects.filter(is_demo=False).exists():
            raise CommandError("Cơ sở dữ liệu này có xã, phường thật nên không nạp dữ liệu minh họa.")
        if Commune.objects.filter(slug__in=[seed.slug for seed in COMMUNES]).exists():
            if options["if_empty"]:
                return
            raise CommandError("Dữ liệu minh họa đã có. Chạy ./gandan demo --fresh để làm lại từ đầu.")
        calendar, today = deadline_calendar(), clock.today()
        with transaction.atomic():
            city = make_city()
            for number, seed in enumerate(COMMUNES):
                chance = random.Random(options["seed"] + number)  # noqa: S311 - invented data, not a secret
                made = load_commune(city, seed, chance, size=SIZES[options["size"]], today=today, calendar=calendar)
                self.stdout.write(
                    f"{seed.name}: {made.progress} báo cáo tiến độ, {made.activities} hoạt động, "
                    f"{made.figures} số liệu nhập, {made.reports} báo cáo."
                )
