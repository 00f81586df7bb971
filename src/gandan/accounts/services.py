"""Logins as administrators make and end them; who did it is recorded by the calling domain."""

import datetime as dt
import re
import secrets
from collections.abc import Sequence

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.db import transaction

from gandan.accounts.models import Membership, User
from gandan.common.errors import NotAllowed
from gandan.tenancy.models import Commune

_USERNAME = re.compile(r"[a-z0-9][a-z0-9._-]{1,58}[a-z0-9]")
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""Without the signs that look alike on paper."""


def create_login(username: str, *, commune: Commune, from_on: dt.date) -> tuple[Membership, str]:
    """Create a login of one commune and return it with its first password, which is kept nowhere and must be changed.
    Raises NotAllowed for a name that is not well formed or is taken, also by somebody of another commune: whom a
    login belongs to is not told here.
    """
    name = username.strip().lower()
    _check_usernames([name])
    password = make_password()
    with transaction.atomic():
        user = User.objects.create_user(name, password, must_change_password=True)
        return Membership.objects.create(user=user, commune=commune, from_on=from_on), password


def create_awaited_logins(usernames: Sequence[str], *, commune: Commune, from_on: dt.date) -> list[Membership]:
    """Create logins that no password opens until the invited person has set one; five statements for any number.

    Raises NotAllowed as :func:`create_login` does.
    """
    names = [username.strip().lower() for username in usernames]
    _check_usernames(names)
    with transaction.atomic():
        users = [User(username=name) for name in names]
        for user in users:
            user.set_unusable_password()
        ways = [Membership(user=user, commune=commune, from_on=from_on) for user in User.objects.bulk_create(users)]
        return Membership.objects.bulk_create(ways)


def reset_password(membership: Membership) -> str:
    """Give the login a new password and return it; every session of the login ends.

    Raises NotAllowed where the login also serves elsewhere: an administrator of one commune may not open another.
    """
    user = User.objects.select_for_update(of=("self",)).get(pk=membership.user_id)
    _check_only_here(user, membership)
    password = make_password()
    user.set_password(password)
    user.must_change_password = True
    user.save(update_fields=["password", "must_change_password"])
    return password


def end_membership(membership: Membership, *, today: dt.date) -> None:
    """End the way into the commune from this day on; the login itself stops where it leads nowhere else."""
    user = User.objects.select_for_update(of=("self",)).get(pk=membership.user_id)
    membership.to_on = max(membership.from_on, today - dt.timedelta(days=1))
    closes = user.is_active and not user.is_superuser and not _serves_elsewhere(user, membership)
    membership.closed_login = membership.closed_login or closes
    membership.save(update_fields=["to_on", "closed_login"])
    if closes:
        user.is_active = False
        user.save(update_fields=["is_active"])


def resume_membership(membership: Membership) -> None:
    """Open the way again, and the login where its end here had closed it.

    Raises NotAllowed for a login that the installation closed.
    """
    user = User.objects.select_for_update(of=("self",)).get(pk=membership.user_id)
    if not user.is_active and not membership.closed_login:
        raise NotAllowed(
            "login_closed",
            "Tài khoản đăng nhập này đã bị khóa ở cấp hệ thống. Hãy đề nghị quản trị cấp thành phố mở lại.",
        )
    membership.to_on, membership.closed_login = None, False
    membership.save(update_fields=["to_on", "closed_login"])
    if not user.is_active:
        user.is_active = True
        user.save(update_fields=["is_active"])


def set_first_password(user: User, password: str, *, confirmed_email: str) -> None:
    """Keep the password that the invited person chose, and the address at which the invitation was read.

    An address that confirms another login already stays with that one: signing on elsewhere leads to one login only.
    """
    user.set_password(password)
    user.must_change_password = False
    user.email = confirmed_email or user.email
    user.save(update_fields=["password", "must_change_password", "email"])
    others = EmailAddress.objects.filter(verified=True, email__iexact=confirmed_email).exclude(user=user)
    if confirmed_email and not others.exists():
        EmailAddress.objects.filter(user=user).delete()
        EmailAddress.objects.create(user=user, email=confirmed_email, verified=True, primary=True)


def remove_factors(membership: Membership) -> int:
    """Take off the second factors of somebody who lost them; return how many there were.

    Raises NotAllowed where the login also serves elsewhere.
    """
    user = User.objects.select_for_update(of=("self",)).get(pk=membership.user_id)
    _check_only_here(user, membership)
    removed, _by_table = Authenticator.objects.filter(user=user).delete()
    return removed


def make_password() -> str:
    """Return a password that can be read out: three groups of four, about 59 bits."""
    return "-".join("".join(secrets.choice(_LETTERS) for _sign in range(4)) for _group in range(3))


def _check_usernames(names: Sequence[str]) -> None:
    if not all(_USERNAME.fullmatch(name) for name in names):
        raise NotAllowed(
            "username",
            "Tên đăng nhập gồm 3 đến 60 chữ không dấu, chữ số, dấu chấm hoặc gạch nối; hai đầu là chữ hoặc số.",
        )
    if len(set(names)) < len(names) or User.objects.filter(username__in=names).exists():
        raise NotAllowed("username_taken", "Tên đăng nhập này đã có người dùng. Hãy chọn tên khác.")


def _check_only_here(user: User, membership: Membership) -> None:
    if user.is_superuser or _serves_elsewhere(user, membership):
        raise NotAllowed(
            "serves_elsewhere",
            "Tài khoản này còn dùng ở nơi khác. Hãy đề nghị quản trị cấp thành phố đặt lại mật khẩu.",
        )


def _serves_elsewhere(user: User, membership: Membership) -> bool:
    return user.memberships.exclude(pk=membership.pk).exists() or user.city_memberships.exists()
