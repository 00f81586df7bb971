"""Fail where the English catalogue lacks a message, or hold it up to date with ``--update``."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from gandan.common import catalogue


class Command(BaseCommand):
    help = "Kiểm tra bản dịch tiếng Anh đủ và mới."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--update", action="store_true", help="cập nhật tệp .po theo mã nguồn")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["update"]:
            catalogue.update("en")
        lacking = catalogue.missing("en")
        if lacking:
            raise CommandError(f"Thiếu bản dịch tiếng Anh của {len(lacking)} câu:\n" + "\n".join(lacking))
        self.stdout.write("Bản dịch tiếng Anh đủ.")
