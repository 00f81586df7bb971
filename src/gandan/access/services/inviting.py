"""Inviting people: their records and logins are made at once, their first password is their own."""

import datetime as dt
import secrets
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from procrastinate.contrib.django import app

from gandan.access.enums import SEND_TASK, InvitationState, MailState
from gandan.access.models import Invitation
from gandan.access.queries import has_password
from gandan.access.rules import Invited, digest_of
from gandan.accounts.models import User
from gandan.accounts.services import set_first_password
from gandan.audit.services import record
from gandan.common.errors import NotAllowed
from gandan.organisations.actors import Actor, actor_of
from gandan.organisations.enums import UNIT_ROLES, PositionKind, Role
from gandan.organisations.models import Duty, Unit
from gandan.organisations.services.duties import add_duty
from gandan.organisations.services.officials import add_official, lock_administrators
from gandan.tenancy.scope import current_commune

VALID_FOR = dt.timedelta(days=14)
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""Without the signs that look alike on paper."""


@dataclass(frozen=True, slots=True)
class Made:
    """An invitation with its code, which is known only now; empty where the letter will bring it."""

    invitation: Invitation
    code: str


@transaction.atomic
def invite_people(people: Iterable[Invited], *, now: dt.datetime, actor: Actor, origin: str = "") -> list[Made]:
    """Add the people with logins, roles from today on and an invitation each, all or none.

    Letters go out by one job, with links below ``origin``, to those who have an address; without an origin the
    installation sends none. Raises NotAllowed for the first who cannot be added.
    """
    lock_administrators()
    units = {unit.code: unit for unit in Unit.objects.filter(is_active=True)}
    made = [_invite(person, units[person.unit], now=now, actor=actor, origin=origin) for person in people]
    if not all(one.code for one in made):
        send_letters(current_commune().pk)
    return made


def _invite(person: Invited, unit: Unit, *, now: dt.datetime, actor: Actor, origin: str) -> Made:
    today = now.date()
    official, _password = add_official(
        full_name=person.full_name,
        unit=unit,
        position_title=person.position_title,
        phone=person.phone,
        username=person.username,
        today=today,
        actor=actor,
        kind=PositionKind.HEAD if Role.UNIT_HEAD in person.roles else PositionKind.OFFICER,
        invited=True,
    )
    given = set(Duty.objects.filter(official=official).values_list("role", flat=True))
    for role in (Role(value) for value in person.roles if value not in given):
        place = unit if role in UNIT_ROLES else None
        add_duty(official, role=role, unit=place, from_on=today, to_on=None, actor=actor)
    invitation = Invitation(official=official, email=person.email, made_at=now, expires_at=now + VALID_FOR)
    code = _give_code(invitation, origin=origin)
    invitation.save()
    record("official_invited", official, actor=actor, changes={"email": person.email})
    return Made(invitation, code)


@transaction.atomic
def renew_invitation(invitation: Invitation, *, now: dt.datetime, actor: Actor, origin: str = "") -> Made:
    """Give a new code for as long again, by letter where there are origin and address; the old one ends.

    Refused for who has come, has a password or has stopped.
    """
    held = _lock(invitation)
    if held.accepted_at is not None:
        raise NotAllowed("accepted", "Người này đã nhận lời mời. Nếu quên mật khẩu, hãy đặt lại ở trang cán bộ.")
    if has_password(held):
        raise NotAllowed("has_password", "Người này đã có mật khẩu. Nếu quên, hãy đặt lại ở trang cán bộ.")
    if not held.official.is_active:
        raise NotAllowed("inactive", "Tài khoản cán bộ này đã ngừng. Hãy mở lại tài khoản trước.")
    held.made_at, held.expires_at = now, now + VALID_FOR
    held.sent_at = held.withdrawn_at = None
    code = _give_code(held, origin=origin)
    held.save()
    if not code:
        send_letters(held.commune_id)
    record("invitation_renewed", held.official, actor=actor)
    return Made(held, code)


@transaction.atomic
def withdraw_invitation(invitation: Invitation, *, now: dt.datetime, actor: Actor) -> None:
    """End the code at once; the person's record stays. Refused for who has come already."""
    held = _lock(invitation)
    if held.state_at(now) in (InvitationState.ACCEPTED, InvitationState.WITHDRAWN):
        raise NotAllowed("closed", "Lời mời này đã được nhận hoặc đã thu hồi.")
    held.digest, held.withdrawn_at = "", now
    held.save(update_fields=["digest", "withdrawn_at"])
    record("invitation_withdrawn", held.official, actor=actor)


@transaction.atomic
def accept_invitation(invitation: Invitation, *, password: str, now: dt.datetime) -> User:
    """Keep the person's own password and end the code; an address to which the code was sent is confirmed by it.

    Raises NotAllowed where the code ended meanwhile.
    """
    held = _lock(invitation)
    if held.state_at(now) != InvitationState.OPEN or held.digest != invitation.digest or has_password(held):
        raise NotAllowed("closed", "Lời mời này đã được nhận, đã hết hạn hoặc đã thu hồi.")
    user: User = held.official.membership.user
    set_first_password(user, password, confirmed_email=held.email if held.sent_at else "")
    held.digest, held.accepted_at = "", now
    held.save(update_fields=["digest", "accepted_at"])
    record("invitation_accepted", held.official, actor=actor_of(held.official, user=user, on=now.date()))
    return user


def send_letters(commune_id: int, *, after: dt.timedelta | None = None) -> None:
    """Ask for the job that sends the letters that wait; one at a time for a commune."""
    wait = None if after is None else {"seconds": int(after.total_seconds())}
    task = app.configure_task(SEND_TASK, lock=f"{SEND_TASK}:{commune_id}", schedule_in=wait)
    task.defer(commune_id=commune_id)


def make_code() -> str:
    """Return a code that can be read out and typed: four groups of four, about 79 bits."""
    return "-".join("".join(secrets.choice(_LETTERS) for _sign in range(4)) for _group in range(4))


def _give_code(invitation: Invitation, *, origin: str) -> str:
    """Return the code to hand over; empty where a letter will bring it, with a code that nobody else ever sees."""
    by_mail = bool(origin and invitation.email)
    code = "" if by_mail else make_code()
    invitation.mail_state = MailState.WAITING if by_mail else MailState.BY_HAND
    invitation.mail_fault, invitation.mail_tries, invitation.origin = "", 0, origin
    invitation.digest = digest_of(code) if code else ""
    return code


def _lock(invitation: Invitation) -> Invitation:
    held: Invitation = (
        Invitation.objects.select_for_update(of=("self",))
        .select_related("official__unit", "official__membership__user")
        .get(pk=invitation.pk)
    )
    return held
