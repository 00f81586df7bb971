"""Duties of officials: roles held from one day to another."""

import datetime as dt

from django.db import transaction

from gandan.audit.services import record
from gandan.common.errors import NotAllowed
from gandan.common.spans import not_over
from gandan.organisations.actors import Actor
from gandan.organisations.enums import UNIT_ROLES, Role
from gandan.organisations.models import Duty, Official, Subject, Unit
from gandan.organisations.services.officials import lock_administrators, lock_official, refuse_last_administrator


@transaction.atomic
def add_duty(
    official: Official,
    *,
    role: Role,
    unit: Unit | None,
    from_on: dt.date,
    to_on: dt.date | None,
    actor: Actor,
    subject: Subject | None = None,
) -> Duty:
    """Give a role for a time; refused where the same role is held on one of those days, or the person is inactive."""
    held = lock_official(official)
    if not held.is_active:
        raise NotAllowed("inactive", "Tài khoản cán bộ này đã ngừng. Hãy mở lại tài khoản trước.")
    place = unit if role in UNIT_ROLES else None
    if role in UNIT_ROLES and place is None:
        raise NotAllowed("unit_missing", "Vai trò này gắn với một đơn vị. Hãy chọn đơn vị.")
    subject = subject if role == Role.FOCAL_OFFICER else None
    same = Duty.objects.filter(not_over(from_on), official=held, role=role, unit=place, subject=subject)
    if to_on is not None:
        same = same.filter(from_on__lte=to_on)
    if same.exists():
        raise NotAllowed("overlap", "Cán bộ này đã giữ vai trò đó trong thời gian này.")
    duty = Duty(official=held, role=role, unit=place, subject=subject, from_on=from_on, to_on=to_on)
    duty.save()
    record("duty_added", held, actor=actor, changes=duty_words(duty))
    return duty


@transaction.atomic
def end_duty(duty: Duty, *, last_on: dt.date, today: dt.date, actor: Actor) -> None:
    """Set the last day of a duty; refused before its first day, when it is over, and for the last administrator."""
    held, duty = _lock(duty, today=today)
    if last_on < duty.from_on:
        raise NotAllowed("too_early", "Ngày cuối không được trước ngày bắt đầu giữ vai trò.")
    if duty.role == Role.ADMINISTRATOR:
        refuse_last_administrator(held, today=today)
    old, duty.to_on = duty.to_on, last_on
    duty.save(update_fields=["to_on"])
    record("duty_ended", held, actor=actor, changes={**duty_words(duty), "to_on": [old, last_on]})


@transaction.atomic
def revoke_duty(duty: Duty, *, today: dt.date, actor: Actor) -> None:
    """Take a role away at once; one that began today or later leaves no row, only its entry in the record.

    Refused when it is over already, and for the last administrator.
    """
    held, duty = _lock(duty, today=today)
    if duty.role == Role.ADMINISTRATOR:
        refuse_last_administrator(held, today=today)
    record("duty_revoked", held, actor=actor, changes=duty_words(duty))
    if duty.from_on >= today:
        duty.delete()
        return
    duty.to_on = today - dt.timedelta(days=1)
    duty.save(update_fields=["to_on"])


def _lock(duty: Duty, *, today: dt.date) -> tuple[Official, Duty]:
    """Return the person and the duty as they stand now, locked; a second press finds the duty over."""
    if duty.role == Role.ADMINISTRATOR:
        lock_administrators()
    official = lock_official(duty.official)
    held: Duty | None = (
        Duty.objects.select_for_update(of=("self",))
        .select_related("unit", "subject")
        .filter(pk=duty.pk, official=official)
        .first()
    )
    if held is None or (held.to_on is not None and held.to_on < today):
        raise NotAllowed("duty_over", "Vai trò này đã hết hoặc đã được thu hồi.")
    return official, held


def duty_words(duty: Duty) -> dict[str, object]:
    return {"role": duty.role, "unit": duty.unit.code if duty.unit else "", "from_on": duty.from_on}
