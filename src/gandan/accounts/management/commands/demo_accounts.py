from typing import Any

from django.core.management.base import BaseCommand

from gandan.accounts.demo import PASSWORD, demo_accounts

HEADS = ("Tên đăng nhập", "Họ và tên", "Vai trò", "Đơn vị")


class Command(BaseCommand):
    help = "In các tài khoản minh họa của từng xã, phường."

    def handle(self, *args: Any, **options: Any) -> None:
        accounts = demo_accounts()
        if not accounts:
            self.stdout.write("Chưa có dữ liệu minh họa.")
            return
        rows = [HEADS, *((a.username, a.name, a.duty, a.unit) for a in accounts)]
        widths = [max(len(row[column]) for row in rows) for column in range(len(HEADS))]
        lines = [
            "  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip() for row in rows
        ]
        head, *lines = lines
        commune = ""
        for account, line in zip(accounts, lines, strict=True):
            if account.commune != commune:
                commune = account.commune
                self.stdout.write(f"\n{commune}\n{head}")
            self.stdout.write(line)
        self.stdout.write(f"\nMật khẩu chung: {PASSWORD}")
