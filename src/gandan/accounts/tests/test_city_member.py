from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from gandan.accounts.models import CityMembership, User
from gandan.accounts.queries import current_city_memberships
from gandan.common import clock
from gandan.tenancy.models import City

pytestmark = pytest.mark.django_db


def added(*arguments: str) -> str:
    out = StringIO()
    call_command("add_city_member", *arguments, stdout=out)
    return out.getvalue()


def test_city_member_when_added_twice_then_stands_once_and_the_password_is_shown_once() -> None:
    city = City.objects.create(slug="thanh-pho-thu", name="Thành phố Thử")

    first, second = added("thanh-pho-thu", "Thu.ThanhPho"), added("thanh-pho-thu", "thu.thanhpho")

    user = User.objects.get(username="thu.thanhpho")
    assert [held.city for held in current_city_memberships(user, on=clock.today())] == [city]
    assert user.check_password(first.split()[-1])
    assert (user.must_change_password, second) == (True, "thu.thanhpho: Thành phố Thử, đã có từ trước.\n")


def test_city_member_when_the_city_is_unknown_then_refused() -> None:
    with pytest.raises(CommandError, match="Không có thành phố nào mang tên ngắn này"):
        added("khong-co", "ai.do")
    assert CityMembership.objects.count() == 0
