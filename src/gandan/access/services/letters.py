"""The letters of invitations on their way out: taken up one by one, each in a transaction of its own."""

import datetime as dt
from dataclasses import dataclass

from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse

from gandan.access.enums import MailFault, MailState
from gandan.access.models import Invitation
from gandan.access.rules import PASSING_FAULTS, digest_of, next_try
from gandan.access.services.inviting import make_code
from gandan.audit.services import SYSTEM, record
from gandan.common import clock
from gandan.tenancy.scope import current_commune


@dataclass(frozen=True, slots=True)
class Letter:
    """What one letter says; its code is kept nowhere else."""

    invitation_id: int
    digest: str
    email: str
    name: str
    login: str
    committee: str
    link: str
    last_day: dt.date


@transaction.atomic
def give_up_broken_off() -> None:
    """Say of letters that a stopped worker had in hand that nobody knows whether they went out: none goes twice."""
    for one in _open_letters(MailState.SENDING):
        _fail(one, MailFault.BROKEN_OFF)


@transaction.atomic
def take_letter(*, after: int, now: dt.datetime) -> Letter | None:
    """Give the next letter that waits behind this id a code and mark it as being sent; None where no more waits."""
    invitation = _open_letters(MailState.WAITING).filter(pk__gt=after, expires_at__gt=now).first()
    if invitation is None:
        return None
    code, commune = make_code(), current_commune()
    invitation.digest, invitation.mail_state = digest_of(code), MailState.SENDING
    invitation.save(update_fields=["digest", "mail_state"])
    official = invitation.official
    path = reverse("invitation_accept", kwargs={"place": commune.slug, "code": code})
    return Letter(
        invitation.pk,
        invitation.digest,
        invitation.email,
        official.full_name,
        official.membership.user.username,
        commune.committee_name,
        f"{invitation.origin}{path}",
        clock.day_of(invitation.expires_at),
    )


@transaction.atomic
def finish_letter(letter: Letter, fault: MailFault | None, *, now: dt.datetime) -> None:
    """Keep how it went; a letter whose invitation was withdrawn, renewed or accepted meanwhile changes nothing."""
    invitation = _open_letters(MailState.SENDING).filter(pk=letter.invitation_id, digest=letter.digest).first()
    if invitation is None:
        return
    if fault is not None:
        _fail(invitation, fault)
        return
    invitation.mail_state, invitation.mail_fault, invitation.sent_at = MailState.SENT, "", now
    invitation.mail_tries += 1
    invitation.save(update_fields=["mail_state", "mail_fault", "mail_tries", "sent_at"])
    record("invitation_sent", invitation.official, actor=SYSTEM)


@transaction.atomic
def put_off_letters(fault: MailFault) -> None:
    """Keep of all letters that wait that the server could not be reached."""
    for one in _open_letters(MailState.WAITING):
        _fail(one, fault)


def wait_before_next(*, now: dt.datetime) -> dt.timedelta | None:
    """Return how long to wait before what still waits is tried again, None where nothing waits."""
    tries = _open_letters(MailState.WAITING).filter(expires_at__gt=now).values_list("mail_tries", flat=True)
    return next_try(min(tries, default=0)) if tries else None


def _fail(invitation: Invitation, fault: MailFault) -> None:
    """Let the letter wait for another try where the fault may pass; the code that was in it ends."""
    invitation.mail_tries += 1
    again = fault in PASSING_FAULTS and next_try(invitation.mail_tries) is not None
    invitation.mail_state = MailState.WAITING if again else MailState.FAILED
    invitation.mail_fault = fault
    # a letter of unknown fate may lie in the person's box: its code stays good
    invitation.digest = invitation.digest if fault == MailFault.BROKEN_OFF else ""
    invitation.save(update_fields=["mail_state", "mail_fault", "mail_tries", "digest"])
    if not again:
        record("invitation_not_sent", invitation.official, actor=SYSTEM, changes={"reason": fault.value})


def _open_letters(state: MailState) -> QuerySet[Invitation]:
    found: QuerySet[Invitation] = Invitation.objects.filter(
        mail_state=state, accepted_at=None, withdrawn_at=None, official__is_active=True
    )
    found = found.select_for_update(of=("self",)).select_related("official__unit", "official__membership__user")
    return found.order_by("pk")
