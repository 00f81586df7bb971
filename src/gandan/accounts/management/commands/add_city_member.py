"""Let a login enter the desk of a city."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.crypto import get_random_string

from gandan.accounts.models import CityMembership, User
from gandan.common import clock
from gandan.tenancy.models import City

_LENGTH = 14


class Command(BaseCommand):
    help = "Cho một tài khoản vào bàn thành phố; tài khoản chưa có thì lập mới và in mật khẩu một lần."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("city", help="tên ngắn của thành phố trong địa chỉ trang")
        parser.add_argument("username", help="tên đăng nhập")

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        city = City.objects.filter(slug=options["city"]).first()
        if city is None:
            raise CommandError("Không có thành phố nào mang tên ngắn này.")
        user = User.objects.filter(username=options["username"].strip().lower()).first()
        password = ""
        if user is None:
            password = get_random_string(_LENGTH)
            user = User.objects.create_user(options["username"], password, must_change_password=True)
        _, is_new = CityMembership.objects.get_or_create(user=user, city=city, defaults={"from_on": clock.today()})
        self.stdout.write(f"{user.username}: {city.name}, {'đã thêm' if is_new else 'đã có từ trước'}.")
        if password:
            self.stdout.write(f"Mật khẩu dùng một lần: {password}")
