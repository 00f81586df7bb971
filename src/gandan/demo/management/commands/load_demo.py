"""Load the demo: a city, three communes, their papers and believable work up to today."""

import random
import subprocess
import sys
from argparse import ArgumentParser
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction

from gandan.common import clock
from gandan.demo.load import SIZES, load_commune
from gandan.demo.people import COMMUNES, CommuneSeed
from gandan.demo.structure import let_serve_too, make_city
from gandan.tenancy.models import Commune
from gandan.workdays.queries import deadline_calendar

_AT_ONCE = 2
"""Communes that are loaded side by side; more would not be faster on the two cores of a small machine."""


class Command(BaseCommand):
    help = "Nạp dữ liệu minh họa."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--if-empty", action="store_true", help="chỉ nạp xã, phường minh họa còn thiếu")
        parser.add_argument("--size", choices=sorted(SIZES), default="nho", help="lượng dữ liệu")
        parser.add_argument("--seed", type=int, default=2026, help="số gieo của bộ sinh dữ liệu")
        parser.add_argument("--commune", choices=[seed.slug for seed in COMMUNES], help="chỉ nạp xã, phường này")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("Dữ liệu minh họa chỉ nạp được khi chạy ./gandan demo.")
        if Commune.objects.filter(is_demo=False).exists():
            raise CommandError("Cơ sở dữ liệu này có xã, phường thật nên không nạp dữ liệu minh họa.")
        asked = [seed for seed in COMMUNES if options["commune"] in (None, seed.slug)]
        held = set(Commune.objects.filter(slug__in=[seed.slug for seed in asked]).values_list("slug", flat=True))
        if held and not options["if_empty"]:
            raise CommandError("Dữ liệu minh họa đã có. Chạy ./gandan demo --fresh để làm lại từ đầu.")
        missing = [seed for seed in asked if seed.slug not in held]
        make_city()
        if options["commune"]:
            for seed in missing:
                self._load(seed, options)
            return
        connection.close()
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            ended = list(pool.map(lambda seed: self._load_beside(seed, options), missing))
        if any(ended):
            raise CommandError("Không nạp được đủ dữ liệu minh họa. Chạy lại để nạp phần còn thiếu.")
        let_serve_too()

    def _load_beside(self, seed: CommuneSeed, options: dict[str, Any]) -> int:
        """Load the commune in a process of its own; return its exit status."""
        own = ["--commune", seed.slug, "--size", options["size"], "--seed", str(options["seed"])]
        return subprocess.run([sys.executable, "-m", "django", "load_demo", *own], check=False).returncode  # noqa: S603 - own program, own words

    def _load(self, seed: CommuneSeed, options: dict[str, Any]) -> None:
        """Load the commune whole or not at all."""
        chance = random.Random(options["seed"] + COMMUNES.index(seed))  # noqa: S311 - invented data, not a secret
        size, today = SIZES[options["size"]], clock.today()
        with transaction.atomic():
            made = load_commune(make_city(), seed, chance, size=size, today=today, calendar=deadline_calendar())
        self.stdout.write(
            f"{seed.name}: {made.progress} báo cáo tiến độ, {made.activities} hoạt động, "
            f"{made.figures} số liệu nhập, {made.reports} báo cáo."
        )
