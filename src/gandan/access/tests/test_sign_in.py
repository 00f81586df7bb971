import datetime as dt
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gandan.access.models import SecondFactorRule
from gandan.accounts.models import Membership, User
from gandan.audit.models import Entry, PlatformEntry
from gandan.organisations.enums import Role
from gandan.organisations.models import Official
from gandan.organisations.tests.factories import make_commune, make_official, make_unit
from gandan.tenancy.models import Commune
from gandan.tenancy.scope import open_commune

pytestmark = pytest.mark.django_db

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


@pytest.fixture(autouse=True)
def _demo_without_attempts(settings: Any) -> None:
    settings.DEMO = True
    cache.clear()


@pytest.fixture
def commune() -> Commune:
    return make_commune()


@pytest.fixture
def people(commune: Commune) -> dict[str, Official]:
    with open_commune(commune):
        unit = make_unit()
        return {
            "admin": make_official(unit, roles=[Role.ADMINISTRATOR], full_name="Lương Văn Phúc", username="quan.tri"),
            "head": make_official(unit, roles=[Role.UNIT_HEAD], full_name="Phạm Quốc Dũng", username="thu.truong"),
        }


def client_of(official: Official) -> Client:
    client = Client()
    client.force_login(official.membership.user)
    return client


def url(name: str, commune: Commune, **kwargs: str) -> str:
    return reverse(name, kwargs={"commune": commune.slug, **kwargs})


def set_rule(commune: Commune, *roles: Role, from_on: dt.date, grace_days: int) -> None:
    with open_commune(commune):
        SecondFactorRule(roles=list(roles), from_on=from_on, grace_days=grace_days).save()


def acts(commune: Commune) -> list[str]:
    with open_commune(commune):
        return list(Entry.objects.order_by("id").values_list("act", flat=True))


def test_rule_when_saved_begins_today_and_anew_only_for_more_roles(
    commune: Commune, people: dict[str, Official]
) -> None:
    client = client_of(people["admin"])
    page = url("sign_in", commune)
    client.post(page, {"roles": ["lanh_dao"], "grace_days": "7", "version": "0"})
    with open_commune(commune):
        SecondFactorRule.objects.update(from_on=dt.date(2026, 11, 1))
    client.post(page, {"roles": ["lanh_dao"], "grace_days": "3", "version": "1"})
    with open_commune(commune):
        first = SecondFactorRule.objects.get()
    client.post(page, {"roles": ["lanh_dao", "quan_tri"], "grace_days": "3", "version": "2"})
    with open_commune(commune):
        second = SecondFactorRule.objects.get()
    assert (first.from_on, first.grace_days, first.roles) == (dt.date(2026, 11, 1), 3, ["lanh_dao"])
    assert (second.from_on, second.roles) == (dt.date(2026, 11, 18), ["lanh_dao", "quan_tri"])
    assert acts(commune) == ["sign_in_rule_set"] * 3


def test_rule_when_somebody_else_set_it_meanwhile_is_not_saved(commune: Commune, people: dict[str, Official]) -> None:
    set_rule(commune, Role.CLERK, from_on=dt.date(2026, 11, 1), grace_days=7)
    answer = client_of(people["admin"]).post(
        url("sign_in", commune), {"roles": [], "grace_days": "0", "version": "0"}, follow=True
    )
    with open_commune(commune):
        roles = SecondFactorRule.objects.get().roles
    assert (answer.content.decode().count("Người khác vừa sửa mục này."), roles) == (1, ["van_thu"])


@pytest.mark.parametrize("days", ["", "-1", "61", "bảy"])
def test_rule_when_the_days_are_no_number_is_refused(commune: Commune, people: dict[str, Official], days: str) -> None:
    page = client_of(people["admin"]).post(
        url("sign_in", commune), {"roles": ["quan_tri"], "grace_days": days, "version": "0"}
    )
    assert (page.status_code, page.content.decode().count("Hãy ghi số ngày từ 0 đến 60.")) == (422, 2)


TODAY = dt.date(2026, 11, 18)
NEEDED = "/tai-khoan/can-hai-buoc/"


@pytest.mark.parametrize(
    ("roles", "from_on", "grace", "location"),
    [
        ((Role.UNIT_HEAD,), TODAY, 0, NEEDED),
        ((Role.UNIT_HEAD, Role.CLERK), dt.date(2026, 11, 11), 7, NEEDED),
        ((Role.UNIT_HEAD,), dt.date(2026, 11, 12), 7, None),
        ((Role.UNIT_HEAD,), TODAY, 1, None),
        ((Role.CLERK,), TODAY, 0, None),
        ((), TODAY, 0, None),
    ],
)
def test_commune_when_the_role_needs_a_second_factor_opens_until_the_last_day(
    commune: Commune,
    people: dict[str, Official],
    roles: tuple[Role, ...],
    from_on: dt.date,
    grace: int,
    location: str | None,
) -> None:
    set_rule(commune, *roles, from_on=from_on, grace_days=grace)
    answer = client_of(people["head"]).get(url("notices", commune))
    assert (answer.status_code, answer.headers.get("Location")) == (302 if location else 200, location)


