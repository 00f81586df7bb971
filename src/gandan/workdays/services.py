"""Changing the calendar; the calling domain decides who may and records it."""

import datetime as dt

from django.db import transaction

from gandan.common.errors import NotAllowed, Stale
from gandan.workdays.models import SpecialDay
from gandan.workdays.queries import FIRST, LAST
from gandan.workdays.signals import calendar_changed

_SATURDAY = 5


@transaction.atomic
def add_day(day: dt.date, *, is_working: bool, name: str, source: str, is_confirmed: bool) -> SpecialDay:
    """Add a day that differs from the plain week; refused where it is there already or differs in nothing."""
    _check(day, is_working=is_working)
    if SpecialDay.objects.filter(day=day).exists():
        raise NotAllowed("exists", "Ngày này đã có trong lịch. Hãy mở ngày đó để sửa.")
    special = SpecialDay.objects.create(
        day=day, is_working=is_working, name=name, source=source, is_confirmed=is_confirmed
    )
    calendar_changed.send(sender=SpecialDay, day=day)
    return special


@transaction.atomic
def edit_day(
    special: SpecialDay, *, version: int, is_working: bool, name: str, source: str, is_confirmed: bool
) -> SpecialDay:
    """Change a day; refused with Stale where ``version`` is no longer the last."""
    held = lock_day(special, version=version)
    _check(held.day, is_working=is_working)
    held.is_working, held.name, held.source, held.is_confirmed = is_working, name, source, is_confirmed
    held.version += 1
    held.save()
    calendar_changed.send(sender=SpecialDay, day=held.day)
    return held


@transaction.atomic
def confirm_day(special: SpecialDay, *, version: int) -> None:
    """Mark a day as announced; due days do not change by it."""
    held = lock_day(special, version=version)
    held.is_confirmed = True
    held.version += 1
    held.save(update_fields=["is_confirmed", "version"])


@transaction.atomic
def remove_day(special: SpecialDay, *, version: int) -> None:
    """Let the day follow the plain week again; refused with Stale where ``version`` is no longer the last."""
    held = lock_day(special, version=version)
    held.delete()
    calendar_changed.send(sender=SpecialDay, day=held.day)


def lock_day(special: SpecialDay, *, version: int) -> SpecialDay:
    held = SpecialDay.objects.select_for_update(of=("self",)).filter(pk=special.pk).first()
    if held is None or held.version != version:
        raise Stale
    return held


def _check(day: dt.date, *, is_working: bool) -> None:
    if not FIRST <= day <= LAST:
        raise NotAllowed(
            "outside",
            "Lịch chỉ nhận các ngày từ %(first)s đến %(last)s.",
            first=f"{FIRST:%d/%m/%Y}",
            last=f"{LAST:%d/%m/%Y}",
        )
    if is_working and day.weekday() < _SATURDAY:
        raise NotAllowed("plain", "Ngày làm bù phải là thứ Bảy hoặc Chủ nhật; ngày này vốn là ngày làm việc.")
