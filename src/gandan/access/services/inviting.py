"""Inviting people: their records and logins are made at once, their first password is their own."""

import datetime as dt
import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from procrastinate.contrib.django import app

from gandan.access.enums import SEND_TASK, InvitationState, MailState
from gandan.access.models import Invitation
from gandan.access.queries import has_password
from gandan.access.rules import Invited, digest_of
from gandan.accounts.models import User
from gandan.accounts.services import set_first_password
from gandan.audit.services import record, record_many
from gandan.common.errors import NotAllowed
from gandan.organisations.actors import Actor, actor_of
from gandan.organisations.enums import Role
from gandan.organisations.models import Unit
from gandan.organisations.services.newcomers import Newcomer, add_newcomers
from gandan.tenancy.models import create_rows
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
def invite_people(people: Sequence[Invited], *, now: dt.datetime, actor: Actor, origin: str = "") -> list[Made]:
    """Add the people with logins, roles from today on and an invitation each, all or none.

    Letters go out by one job, with links below ``origin``, to those who have an address; without an origin the
    installation sends none. Raises NotAllowed for the first who cannot be added.
    """
    units = {unit.code: unit for unit in Unit.objects.filter(is_active=True)}
    newcomers = [
        Newcomer(
            full_name=one.full_name,
            unit=units[one.unit],
            position_title=one.position_title,
            phone=one.phone,
            username=one.username,
            roles=tuple(Role(role) for role in one.roles),
        )
        for one in people
    ]
    officials = add_newcomers(newcomers, today=now.date(), actor=actor)
    made = []
    for one, official in zip(people, officials, strict=True):
        invitation = Invitation(official=official, email=one.email, made_at=now, expires_at=now + VALID_FOR)
        made.append(Made(invitation, _give_code(invitation, origin=origin)))
    create_rows(one.invitation for one in made)
    changes = [(one.invitation.official, {"email": one.invitation.email}) for one in made]
    record_many("official_invited", changes, actor=actor)
    if not all(one.code for one in made):
        send_letters(current_commune().pk)
    return made


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
