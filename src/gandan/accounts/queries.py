"""Reading logins."""

import datetime as dt
from dataclasses import dataclass

from allauth.mfa import app_settings as mfa_settings
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from allauth.usersessions.models import UserSession
from django.utils.timezone import localtime

from gandan.accounts.models import CityMembership, Membership, User
from gandan.accounts.rules import PHONES, device_of


def is_only_demo(user: User) -> bool:
    """Say whether the login has ways in, and every one of them leads into demo communes, or to a city of theirs."""
    kinds = set(Membership.objects.filter(user=user).values_list("commune__is_demo", flat=True))
    cities = CityMembership.objects.filter(user=user).values_list("city__communes__is_demo", flat=True)
    return kinds | set(cities) == {True}


def current_memberships(user: User, *, on: dt.date) -> list[Membership]:
    """Return the communes that the login may enter on that day, by name; one query."""
    return list(
        Membership.objects.current(on=on).filter(user=user).select_related("commune").order_by("commune__name", "id")
    )


def current_city_memberships(user: User, *, on: dt.date) -> list[CityMembership]:
    """Return the cities whose desk the login may enter on that day, by name; one query."""
    rows = CityMembership.objects.current(on=on).filter(user=user).select_related("city")
    return list(rows.order_by("city__name", "id"))


RECOVERY_CODE_COUNT: int = mfa_settings.RECOVERY_CODE_COUNT


@dataclass(frozen=True, slots=True)
class Passkey:
    pk: int
    name: str
    created_at: dt.datetime
    last_used_at: dt.datetime | None


@dataclass(frozen=True, slots=True)
class Factors:
    """What a login has beside its password."""

    app_since: dt.datetime | None
    passkeys: tuple[Passkey, ...]
    codes_left: int | None
    """None where no recovery codes were made."""

    @property
    def is_on(self) -> bool:
        return self.app_since is not None or bool(self.passkeys)


def factors_of(user: User) -> Factors:
    """Return the second factors of the login; one query."""
    held = list(Authenticator.objects.filter(user=user).order_by("created_at", "id"))
    kinds = Authenticator.Type
    codes = next((one for one in held if one.type == kinds.RECOVERY_CODES), None)
    return Factors(
        app_since=next((localtime(one.created_at) for one in held if one.type == kinds.TOTP), None),
        passkeys=tuple(
            Passkey(one.pk, str(one), localtime(one.created_at), one.last_used_at)
            for one in held
            if one.type == kinds.WEBAUTHN
        ),
        codes_left=None if codes is None else RECOVERY_CODE_COUNT - int(codes.data["used_mask"]).bit_count(),
    )


def has_second_factor(user: User) -> bool:
    return is_mfa_enabled(user, [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN])


@dataclass(frozen=True, slots=True)
class OpenSession:
    pk: int
    browser: str
    system: str
    address: str
    started_at: dt.datetime
    seen_at: dt.datetime
    is_current: bool

    @property
    def is_phone(self) -> bool:
        return self.system in PHONES


def open_sessions(user: User, *, current_key: str | None) -> list[OpenSession]:
    """Return where the login is signed in, this session first, then the one seen last; forgets those that ended."""
    rows = []
    for one in UserSession.objects.purge_and_list(user):
        browser, system = device_of(one.user_agent)
        is_current = one.session_key == current_key
        rows.append(OpenSession(one.pk, browser, system, one.ip, one.created_at, one.last_seen_at, is_current))
    return sorted(rows, key=lambda row: (row.is_current, row.seen_at), reverse=True)
