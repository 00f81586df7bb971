"""Officials of the commune and their logins."""

import datetime as dt

from django.db import models, transaction

from gandan.accounts.services import create_login, end_membership, reset_password, resume_membership
from gandan.audit.services import record
from gandan.common import clock
from gandan.common.errors import NotAllowed, Stale
from gandan.common.spans import not_over
from gandan.organisations.actors import Actor
from gandan.organisations.enums import PositionKind, Role
from gandan.organisations.models import Duty, Official, Position, Unit
from gandan.organisations.posts import Post
from gandan.organisations.services.appointing import ONE_DAY, check_position, correct_main, give_role
from gandan.tenancy.codes import next_code
from gandan.tenancy.scope import current_commune


@transaction.atomic
def add_official(
    *,
    full_name: str,
    unit: Unit,
    position_title: str,
    phone: str,
    username: str,
    today: dt.date,
    actor: Actor,
    kind: PositionKind = PositionKind.OFFICER,
) -> tuple[Official, str]:
    """Add a person with a position and a login of today on; return them with the first password, shown once."""
    membership, password = create_login(username, commune=current_commune(), from_on=today)
    official = Official(
        membership=membership,
        code=next_code("CB", year=today.year),
        full_name=full_name,
        unit=unit,
        position_title=position_title,
        phone=phone,
    )
    official.save()
    check_position(Post(official.pk, unit.pk, position_title, kind, today))
    position = Position(official=official, unit=unit, title=position_title, kind=kind, from_on=today)
    position.save()
    give_role(position)
    record("official_added", official, actor=actor, changes={"full_name": full_name, "unit": unit.code})
    return official, password


@transaction.atomic
def edit_official(
    official: Official, *, version: int, full_name: str, unit: Unit, position_title: str, phone: str, actor: Actor
) -> Official:
    """Correct who a person is and what the main position is; Stale where ``version`` is no longer the last."""
    held = lock_official(official)
    if held.version != version:
        raise Stale
    new = {"full_name": full_name, "position_title": position_title, "phone": phone}
    changes = {field: [getattr(held, field), value] for field, value in new.items() if getattr(held, field) != value}
    if held.unit_id != unit.pk:
        changes["unit"] = [held.unit.code, unit.code]
    if changes:
        for field, value in new.items():
            setattr(held, field, value)
        held.unit = unit
        held.version += 1
        held.save()
        correct_main(held, today=clock.today())
        record("official_edited", held, actor=actor, changes=changes)
    return held


@transaction.atomic
def renew_password(official: Official, *, actor: Actor) -> str:
    """Give the person a new password, shown once; refused without a login and for a login used elsewhere.

    Refused for oneself too: one's own page asks for the old password, so that an unattended screen is not enough.
    """
    held = lock_official(official)
    if held.pk == actor.official.pk:
        raise NotAllowed("self", "Hãy đổi mật khẩu của chính mình ở trang Tài khoản của tôi.")
    if held.membership is None:
        raise NotAllowed("no_login", "Cán bộ này chưa có tài khoản đăng nhập.")
    password = reset_password(held.membership)
    record("official_password_reset", held, actor=actor)
    return password


@transaction.atomic
def deactivate_official(official: Official, *, reason: str, today: dt.date, actor: Actor) -> None:
    """End the person's login and duties from today on; refused for oneself and for the last administrator."""
    lock_administrators()
    held = lock_official(official)
    if held.pk == actor.official.pk:
        raise NotAllowed("self", "Bạn không thể tự ngừng tài khoản của mình.")
    refuse_last_administrator(held, today=today)
    for duty in running_duties(held, today=today):
        duty.to_on = max(duty.from_on, today - ONE_DAY)
        duty.save(update_fields=["to_on"])
    for position in Position.objects.filter(not_over(today), official=held):
        position.to_on = max(position.from_on, today - ONE_DAY)
        position.save(update_fields=["to_on"])
    if held.membership is not None:
        end_membership(held.membership, today=today)
    _switch(held, is_active=False)
    record("official_deactivated", held, actor=actor, changes={"reason": reason})


@transaction.atomic
def reactivate_official(official: Official, *, actor: Actor) -> None:
    """Open the login again, without the duties of before."""
    held = lock_official(official)
    if not held.unit.is_active:
        raise NotAllowed("unit_inactive", "Đơn vị của cán bộ này đã ngừng dùng. Hãy chuyển đơn vị trước.")
    if held.membership is not None:
        resume_membership(held.membership)
    _switch(held, is_active=True)
    record("official_reactivated", held, actor=actor)


def lock_administrators() -> None:
    """Let one act at a time take the role of administrator from somebody; call it before any other lock."""
    list(Duty.objects.select_for_update(of=("self",)).filter(role=Role.ADMINISTRATOR).order_by("pk"))


def refuse_last_administrator(official: Official, *, today: dt.date) -> None:
    """Raise NotAllowed where nobody but this person could administer the commune; the administrators are locked."""
    administrators = _running(
        Duty.objects.filter(role=Role.ADMINISTRATOR, official__is_active=True, from_on__lte=today), today
    )
    holders = set(administrators.values_list("official_id", flat=True))
    if holders == {official.pk}:
        raise NotAllowed(
            "last_administrator",
            "Đây là quản trị hệ thống duy nhất. Hãy giao vai trò này cho người khác trước.",
        )


def running_duties(official: Official, *, today: dt.date) -> list[Duty]:
    return list(_running(Duty.objects.filter(official=official), today))


def lock_official(official: Official) -> Official:
    held: Official = (
        Official.objects.select_for_update(of=("self",)).select_related("unit", "membership__user").get(pk=official.pk)
    )
    return held


def _running(duties: models.QuerySet[Duty], today: dt.date) -> models.QuerySet[Duty]:
    return duties.filter(not_over(today))


def _switch(official: Official, *, is_active: bool) -> None:
    official.is_active = is_active
    official.version += 1
    official.save(update_fields=["is_active", "version"])
