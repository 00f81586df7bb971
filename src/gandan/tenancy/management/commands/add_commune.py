"""Set up a commune by its state code."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from gandan.common.errors import NotAllowed
from gandan.tenancy.services import set_up_commune


class Command(BaseCommand):
    help = "Thêm một xã, phường, đặc khu theo mã đơn vị hành chính của Nhà nước."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("code", help="mã gồm 5 chữ số")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            commune = set_up_commune(options["code"])
        except NotAllowed as refusal:
            raise CommandError(refusal.reason) from refusal
        self.stdout.write(f"{commune.full_name}, {commune.city.name}: /{commune.slug}/")
