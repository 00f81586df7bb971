"""Which roles must have a second factor; locks and lost factors of single people."""

import datetime as dt

from django.db import transaction
from django.http import HttpRequest

from gandan.access.models import SecondFactorRule
from gandan.accounts.lockout import open_again
from gandan.accounts.services import remove_factors
from gandan.audit.services import record
from gandan.common.errors import NotAllowed, Stale
from gandan.organisations.actors import Actor
from gandan.organisations.enums import Role
from gandan.organisations.models import Official
from gandan.organisations.services.officials import lock_official


@transaction.atomic
def set_rule(
    *, roles: frozenset[Role], grace_days: int, version: int, today: dt.date, actor: Actor
) -> SecondFactorRule:
    """Set the roles and the days of grace; the days begin anew where a role comes to it.

    Raises Stale where somebody else set the rule meanwhile.
    """
    rule: SecondFactorRule = SecondFactorRule.objects.select_for_update(of=("self",)).first() or SecondFactorRule(
        roles=[], from_on=today, grace_days=grace_days, version=0
    )
    if rule.version != version:
        raise Stale
    values = [role.value for role in Role if role in roles]
    changes = {"roles": [rule.roles, values], "grace_days": [rule.grace_days, grace_days]}
    if set(values) - set(rule.roles):
        rule.from_on = today
    rule.roles, rule.grace_days = values, grace_days
    rule.version += 1
    rule.save()
    record("sign_in_rule_set", rule, actor=actor, changes=changes)
    return rule


@transaction.atomic
def unlock_login(official: Official, *, request: HttpRequest, actor: Actor) -> None:
    """Let the person try again at once after too many wrong passwords or codes."""
    held = lock_official(official)
    if held.membership is None:
        raise NotAllowed("no_login", "Cán bộ này chưa có tài khoản đăng nhập.")
    open_again(request, held.membership.user)
    record("sign_in_unlocked", held, actor=actor)


@transaction.atomic
def take_off_factors(official: Official, *, actor: Actor) -> None:
    """Take off the second factors of somebody who lost them.

    Refused without any, for a login used elsewhere and for oneself: one's own page asks for the factor first, so that
    an unattended screen is not enough.
    """
    held = lock_official(official)
    if held.pk == actor.official.pk:
        raise NotAllowed("self", "Hãy gỡ xác minh hai bước của chính mình ở trang Tài khoản của tôi.")
    if held.membership is None or not remove_factors(held.membership):
        raise NotAllowed("no_factor", "Cán bộ này chưa bật xác minh hai bước.")
    record("factors_removed", held, actor=actor)
