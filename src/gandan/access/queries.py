"""Who owes a second factor, who may come in, who has not come yet."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from allauth.mfa.models import Authenticator
from django.db.models import F, Prefetch, Q, QuerySet
from django.http import HttpRequest

from gandan.access.models import Invitation, SecondFactorRule
from gandan.access.rules import Known, digest_of
from gandan.accounts.lockout import shut_logins
from gandan.accounts.models import CityMembership, User
from gandan.accounts.queries import has_second_factor, is_only_demo
from gandan.audit.models import PlatformEntry
from gandan.common.vietnamese import fold
from gandan.organisations.actors import Actor, duties_on
from gandan.organisations.enums import Role
from gandan.organisations.models import Duty, Official
from gandan.organisations.queries import load_directory, name_key
from gandan.tenancy.scope import current_commune

CITY_GRACE = dt.timedelta(days=6)
_SHUT_SHOWN = dt.timedelta(days=30)
_FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def current_rule() -> SecondFactorRule | None:
    rule: SecondFactorRule | None = SecondFactorRule.objects.first()
    return rule


def second_factor_owed(actor: Actor) -> dt.date | None:
    """Return the last day on which the actor may work without a second factor, None where none is owed.

    One query for those whom no rule meets, three for the others.
    """
    rule = current_rule()
    if rule is None or not any(role in rule.roles for role, _unit in actor.roles):
        return None
    if actor.user is None or has_second_factor(actor.user):
        return None
    membership = actor.official.membership
    return rule.last_day_without(rule.from_on if membership is None else membership.from_on)


def city_factor_owed(membership: CityMembership) -> dt.date | None:
    """Return the last day on which a member of a city's desk may read without a second factor, None with one.

    The desk sees every commune of the city, so no rule is asked for; a login of the demo alone is let through.
    """
    if has_second_factor(membership.user) or is_only_demo(membership.user):
        return None
    return membership.from_on + CITY_GRACE


@dataclass(frozen=True, slots=True)
class Shutting:
    """A login that too many wrong passwords or codes have shut."""

    official: Official
    at: dt.datetime
    address: str


def recent_shuttings(*, now: dt.datetime, most: int = 20) -> list[Shutting]:
    """Return what the installation's record says of shut logins of people who work here, newest first; two queries."""
    here = Official.objects.filter(is_active=True).exclude(membership=None)
    people = {one.membership.user_id: one for one in here.select_related("unit", "membership")}
    since = now - _SHUT_SHOWN
    found = PlatformEntry.objects.filter(act="login_shut", user_id__in=people, at__gte=since).order_by("-id")[:most]
    return [Shutting(people[one.user_id], one.at, one.detail.get("address", "")) for one in found]


@dataclass(frozen=True, slots=True)
class LoginRow:
    official: Official
    duties: tuple[Duty, ...]
    has_factor: bool
    owes_factor: bool
    shut_until: dt.datetime | None


def list_logins(request: HttpRequest, *, on: dt.date) -> list[LoginRow]:
    """Return the people who may sign in, by name, with second factor and lock; five queries."""
    running = duties_on(on).select_related("unit")
    people = list(
        Official.objects.filter(is_active=True, membership__user__is_active=True)
        .select_related("unit", "membership__user")
        .prefetch_related(Prefetch("duties", running.order_by("id")))
    )
    users = [person.membership.user for person in people]
    with_factor = set(
        Authenticator.objects.filter(user__in=users, type__in=_FACTORS).values_list("user_id", flat=True)
    )
    shut = shut_logins(request, users)
    rule = current_rule()
    forced = frozenset(rule.roles) if rule else frozenset()
    rows = []
    for person in people:
        duties = tuple(person.duties.all())
        has_factor = person.membership.user_id in with_factor
        owes = not has_factor and any(duty.role in forced for duty in duties)
        rows.append(LoginRow(person, duties, has_factor, owes, shut.get(person.membership.user_id)))
    return rows


def list_invitations() -> QuerySet[Invitation]:
    """Return all invitations with their people, who has not come first; one query."""
    found: QuerySet[Invitation] = Invitation.objects.select_related("official__unit", "official__membership__user")
    return found.order_by(F("accepted_at").asc(nulls_first=True), "official__sort_name")


def known_of(rows: Sequence[Sequence[str]], *, on: dt.date) -> Known:
    """Return what the rows of a sheet are compared with; seven queries."""
    directory = load_directory(on)
    cells = {row[1] for row in rows if len(row) > 1}
    codes = {unit.code.casefold(): unit.code for unit in directory.units}
    units = {}
    for cell in cells:
        code = directory.names.get(name_key(cell, directory.place)) or codes.get(cell.strip().casefold())
        if code:
            units[fold(cell)] = code
    asked = {row[6].strip().lower() for row in rows if len(row) > 6}
    slug = current_commune().slug
    logins = User.objects.filter(Q(username__in=asked) | Q(username__startswith=f"{slug}."))
    people = Official.objects.filter(is_active=True).values_list("full_name", "unit__code")
    return Known(
        units=units,
        roles={fold(str(label)): value for value, label in Role.choices},
        people=frozenset((fold(name), code) for name, code in people),
        logins=frozenset(logins.values_list("username", flat=True)),
        slug=slug,
    )


def find_invitation(code: str, *, now: dt.datetime) -> Invitation | None:
    """Return the open invitation of the code in the open commune; None for any that is not, whyever.

    A login that got a password otherwise is in use: the code would open it to whoever holds the paper.
    """
    found: Invitation | None = (
        Invitation.objects.select_related("official__unit", "official__membership__user")
        .filter(digest=digest_of(code), expires_at__gt=now, official__is_active=True)
        .first()
    )
    return None if found is None or has_password(found) else found


def has_password(invitation: Invitation) -> bool:
    membership = invitation.official.membership
    return membership is not None and membership.user.has_usable_password()
