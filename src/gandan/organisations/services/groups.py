"""Saved groups of units behind collective names."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction

from gandan.audit.services import record
from gandan.common import clock
from gandan.common.errors import NotAllowed, Stale
from gandan.common.vietnamese import fold
from gandan.organisations.actors import Actor
from gandan.organisations.models import Unit, UnitGroup, UnitGroupAlias, UnitGroupMember
from gandan.organisations.services.unit_names import ONE_DAY
from gandan.organisations.services.units import refuse_taken_name
from gandan.tenancy.codes import next_code
from gandan.tenancy.models import create_rows


@dataclass(frozen=True, slots=True)
class Grouping:
    """What a group is: its name, its units from today on, its collective names, its days."""

    name: str
    units: Sequence[Unit]
    aliases: Sequence[str] = ()
    from_on: dt.date | None = None
    to_on: dt.date | None = None

    @property
    def values(self) -> dict[str, object]:
        return {
            "name": self.name,
            "units": [unit.code for unit in self.units],
            "aliases": list(self.aliases),
            "from_on": self.from_on,
            "to_on": self.to_on,
        }


@transaction.atomic
def add_group(wanted: Grouping, *, actor: Actor) -> UnitGroup:
    """Add a group with its collective names; refused where one of them stands for something else."""
    _check(wanted)
    group = UnitGroup(
        code=next_code("NH", year=clock.today().year), name=wanted.name, from_on=wanted.from_on, to_on=wanted.to_on
    )
    group.save()
    create_rows(UnitGroupMember(group=group, unit=unit) for unit in wanted.units)
    _name(group, wanted.aliases)
    record("unit_group_added", group, actor=actor, changes=wanted.values)
    return group


@transaction.atomic
def edit_group(
    group: UnitGroup, wanted: Grouping, *, version: int, since: dt.date | None = None, actor: Actor
) -> UnitGroup:
    """Save what the group is; refused with Stale where ``version`` is no longer the last.

    Units come and go from ``since`` and the days before keep their members; without it the list was wrong from the
    start and is put right for all days.
    """
    held: UnitGroup = UnitGroup.objects.select_for_update(of=("self",)).get(pk=group.pk)
    if held.version != version:
        raise Stale
    _check(wanted)
    held.name, held.from_on, held.to_on = wanted.name, wanted.from_on, wanted.to_on
    held.version += 1
    held.save()
    known = {member.unit_id: member for member in UnitGroupMember.objects.filter(group=held, to_on=None)}
    staying = {unit.pk for unit in wanted.units}
    end_members([member for unit_id, member in known.items() if unit_id not in staying], since)
    begin_members(held.pk, [unit for unit in wanted.units if unit.pk not in known], since)
    UnitGroupAlias.objects.filter(group=held).delete()
    _name(held, wanted.aliases)
    record("unit_group_edited", held, actor=actor, changes={**wanted.values, "since": since})
    return held


@transaction.atomic
def remove_group(group: UnitGroup, *, actor: Actor) -> None:
    """Remove a group; papers already read keep the units they were opened to."""
    held: UnitGroup = UnitGroup.objects.select_for_update(of=("self",)).get(pk=group.pk)
    record("unit_group_removed", held, actor=actor, changes={"name": held.name})
    held.delete()


def end_members(members: Iterable[UnitGroupMember], since: dt.date | None) -> None:
    """Let members go from that day; who came on it or later was never one."""
    for member in members:
        if since is None or (member.from_on and member.from_on >= since):
            member.delete()
        else:
            member.to_on = since - ONE_DAY
            member.save(update_fields=["to_on"])


def begin_members(group_id: int, units: Iterable[Unit], since: dt.date | None) -> None:
    """Let units in from that day; who left the day before, or later, is taken back in the same row."""
    for unit in units:
        past = UnitGroupMember.objects.filter(group_id=group_id, unit=unit)
        if since is None:
            past.delete()
        else:
            last = past.filter(to_on__gte=since - ONE_DAY).order_by("to_on").last()
            if last is not None:
                last.to_on = None
                last.save(update_fields=["to_on"])
                continue
        UnitGroupMember(group_id=group_id, unit=unit, from_on=since).save()


def _check(wanted: Grouping) -> None:
    if wanted.from_on and wanted.to_on and wanted.to_on < wanted.from_on:
        raise NotAllowed("group_period", "Ngày cuối phải bằng hoặc sau ngày đầu.")


def _name(group: UnitGroup, aliases: Sequence[str]) -> None:
    for alias in {fold(alias): alias for alias in aliases}.values():
        refuse_taken_name(alias, but_group_id=group.pk)
        UnitGroupAlias(group=group, text=alias).save()
