import datetime as dt
import re
import time
from typing import Any

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.urls import reverse

from gandan.accounts.models import Membership, User
from gandan.audit.models import PlatformEntry
from gandan.organisations.enums import Role
from gandan.organisations.tests.factories import make_commune, make_official, make_unit
from gandan.tenancy.models import Commune
from gandan.tenancy.scope import open_commune

pytestmark = pytest.mark.django_db

PASSWORD = "mật khẩu thử 2026"
WRONG = "Tên đăng nhập hoặc mật khẩu chưa đúng. Hãy kiểm tra phím Caps Lock và bộ gõ tiếng Việt rồi thử lại."
TOO_MANY = r"Bạn đã nhập sai nhiều lần. Hãy thử lại sau \d\d:\d\d, hoặc nhờ quản trị mở khóa\."


@pytest.fixture(autouse=True)
def _no_attempts() -> None:
    cache.clear()


def make_user(*communes: Commune) -> User:
    user = User.objects.create_user("le.ha", PASSWORD)
    for commune in communes:
        Membership.objects.create(user=user, commune=commune, from_on=dt.date(2026, 1, 1))
    return user


def sign_in(client: Client, password: str, username: str = "le.ha") -> Any:
    return client.post(reverse("account_login"), {"login": username, "password": password})


def acts() -> list[tuple[str, str | None]]:
    return list(PlatformEntry.objects.order_by("id").values_list("act", "user__username"))


@pytest.mark.parametrize("username", ["le.ha", "Le.Ha "])
def test_sign_in_when_password_is_right_goes_home_and_is_recorded(client: Client, username: str) -> None:
    make_user()
    response = sign_in(client, PASSWORD, username)
    assert (response.status_code, response.headers["Location"], acts()) == (
        302,
        reverse("home"),
        [("signed_in", "le.ha")],
    )


CHANGE_FIRST = "Mật khẩu này do quản trị hệ thống đặt. Hãy đổi mật khẩu trước khi làm việc."


def make_first_sign_in(client: Client) -> Commune:
    commune = make_commune()
    with open_commune(commune):
        official = make_official(make_unit(), roles=[Role.ADMINISTRATOR], username="le.ha")
    User.objects.filter(pk=official.membership.user_id).update(must_change_password=True)
    client.force_login(official.membership.user)
    return commune


