"""Renaming a unit from a day; the name until then stays with it."""

import datetime as dt

from django.db import transaction

from gandan.audit.services import record
from gandan.common.errors import NotAllowed
from gandan.organisations.actors import Actor
from gandan.organisations.models import FormerName, Unit
from gandan.organisations.services.units import lock_unit, refuse_taken_name

ONE_DAY = dt.timedelta(days=1)


@transaction.atomic
def rename_unit(
    unit: Unit, *, version: int, name: str, short_name: str, on: dt.date, paper: str, today: dt.date, actor: Actor
) -> Unit:
    """Give a unit a new name from ``on``; refused with Stale where ``version`` is no longer the last."""
    held = lock_unit(unit, version=version)
    refuse_day(held, on, today=today)
    if (name, short_name) == (held.name, held.short_name):
        raise NotAllowed("same_name", "Tên mới giống tên đang dùng.")
    refuse_taken_name(name, but_unit_id=held.pk)
    former = FormerName(unit=held, name=held.name, short_name=held.short_name, to_on=on - ONE_DAY, paper=paper)
    former.save()
    changes = {"name": [held.name, name], "short_name": [held.short_name, short_name], "on": on, "paper": paper}
    held.name, held.short_name = name, short_name
    held.version += 1
    held.save(update_fields=["name", "short_name", "version"])
    record("unit_renamed", held, actor=actor, changes=changes)
    return held


def refuse_day(unit: Unit, on: dt.date, *, today: dt.date) -> None:
    """Raise NotAllowed unless a change of the unit may hold from that day: not ahead, not before the last change."""
    if not unit.is_active:
        raise NotAllowed("unit_ended", "Đơn vị này đã ngừng dùng.")
    if on > today:
        raise NotAllowed("day_ahead", "Ngày này chưa đến. Hãy ghi khi quyết định đã có hiệu lực.")
    last = FormerName.objects.filter(unit=unit).order_by("-to_on").first()
    before = last.to_on + ONE_DAY if last else unit.from_on
    if before is not None and on <= before:
        raise NotAllowed("too_early", "Ngày này phải sau %(day)s, ngày thay đổi gần nhất.", day=f"{before:%d/%m/%Y}")
