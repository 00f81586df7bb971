"""Who has to have a second factor, and who has been invited."""

import datetime as dt

from django.contrib.postgres.fields import ArrayField
from django.db import models

from gandan.access.enums import InvitationState, MailFault, MailState
from gandan.organisations.models import Official
from gandan.tenancy.fields import TenantForeignKey
from gandan.tenancy.models import TenantModel


class SecondFactorRule(TenantModel):
    """The roles of a commune whose holders must have a second factor, and from when; at most one row."""

    roles = ArrayField(models.CharField(max_length=20))
    """Values of ``organisations.enums.Role``."""
    from_on = models.DateField()
    """The day on which the rule was made or last became stricter."""
    grace_days = models.PositiveSmallIntegerField(default=7)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["commune"], name="second_factor_rule_once")]

    def last_day_without(self, joined_on: dt.date) -> dt.date:
        """Return the last day on which somebody who came on that day may work without a second factor."""
        return max(self.from_on, joined_on) + dt.timedelta(days=self.grace_days) - dt.timedelta(days=1)


class Invitation(TenantModel):
    """One person's way to the first password; of the code only its digest is kept."""

    official = TenantForeignKey(Official, on_delete=models.CASCADE, related_name="invitations")
    email = models.EmailField(blank=True)
    digest = models.CharField(max_length=64)
    """SHA-256 of the code; empty where it was withdrawn or used, and until the letter with it is written."""
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    """When the code went out by e-mail; None where it was handed over."""
    mail_state = models.CharField(max_length=10, choices=MailState.choices, default=MailState.BY_HAND)
    mail_fault = models.CharField(max_length=10, choices=MailFault.choices, blank=True)
    """Why the last try failed; kept while the next one is awaited."""
    mail_tries = models.PositiveSmallIntegerField(default=0)
    origin = models.CharField(max_length=200, blank=True)
    """Scheme and host under which the inviting person reached the system: the link of the letter begins with it."""
    accepted_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["commune", "official"], name="invitation_once"),
            models.UniqueConstraint(
                fields=["commune", "digest"], condition=~models.Q(digest=""), name="invitation_digest_once"
            ),
            models.CheckConstraint(
                condition=models.Q(digest="") | models.Q(accepted_at=None, withdrawn_at=None),
                name="invitation_closed_without_code",
            ),
        ]

    def is_on_its_way(self) -> bool:
        return self.mail_state in (MailState.WAITING, MailState.SENDING)

    def state_at(self, now: dt.datetime) -> InvitationState:
        if self.accepted_at is not None:
            return InvitationState.ACCEPTED
        if self.withdrawn_at is not None:
            return InvitationState.WITHDRAWN
        return InvitationState.OPEN if now < self.expires_at else InvitationState.EXPIRED