@pytest.mark.parametrize("path", ["/", "/tai-khoan/", "/{}/", "/{}/quan-tri/can-bo/", "/khong-co/"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_page_when_the_password_is_an_administrators_leads_to_changing_it(
    client: Client, path: str, method: str
) -> None:
    commune = make_first_sign_in(client)
    response = getattr(client, method)(path.format(commune.slug))
    assert (response.status_code, response.headers["Location"]) == (302, "/tai-khoan/doi-mat-khau/")


def test_changing_the_password_says_why_and_opens_the_way(client: Client) -> None:
    commune = make_first_sign_in(client)
    page = client.get("/", follow=True)
    new = "Con đường mới 2026"
    asked = {"oldpassword": "mật khẩu thử 2026", "password1": new, "password2": new}
    done = client.post("/tai-khoan/doi-mat-khau/", asked)
    after = client.get(f"/{commune.slug}/quan-tri/can-bo/")
    assert (page.content.decode().count(CHANGE_FIRST), done.status_code, after.status_code) == (1, 302, 200)
    assert User.objects.get(username="le.ha").must_change_password is False


@pytest.mark.parametrize("path", ["/dang-xuat/", "/ngon-ngu/"])
def test_way_out_and_language_stay_open_before_the_password_is_changed(client: Client, path: str) -> None:
    make_first_sign_in(client)
    assert client.post(path, {"language": "en", "next": "/x/"}).headers["Location"] != "/tai-khoan/doi-mat-khau/"


DEMO_ONLY = "Tài khoản minh họa chỉ dùng được khi hệ thống chạy bản minh họa."


@pytest.mark.parametrize(
    ("kinds", "demo", "status"),
    [
        ([True], False, 200),
        ([True, True], False, 200),
        ([True], True, 302),
        ([True, False], False, 302),
        ([False], False, 302),
        ([], False, 302),
    ],
)
def test_sign_in_when_every_commune_is_of_the_demo_needs_the_demo(
    client: Client, settings: Any, kinds: list[bool], demo: bool, status: int
) -> None:
    settings.DEMO = demo
    communes = [make_commune() for _ in kinds]
    for commune, is_demo in zip(communes, kinds, strict=True):
        Commune.objects.filter(pk=commune.pk).update(is_demo=is_demo)
    make_user(*communes)
    page = sign_in(client, PASSWORD)
    assert (page.status_code, page.content.decode().count(DEMO_ONLY)) == (status, int(status == 200))
    assert ("_auth_user_id" in client.session) == (status == 302)


def test_sign_in_when_next_is_given_goes_there(client: Client) -> None:
    make_user()
    response = client.post(
        reverse("account_login") + "?next=/tai-khoan/", {"login": "le.ha", "password": PASSWORD, "next": "/tai-khoan/"}
    )
    assert response.headers["Location"] == "/tai-khoan/"


def test_sign_in_when_password_is_wrong_says_one_sentence_and_is_recorded(client: Client) -> None:
    make_user()
    page = sign_in(client, "sai")
    assert (page.status_code, page.context is None, page.content.decode().count(WRONG)) == (200, True, 1)
    assert acts() == [("sign_in_failed", "le.ha")]


def test_sign_in_when_nobody_has_the_name_keeps_what_was_typed_out_of_the_record(client: Client) -> None:
    sign_in(client, "sai", username="mat-khau-go-nham")
    entry = PlatformEntry.objects.get()
    assert (entry.act, entry.user, entry.detail) == ("sign_in_failed", None, {"address": "127.0.0.1"})


def test_sign_in_when_tried_too_often_says_so_even_with_the_right_password(client: Client) -> None:
    make_user()
    for _ in range(6):
        sign_in(client, "sai")
    page = sign_in(client, PASSWORD).content.decode()
    assert (len(re.findall(TOO_MANY, page)), page.count(WRONG)) == (1, 0)


def test_sign_in_when_shut_stays_so_however_much_else_is_kept(client: Client) -> None:
    make_user()
    for _ in range(6):
        sign_in(client, "sai")
    cache.set_many({f"khac:{number}": number for number in range(400)})
    assert sign_in(client, PASSWORD).status_code == 200


def test_sign_in_when_tried_too_often_under_other_capitals_or_server_names_is_shut_all_the_same(
    client: Client, settings: Any
) -> None:
    settings.ALLOWED_HOSTS = ["a.example", "b.example"]
    make_user()
    for host in ("a.example", "b.example"):
        for name in ("le.ha", "LE.HA", " Le.ha"):
            client.post(reverse("account_login"), {"login": name, "password": "sai"}, headers={"host": host})
    answer = client.post(
        reverse("account_login"), {"login": "le.ha", "password": PASSWORD}, headers={"host": "a.example"}
    )
    assert (answer.status_code, len(re.findall(TOO_MANY, answer.content.decode()))) == (200, 1)


def test_sign_in_when_the_time_is_over_is_open_again(client: Client) -> None:
    make_user()
    for _ in range(6):
        sign_in(client, "sai")
    (place,) = [key for key in _rate_keys() if ":6/300" in key]
    cache.set(place, [time.time() - 301] * 6, 300)
    assert sign_in(client, PASSWORD).status_code == 302


def _rate_keys() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key FROM cache")
        return [key.removeprefix(":1:") for (key,) in cursor.fetchall()]


def test_sign_in_when_login_is_inactive_leads_to_the_reason(client: Client) -> None:
    user = make_user()
    user.is_active = False
    user.save()
    response = sign_in(client, PASSWORD)
    assert (response.headers["Location"], acts()) == (reverse("account_inactive"), [("sign_in_failed", "le.ha")])


def test_sign_out_asks_first_and_is_recorded(client: Client) -> None:
    client.force_login(make_user())
    asked = client.get(reverse("account_logout"))
    done = client.post(reverse("account_logout"))
    assert (asked.status_code, done.status_code, acts()[-1]) == (200, 302, ("signed_out", "le.ha"))


def test_change_password_when_current_one_is_right_changes_it(client: Client) -> None:
    user = make_user()
    client.force_login(user)
    new = "nắng vàng trên sông 27"
    response = client.post(
        reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": new, "password2": new}
    )
    user.refresh_from_db()
    assert (response.headers["Location"], user.check_password(new), acts()[-1]) == (
        reverse("account"),
        True,
        ("password_changed", "le.ha"),
    )


@pytest.mark.parametrize(
    ("old", "new", "again", "field"),
    [
        ("sai", "nắng vàng trên sông 27", "nắng vàng trên sông 27", "oldpassword"),
        (PASSWORD, "ngắn", "ngắn", "password1"),
        (PASSWORD, "1234567890", "1234567890", "password1"),
        (PASSWORD, "nắng vàng trên sông 27", "nắng vàng trên sông 28", "password2"),
    ],
)
def test_change_password_when_refused_says_why_at_the_field(
    client: Client, old: str, new: str, again: str, field: str
) -> None:
    user = make_user()
    client.force_login(user)
    page = client.post(
        reverse("account_change_password"), {"oldpassword": old, "password1": new, "password2": again}
    ).content.decode()
    user.refresh_from_db()
    wrong = [name for name in ("oldpassword", "password1", "password2") if f'id="id_{name}_error"' in page]
    assert (wrong, user.check_password(PASSWORD)) == ([field], True)


def test_home_when_signed_out_asks_to_sign_in(client: Client) -> None:
    assert client.get(reverse("home")).headers["Location"] == reverse("account_login") + "?next=/"


def test_home_when_login_has_one_commune_goes_there(client: Client) -> None:
    commune = make_commune()
    client.force_login(make_user(commune))
    assert client.get(reverse("home")).headers["Location"] == f"/{commune.slug}/"


def test_home_when_login_has_several_communes_lets_choose(client: Client) -> None:
    first, second = make_commune("Bến Sim"), make_commune("Đồi Mây")
    client.force_login(make_user(first, second))
    page = client.get(reverse("home")).content.decode()
    assert [commune.committee_name in page for commune in (first, second)] == [True, True]


def test_home_when_membership_has_ended_says_there_is_none(client: Client) -> None:
    user = make_user(make_commune())
    user.memberships.update(to_on=dt.date(2026, 11, 17))
    client.force_login(user)
    page = client.get(reverse("home"))
    assert (page.status_code, "Chưa có nơi làm việc" in page.content.decode()) == (200, True)


@pytest.fixture
def demo_person(settings: Any) -> str:
    settings.DEMO = True
    commune = make_commune()
    with open_commune(commune):
        unit = make_unit()
        make_official(unit, roles=[Role.UNIT_HEAD], username=f"{commune.slug}.vhxh")
        make_official(unit, full_name="Trần Văn Thử", username="tu.tao")
    return f"{commune.slug}.vhxh"


def test_sign_in_page_when_in_the_demo_lists_the_seeded_people_only(client: Client, demo_person: str) -> None:
    page = client.get(reverse("account_login")).content.decode()
    assert (demo_person in page, "tu.tao" in page, "gandan2026" in page) == (True, False, True)


def test_sign_in_page_when_not_in_the_demo_lists_nobody(client: Client, demo_person: str, settings: Any) -> None:
    settings.DEMO = False
    page = client.get(reverse("account_login")).content.decode()
    assert (demo_person in page, "gandan2026" in page) == (False, False)


def test_demo_sign_in_when_person_is_listed_signs_in(client: Client, demo_person: str) -> None:
    response = client.post(reverse("demo_sign_in"), {"username": demo_person})
    assert (response.status_code, acts()) == (302, [("signed_in", demo_person)])


def test_demo_sign_in_when_person_is_not_listed_is_not_found(client: Client, demo_person: str) -> None:
    assert client.post(reverse("demo_sign_in"), {"username": "tu.tao"}).status_code == 404


def test_demo_sign_in_when_not_in_the_demo_is_not_found(client: Client, demo_person: str, settings: Any) -> None:
    settings.DEMO = False
    response = client.post(reverse("demo_sign_in"), {"username": demo_person})
    assert (response.status_code, acts()) == (404, [])


def test_demo_accounts_command_prints_login_name_and_duty(demo_person: str, capsys: Any) -> None:
    call_command("demo_accounts")
    printed = capsys.readouterr().out
    line = next(line for line in printed.splitlines() if line.startswith(demo_person))
    assert (line.split("  ")[1:3], "Mật khẩu chung: gandan2026" in printed) == (
        ["Lê Thu Hà", "Thủ trưởng đơn vị"],
        True,
    )
