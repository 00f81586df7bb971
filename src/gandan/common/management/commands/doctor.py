"""Verify what is kept and say in words what differs."""

from typing import Any

from django.core.management.base import BaseCommand

from gandan.common.doctor import checks
from gandan.common.words import say


class Command(BaseCommand):
    help = "Kiểm tra dữ liệu và tệp đang lưu; nói rõ chỗ nào khác."

    def handle(self, *args: Any, **options: Any) -> None:
        count = 0
        for check in checks():
            found = 0
            for sentence in check.find():
                found += 1
                self.stdout.write(f"  {sentence}")
            words = say("có %(found)d chỗ khác", found=found) if found else say("nguyên vẹn")
            self.stdout.write(f"{check.name}: {words}.")
            count += found
        if count:
            raise SystemExit(1)
