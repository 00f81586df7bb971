from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from gandan.accounts.models import CityMembership, User
from gandan.accounts.queries import current_city_memberships, is_only_demo
from gandan.accounts.services import create_login, end_membership, reset_password
from gandan.common import clock
from gandan.common.errors import NotAllowed
from gandan.organisations.tests.factories import make_commune
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


def test_login_when_it_serves_a_city_is_not_a_communes_to_open_or_to_close() -> None:
    commune, today = make_commune(), clock.today()
    membership, old = create_login("le.ha", commune=commune, from_on=today)
    CityMembership.objects.create(user=membership.user, city=commune.city, from_on=today)
    with pytest.raises(NotAllowed) as refusal:
        reset_password(membership)
    end_membership(membership, today=today)
    user = User.objects.get()
    assert (refusal.value.code, user.check_password(old), user.is_active) == ("serves_elsewhere", True, True)


@pytest.mark.parametrize(("is_demo", "expected"), [(True, True), (False, False)])
def test_login_of_a_city_is_of_the_demo_when_all_its_communes_are(is_demo: bool, expected: bool) -> None:
    commune = make_commune()
    type(commune).objects.update(is_demo=is_demo)
    user = User.objects.create_user("thu.thanhpho", "mật khẩu thử 2026")
    CityMembership.objects.create(user=user, city=commune.city, from_on=clock.today())
    assert is_only_demo(user) is expected
