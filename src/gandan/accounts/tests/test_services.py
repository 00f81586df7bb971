import datetime as dt
import re

import pytest

from gandan.accounts.models import Membership, User
from gandan.accounts.services import create_login, end_membership, make_password, reset_password, resume_membership
from gandan.common.errors import NotAllowed
from gandan.organisations.tests.factories import make_commune

pytestmark = pytest.mark.django_db

TODAY = dt.date(2026, 11, 18)


def test_create_login_gives_a_first_password_that_opens_it() -> None:
    membership, password = create_login(" Le.Ha ", commune=make_commune(), from_on=TODAY)
    user = User.objects.get()
    assert (user.username, user.check_password(password), membership.from_on, membership.to_on) == (
        "le.ha",
        True,
        TODAY,
        None,
    )


@pytest.mark.parametrize("name", ["", "ha", "lê.hà", "le ha", ".leha", "leha.", "a" * 61])
def test_create_login_when_name_is_not_well_formed_is_refused(name: str) -> None:
    with pytest.raises(NotAllowed) as refusal:
        create_login(name, commune=make_commune(), from_on=TODAY)
    assert (refusal.value.code, User.objects.count()) == ("username", 0)


def test_create_login_when_name_is_taken_elsewhere_does_not_tell_by_whom() -> None:
    create_login("le.ha", commune=make_commune(), from_on=TODAY)
    with pytest.raises(NotAllowed) as refusal:
        create_login("LE.HA", commune=make_commune(), from_on=TODAY)
    assert (refusal.value.reason, Membership.objects.count()) == (
        "Tên đăng nhập này đã có người dùng. Hãy chọn tên khác.",
        1,
    )


def test_reset_password_replaces_the_old_one() -> None:
    membership, old = create_login("le.ha", commune=make_commune(), from_on=TODAY)
    new = reset_password(membership)
    user = User.objects.get()
    assert (user.check_password(old), user.check_password(new)) == (False, True)


@pytest.mark.parametrize("is_superuser", [True, False])
def test_reset_password_when_login_serves_elsewhere_is_refused(is_superuser: bool) -> None:
    membership, old = create_login("le.ha", commune=make_commune(), from_on=TODAY)
    if is_superuser:
        User.objects.update(is_superuser=True)
    else:
        Membership.objects.create(user=membership.user, commune=make_commune(), from_on=TODAY)
    with pytest.raises(NotAllowed) as refusal:
        reset_password(membership)
    assert (refusal.value.code, User.objects.get().check_password(old)) == ("serves_elsewhere", True)


@pytest.mark.parametrize(("from_on", "to_on"), [(dt.date(2026, 1, 1), dt.date(2026, 11, 17)), (TODAY, TODAY)])
def test_end_membership_ends_it_before_today_and_stops_a_login_that_leads_nowhere(
    from_on: dt.date, to_on: dt.date
) -> None:
    membership, _ = create_login("le.ha", commune=make_commune(), from_on=from_on)
    end_membership(membership, today=TODAY)
    assert (Membership.objects.get().to_on, User.objects.get().is_active) == (to_on, False)


def test_end_membership_when_login_serves_elsewhere_leaves_the_login() -> None:
    membership, _ = create_login("le.ha", commune=make_commune(), from_on=TODAY)
    Membership.objects.create(user=membership.user, commune=make_commune(), from_on=TODAY)
    end_membership(membership, today=TODAY)
    assert User.objects.get().is_active is True


def test_resume_membership_opens_login_and_way_again() -> None:
    membership, _ = create_login("le.ha", commune=make_commune(), from_on=TODAY)
    end_membership(membership, today=TODAY)
    resume_membership(membership)
    assert (Membership.objects.get().to_on, User.objects.get().is_active) == (None, True)


def test_resume_membership_when_the_installation_closed_the_login_is_refused() -> None:
    membership, _ = create_login("le.ha", commune=make_commune(), from_on=TODAY)
    User.objects.update(is_active=False)
    membership.user.refresh_from_db()
    end_membership(membership, today=TODAY)
    with pytest.raises(NotAllowed) as refusal:
        resume_membership(membership)
    assert (refusal.value.reason, Membership.objects.get().to_on, User.objects.get().is_active) == (
        "Tài khoản đăng nhập này đã bị khóa ở cấp hệ thống. Hãy đề nghị quản trị cấp thành phố mở lại.",
        TODAY,
        False,
    )


def test_resume_membership_when_the_login_still_served_elsewhere_only_opens_the_way() -> None:
    membership, _ = create_login("le.ha", commune=make_commune(), from_on=TODAY)
    Membership.objects.create(user=membership.user, commune=make_commune(), from_on=TODAY)
    end_membership(membership, today=TODAY)
    resume_membership(membership)
    assert (Membership.objects.get(pk=membership.pk).to_on, User.objects.get().is_active) == (None, True)


@pytest.mark.parametrize("act", ["create", "reset"])
def test_password_made_by_an_administrator_must_be_changed(act: str) -> None:
    membership, _ = create_login("le.ha", commune=make_commune(), from_on=TODAY)
    if act == "reset":
        User.objects.update(must_change_password=False)
        membership.user.refresh_from_db()
        reset_password(membership)
    assert User.objects.get().must_change_password is True


def test_make_password_can_be_read_out() -> None:
    assert re.fullmatch(r"[a-hj-km-np-z2-9]{4}(-[a-hj-km-np-z2-9]{4}){2}", make_password())