def test_commune_when_somebody_came_later_counts_from_that_day(commune: Commune, people: dict[str, Official]) -> None:
    set_rule(commune, Role.UNIT_HEAD, from_on=dt.date(2026, 10, 1), grace_days=3)
    Membership.objects.filter(user__username="thu.truong").update(from_on=TODAY)
    assert client_of(people["head"]).get(url("notices", commune)).status_code == 200


def test_commune_when_there_is_time_reminds_once_a_day(commune: Commune, people: dict[str, Official]) -> None:
    set_rule(commune, Role.UNIT_HEAD, from_on=TODAY, grace_days=7)
    client = client_of(people["head"])
    told = [client.get(url("notices", commune)).content.decode().count("chậm nhất ngày 24/11/2026") for _ in range(2)]
    assert told == [1, 0]


@pytest.mark.parametrize("path", ["/", "/tai-khoan/", NEEDED, "/tai-khoan/hai-buoc/ung-dung/bat/"])
def test_pages_of_one_s_own_account_stay_open(commune: Commune, people: dict[str, Official], path: str) -> None:
    set_rule(commune, Role.UNIT_HEAD, from_on=TODAY, grace_days=0)
    assert client_of(people["head"]).get(path).headers.get("Location") != NEEDED


def test_commune_when_the_factor_is_on_opens_and_when_taken_off_shuts(
    commune: Commune, people: dict[str, Official]
) -> None:
    set_rule(commune, Role.UNIT_HEAD, from_on=TODAY, grace_days=0)
    client = client_of(people["head"])
    TOTP.activate(people["head"].membership.user, SECRET)
    opened = client.get(url("notices", commune)).status_code
    Authenticator.objects.all().delete()
    assert (opened, client.get(url("notices", commune)).status_code) == (200, 302)


def test_fragment_when_the_factor_is_missing_leads_the_whole_page_away(
    commune: Commune, people: dict[str, Official]
) -> None:
    set_rule(commune, Role.UNIT_HEAD, from_on=TODAY, grace_days=0)
    answer = client_of(people["head"]).get(url("notices", commune), headers={"HX-Request": "true"})
    assert (answer.status_code, answer.headers["HX-Redirect"]) == (200, NEEDED)


def test_login_when_shut_is_shown_and_opened_by_the_administrator(
    commune: Commune, people: dict[str, Official]
) -> None:
    stranger, admin = Client(), client_of(people["admin"])
    wrong = {"login": "Thu.Truong", "password": "sai mật khẩu"}
    for _ in range(6):
        stranger.post(reverse("account_login"), wrong)
    right = {"login": "thu.truong", "password": "mật khẩu thử 2026"}
    shut = stranger.post(reverse("account_login"), right).status_code
    shown = admin.get(url("sign_in", commune)).content.decode().count("Khóa đến")
    admin.post(url("sign_in_unlock", commune, code=people["head"].code))
    after = admin.get(url("sign_in", commune)).content.decode().count("Khóa đến")
    opened = stranger.post(reverse("account_login"), right).status_code
    assert (shut, shown, after, opened) == (200, 1, 0, 302)
    assert acts(commune) == ["personal_looked", "sign_in_unlocked"]


def test_login_when_shut_stands_once_in_the_installation_s_record_and_before_the_administrator(
    commune: Commune, people: dict[str, Official]
) -> None:
    admin, stranger = client_of(people["admin"]), Client(REMOTE_ADDR="203.0.113.7")
    before = admin.get(url("sign_in", commune)).content.decode()
    for _ in range(8):
        stranger.post(reverse("account_login"), {"login": "thu.truong", "password": "sai mật khẩu"})
    shown = admin.get(url("sign_in", commune)).content.decode()
    told = PlatformEntry.objects.filter(act="login_shut").values_list("user__username", "detail")
    assert list(told) == [("thu.truong", {"address": "203.0.113.7"})]
    assert [page.count("từ địa chỉ 203.0.113.7") for page in (before, shown)] == [0, 1]


def test_login_when_shut_by_wrong_codes_is_recorded_too(commune: Commune, people: dict[str, Official]) -> None:
    TOTP.activate(people["head"].membership.user, SECRET)
    client = Client()
    client.post(reverse("account_login"), {"login": "thu.truong", "password": "mật khẩu thử 2026"})
    for _ in range(8):
        client.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert PlatformEntry.objects.filter(act="login_shut").count() == 1


