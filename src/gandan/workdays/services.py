"""Changing the calendar; the calling domain decides who may and records it."""

import datetime as dt
import re
from dataclasses import dataclass, replace

from django.db import transaction

from gandan.common.errors import NotAllowed, Stale
from gandan.common.words import mark
from gandan.workdays.enums import Level, Part, Use
from gandan.workdays.following import Who, open_change
from gandan.workdays.hours import Week
from gandan.workdays.models import CommuneDay, CommuneHours, SpecialDay
from gandan.workdays.queries import FIRST, LAST
from gandan.workdays.rules import is_plain_workday

_REFERENCE = re.compile(r"\d+(?:/\d{4})?[/-][A-ZĐ]{2,}|\b[Đđ]iều \d+")
"""Number and symbol of a paper, or the article of a law that names the day itself."""


@dataclass(frozen=True, slots=True)
class DayFacts:
    """What a day of the country's calendar says."""

    part: Part
    name: str
    source: str
    is_confirmed: bool


@dataclass(frozen=True, slots=True)
class OwnDayFacts:
    part: Part
    name: str
    reason: str


@transaction.atomic
def add_day(day: dt.date, facts: DayFacts, *, who: Who) -> SpecialDay:
    """Add a day that differs from the plain week; refused where it is there already or differs in nothing."""
    _check(day, facts)
    if SpecialDay.objects.filter(day=day).exists():
        raise NotAllowed("exists", mark("Ngày này đã có trong lịch. Hãy mở ngày đó để sửa."))
    special = SpecialDay(day=day)
    _fill(special, facts)
    special.save(force_insert=True)
    open_change(day, None, facts.part, level=Level.COUNTRY, use=Use.DEADLINE, who=who)
    return special


@transaction.atomic
def edit_day(special: SpecialDay, facts: DayFacts, *, version: int, who: Who) -> SpecialDay:
    """Change a day; refused with Stale where ``version`` is no longer the last."""
    held = lock_day(special, version=version)
    _check(held.day, facts)
    old = held.part
    if held.is_confirmed and facts.part is not old and facts.source == held.source:
        # what the paper confirmed was the other part
        facts = replace(facts, is_confirmed=False)
    _fill(held, facts)
    held.version += 1
    held.save()
    open_change(held.day, old, facts.part, level=Level.COUNTRY, use=Use.DEADLINE, who=who)
    return held


@transaction.atomic
def confirm_day(special: SpecialDay, *, version: int) -> None:
    """Mark a day as announced; due days do not change by it."""
    held = lock_day(special, version=version)
    _check_source(held.source)
    held.is_confirmed = True
    held.version += 1
    held.save(update_fields=["is_confirmed", "version"])


@transaction.atomic
def remove_day(special: SpecialDay, *, version: int, who: Who) -> None:
    """Let the day follow the plain week again; refused with Stale where ``version`` is no longer the last."""
    held = lock_day(special, version=version)
    held.delete()
    open_change(held.day, held.part, None, level=Level.COUNTRY, use=Use.DEADLINE, who=who)


@transaction.atomic
def set_own_day(day: dt.date, use: Use, facts: OwnDayFacts, *, version: int, who: Who) -> CommuneDay:
    """Set the open commune's own day in one calendar; ``version`` 0 for a new one. Raises NotAllowed, Stale."""
    _check_span(day)
    held = CommuneDay.objects.select_for_update(of=("self",)).filter(day=day, use=use).first()
    if held and not version:
        raise NotAllowed("exists", mark("Ngày này đã có trong lịch riêng. Hãy mở ngày đó để sửa."))
    if (held.version if held else 0) != version:
        raise Stale
    old = Part(held.part) if held else None
    held = held or CommuneDay(day=day, use=use, version=0)
    held.part, held.name, held.reason = facts.part, facts.name, facts.reason
    held.version += 1
    held.save()
    open_change(day, old, facts.part, level=Level.COMMUNE, use=use, who=who)
    return held


@transaction.atomic
def remove_own_day(own: CommuneDay, *, version: int, who: Who) -> None:
    """Let the day follow the country's calendar again. Raises Stale."""
    held = CommuneDay.objects.select_for_update(of=("self",)).filter(pk=own.pk).first()
    if held is None or held.version != version:
        raise Stale
    held.delete()
    open_change(own.day, Part(held.part), None, level=Level.COMMUNE, use=Use(held.use), who=who)


@transaction.atomic
def set_hours(week: Week, cut_off: dt.time, *, reason: str, version: int) -> CommuneHours:
    """Set the open commune's opening hours and cut-off hour. Raises NotAllowed, Stale."""
    for spans in week:
        ends = [moment for span in spans for moment in span]
        if ends != sorted(set(ends)):
            raise NotAllowed("hours", mark("Giờ đóng cửa phải sau giờ mở cửa, và buổi chiều phải sau buổi sáng."))
    held = CommuneHours.objects.select_for_update(of=("self",)).first()
    if (held.version if held else 0) != version:
        raise Stale
    held = held or CommuneHours(version=0)
    held.week = [[[f"{start:%H:%M}", f"{end:%H:%M}"] for start, end in spans] for spans in week]
    held.cut_off, held.reason = cut_off, reason
    held.version += 1
    held.save()
    return held


def lock_day(special: SpecialDay, *, version: int) -> SpecialDay:
    held = SpecialDay.objects.select_for_update(of=("self",)).filter(pk=special.pk).first()
    if held is None or held.version != version:
        raise Stale
    return held


def _fill(special: SpecialDay, facts: DayFacts) -> None:
    special.is_working, special.is_half = facts.part is not Part.NONE, facts.part is Part.MORNING
    special.name, special.source, special.is_confirmed = facts.name, facts.source, facts.is_confirmed


def _check(day: dt.date, facts: DayFacts) -> None:
    _check_span(day)
    if facts.part is Part.ALL and is_plain_workday(day):
        raise NotAllowed("plain", mark("Ngày làm bù phải là thứ Bảy hoặc Chủ nhật; ngày này vốn là ngày làm việc."))
    if facts.is_confirmed:
        _check_source(facts.source)


def _check_span(day: dt.date) -> None:
    if not FIRST <= day <= LAST:
        raise NotAllowed(
            "outside",
            "Lịch chỉ nhận các ngày từ %(first)s đến %(last)s.",
            first=f"{FIRST:%d/%m/%Y}",
            last=f"{LAST:%d/%m/%Y}",
        )


def _check_source(source: str) -> None:
    """A guess becomes certain by the paper that says so, not by a click."""
    if _REFERENCE.search(source) is None:
        raise NotAllowed("unnamed", mark("Hãy ghi số, ký hiệu và ngày của thông báo làm căn cứ trước khi xác nhận."))
