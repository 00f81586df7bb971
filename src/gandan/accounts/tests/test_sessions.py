import pytest
from allauth.usersessions.models import UserSession
from django.test import Client
from django.urls import reverse

from gandan.accounts.models import User
from gandan.accounts.receivers import SEEN_AT
from gandan.accounts.rules import device_of

pytestmark = pytest.mark.django_db

WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 Version/18.0 Mobile Safari/604.1"


@pytest.mark.parametrize(
    ("user_agent", "device"),
    [
        (WINDOWS, ("Chrome", "Windows")),
        (WINDOWS + " Edg/140.0", ("Edge", "Windows")),
        (WINDOWS.replace("Chrome", "coc_coc_browser/130.0 Chrome"), ("Cốc Cốc", "Windows")),
        (IPHONE, ("Safari", "iPhone")),
        ("Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0", ("Firefox", "Android")),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", ("Firefox", "Linux")),
        ("curl/8.5", ("", "")),
        ("", ("", "")),
    ],
)
def test_device_is_told_by_what_the_browser_says(user_agent: str, device: tuple[str, str]) -> None:
    assert device_of(user_agent) == device


def signed_in(user: User, agent: str) -> Client:
    client = Client(headers={"user-agent": agent})
    client.post(reverse("account_login"), {"login": user.username, "password": "mật khẩu thử 2026"})
    return client


@pytest.fixture
def user() -> User:
    return User.objects.create_user("le.ha", "mật khẩu thử 2026")


def test_account_lists_where_one_is_signed_in_this_one_first(user: User) -> None:
    signed_in(user, IPHONE)
    page = signed_in(user, WINDOWS).get(reverse("account")).content.decode()
    places = [page.index(words) for words in ("Chrome · Windows", "Phiên này", "Safari · iPhone")]
    assert (places, page.count("Đăng xuất nơi này")) == (sorted(places), 1)


@pytest.mark.parametrize("asked", ["others", "one"])
def test_other_session_when_ended_must_sign_in_again(user: User, asked: str) -> None:
    phone, desk = signed_in(user, IPHONE), signed_in(user, WINDOWS)
    pk = UserSession.objects.get(user_agent=IPHONE).pk
    desk.post(reverse("sessions_end"), {"session": "others" if asked == "others" else pk})
    assert [client.get(reverse("account")).status_code for client in (phone, desk)] == [302, 200]


@pytest.mark.parametrize("whose", ["own", "other"])
def test_session_when_it_is_this_one_or_a_strangers_goes_on(user: User, whose: str) -> None:
    other = User.objects.create_user("khac", "mật khẩu thử 2026")
    stranger, desk = signed_in(other, IPHONE), signed_in(user, WINDOWS)
    pk = UserSession.objects.get(user=user if whose == "own" else other).pk
    page = desk.post(reverse("sessions_end"), {"session": pk}, follow=True).content.decode()
    assert page.count("Phiên đăng nhập này đã kết thúc từ trước.") == 1
    assert [client.get(reverse("account")).status_code for client in (stranger, desk)] == [200, 200]


def test_last_use_is_written_down_every_few_minutes_only(user: User) -> None:
    desk = signed_in(user, WINDOWS)
    first = UserSession.objects.get().last_seen_at
    desk.get(reverse("account"))
    unchanged = UserSession.objects.get().last_seen_at
    session = desk.session
    session[SEEN_AT] -= 301
    session.save()
    desk.get(reverse("account"))
    later = UserSession.objects.get().last_seen_at
    assert (unchanged == first, later > first) == (True, True)


def test_other_sessions_when_the_password_changes_end(user: User) -> None:
    phone, desk = signed_in(user, IPHONE), signed_in(user, WINDOWS)
    new = "nắng vàng trên sông 27"
    desk.post(
        reverse("account_change_password"), {"oldpassword": "mật khẩu thử 2026", "password1": new, "password2": new}
    )
    page = desk.get(reverse("account")).content.decode()
    assert (phone.get(reverse("account")).status_code, page.count("Safari · iPhone")) == (302, 0)