def test_login_when_shut_elsewhere_is_not_shown_here(commune: Commune, people: dict[str, Official]) -> None:
    with open_commune(make_commune("Xã Khác")):
        other = make_official(make_unit(), full_name="Lạ Hoắc")
    for _ in range(6):
        wrong = {"login": other.membership.user.username, "password": "sai mật khẩu"}
        Client().post(reverse("account_login"), wrong)
    page = client_of(people["admin"]).get(url("sign_in", commune)).content.decode()
    assert (PlatformEntry.objects.filter(act="login_shut").count(), page.count("Lạ Hoắc")) == (1, 0)


def test_login_when_shut_after_its_owner_left_is_not_shown_here(commune: Commune, people: dict[str, Official]) -> None:
    with open_commune(commune):
        Official.objects.filter(pk=people["head"].pk).update(is_active=False)
    for _ in range(6):
        Client().post(reverse("account_login"), {"login": "thu.truong", "password": "sai mật khẩu"})
    page = client_of(people["admin"]).get(url("sign_in", commune)).content.decode()
    assert (PlatformEntry.objects.filter(act="login_shut").count(), page.count("từ địa chỉ")) == (1, 0)


def test_factors_when_lost_are_taken_off_by_the_administrator(commune: Commune, people: dict[str, Official]) -> None:
    TOTP.activate(people["head"].membership.user, SECRET)
    admin = client_of(people["admin"])
    page = url("factors_remove", commune, code=people["head"].code)
    asked = admin.get(page)
    left = Authenticator.objects.count()
    admin.post(page)
    again = admin.post(page, follow=True).content.decode()
    assert (asked.status_code, left, Authenticator.objects.count()) == (200, 1, 0)
    assert (again.count("Cán bộ này chưa bật xác minh hai bước."), acts(commune)) == (
        1,
        ["factors_removed", "personal_looked"],
    )


def test_factors_and_password_when_ones_own_are_not_taken_off_by_an_administrators_page(
    commune: Commune, people: dict[str, Official]
) -> None:
    user = people["admin"].membership.user
    TOTP.activate(user, SECRET)
    admin = client_of(people["admin"])
    for name in ("factors_remove", "official_password"):
        admin.post(url(name, commune, code=people["admin"].code))
    kept = user.password
    user.refresh_from_db()
    assert (Authenticator.objects.count(), user.password == kept, acts(commune)) == (1, True, [])


def test_factors_when_login_serves_elsewhere_stay(commune: Commune, people: dict[str, Official]) -> None:
    user = people["head"].membership.user
    TOTP.activate(user, SECRET)
    Membership.objects.create(user=user, commune=make_commune(), from_on=TODAY)
    client_of(people["admin"]).post(url("factors_remove", commune, code=people["head"].code))
    assert Authenticator.objects.count() == 1


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize(
    "name", ["sign_in", "sign_in_unlock", "factors_remove", "invitations", "invite", "invite_sheet"]
)
def test_page_when_colleague_lacks_the_right_is_refused(
    commune: Commune, people: dict[str, Official], name: str, method: str
) -> None:
    kwargs = {"code": people["admin"].code} if name in ("sign_in_unlock", "factors_remove") else {}
    allowed = {"sign_in_unlock": "post", "invitations": "get", "invite_sheet": "get"}.get(name, method)
    answer = getattr(client_of(people["head"]), allowed)(url(name, commune, **kwargs))
    assert answer.status_code == 403


def test_list_of_logins_takes_as_many_queries_for_three_as_for_one(
    commune: Commune, people: dict[str, Official]
) -> None:
    client = client_of(people["admin"])
    client.get(url("sign_in", commune))
    counts = []
    for _ in range(2):
        with open_commune(commune):
            for official in (make_official(make_unit(), roles=[Role.CLERK]), make_official(make_unit())):
                TOTP.activate(official.membership.user, SECRET)
        with CaptureQueriesContext(connection) as captured:
            client.get(url("sign_in", commune))
        counts.append(len(captured))
    assert counts[0] == counts[1]


@pytest.mark.parametrize("path", ["/dang-ky/", "/accounts/signup/", "/tai-khoan/dang-ky/", "/dang-nhap/dang-ky/"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_nobody_signs_up_by_oneself(client: Client, path: str, method: str) -> None:
    given: dict[str, Any] = {"username": "la.mat", "password1": "mật khẩu thử 2026"}
    answer = getattr(client, method)(path, given)
    assert (answer.status_code in (302, 404), "_auth_user_id" in client.session, User.objects.count()) == (
        True,
        False,
        0,
    )
