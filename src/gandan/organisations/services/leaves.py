"""Leave with stand-ins: what the person holds reaches them from the first to the last day, then comes back."""

import datetime as dt
from collections.abc import Mapping

from django.db import transaction
from django.urls import reverse

from gandan.audit.services import record
from gandan.common.errors import NotAllowed, Stale
from gandan.organisations.actors import Actor
from gandan.organisations.models import Leave, LeaveShare, Official
from gandan.organisations.services.held_duties import roles_beyond
from gandan.organisations.services.officials import lock_official
from gandan.organisations.services.unit_names import ONE_DAY
from gandan.organisations.signals import officials_told
from gandan.organisations.standing import DUTIES, chosen
from gandan.tenancy.codes import next_code
from gandan.tenancy.models import create_rows
from gandan.tenancy.scope import current_commune

MOST_DAYS = 366
"""Who is away for longer hands the work over."""


@transaction.atomic
def register_leave(
    official: Official,
    *,
    from_on: dt.date,
    to_on: dt.date,
    reason: str,
    shares: Mapping[str, Official],
    version: int,
    today: dt.date,
    actor: Actor,
) -> Leave:
    """Note the days and who stands in for what; the stand-ins are told.

    Raises Stale where the person's row has changed, NotAllowed for days gone by, for a second leave on one of the
    days, for a stand-in who is away then too and for an actor who would get a role that is not theirs to pass on.
    """
    held = lock_official(official)
    if held.version != version:
        raise Stale
    if to_on < max(from_on, today):
        raise NotAllowed("period", "Ngày cuối phải từ ngày đầu và từ hôm nay trở đi.")
    if (to_on - from_on).days >= MOST_DAYS:
        raise NotAllowed("too_long", "Ngày nghỉ dài hơn một năm. Hãy bàn giao hẳn việc cho người khác.")
    if "" not in shares:
        raise NotAllowed("nobody", "Hãy chọn người làm thay cho mọi việc còn lại.")
    _check_free(held, from_on, to_on)
    _check_roles(held, shares, actor=actor)
    for stand_in in {one.pk: one for one in shares.values()}.values():
        if stand_in.pk == held.pk or not stand_in.is_active:
            raise NotAllowed("stand_in", "Hãy chọn một cán bộ khác đang làm việc.")
        _check_free(stand_in, from_on, to_on)
    leave = Leave(code=next_code("NP", year=from_on.year), official=held, from_on=from_on, to_on=to_on, reason=reason)
    leave.save()
    create_rows(LeaveShare(leave=leave, stand_in=who, what=what) for what, who in shares.items())
    held.version += 1
    held.save(update_fields=["version"])
    names = [f"{who.full_name} ({what})" if what else who.full_name for what, who in shares.items()]
    record(
        "leave_registered",
        held,
        actor=actor,
        changes={"from_on": from_on, "to_on": to_on, "reason": reason, "stand_ins": names},
    )
    _tell(leave, f"Làm thay {held.full_name} từ {from_on:%d/%m/%Y} đến hết {to_on:%d/%m/%Y}.")
    return leave


@transaction.atomic
def end_leave(leave: Leave, *, today: dt.date, actor: Actor) -> None:
    """Let the person be back from today on; a leave that has not begun leaves no row, only its entry in the record."""
    official = lock_official(leave.official)
    held = Leave.objects.select_for_update(of=("self",)).select_related("official").filter(pk=leave.pk).first()
    if held is None or held.to_on < today:
        raise NotAllowed("leave_over", "Đợt nghỉ này đã kết thúc.")
    last_on = today - ONE_DAY
    record("leave_ended", official, actor=actor, changes={"from_on": held.from_on, "to_on": [held.to_on, last_on]})
    _tell(held, f"{official.full_name} đi làm lại từ {today:%d/%m/%Y}; việc làm thay kết thúc.")
    if held.from_on >= today:
        held.delete()
        return
    held.to_on = last_on
    held.save(update_fields=["to_on"])


def _check_free(official: Official, from_on: dt.date, to_on: dt.date) -> None:
    away = Leave.objects.filter(official=official, from_on__lte=to_on, to_on__gte=from_on).first()
    if away is not None:
        raise NotAllowed(
            "away",
            "%(name)s nghỉ từ %(first)s đến hết %(last)s.",
            name=official.full_name,
            first=f"{away.from_on:%d/%m/%Y}",
            last=f"{away.to_on:%d/%m/%Y}",
        )


def _check_roles(official: Official, shares: Mapping[str, Official], *, actor: Actor) -> None:
    stand_ins = {what: who.pk for what, who in shares.items()}
    for key, words in roles_beyond(official, actor=actor).items():
        if chosen(stand_ins, DUTIES, key) == actor.official.pk:
            raise NotAllowed(
                "role_beyond",
                "Bạn không tự làm thay vai trò “%(role)s” được. Hãy chọn người khác cho vai trò này hoặc nhờ quản trị "
                "hệ thống.",
                role=words,
            )


def _tell(leave: Leave, sentence: str) -> None:
    people = [one.stand_in for one in LeaveShare.objects.filter(leave=leave).select_related("stand_in")]
    url = reverse("my_work", kwargs={"commune": current_commune().slug})
    officials_told.send(sender=Leave, officials=people, sentence=sentence, url=url)
