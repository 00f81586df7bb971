"""Saved groups of units behind collective names."""

from collections.abc import Sequence

from django.db import transaction

from gandan.audit.services import record
from gandan.common import clock
from gandan.common.errors import Stale
from gandan.common.vietnamese import fold
from gandan.organisations.actors import Actor
from gandan.organisations.models import Unit, UnitGroup, UnitGroupAlias, UnitGroupMember
from gandan.organisations.services.units import refuse_taken_name
from gandan.tenancy.codes import next_code
from gandan.tenancy.models import create_rows


@transaction.atomic
def add_group(*, name: str, units: Sequence[Unit], aliases: Sequence[str], actor: Actor) -> UnitGroup:
    """Add a group with its collective names; refused where one of them stands for something else."""
    group = UnitGroup(code=next_code("NH", year=clock.today().year), name=name)
    group.save()
    _fill(group, units, aliases)
    record("unit_group_added", group, actor=actor, changes=_values(name, units, aliases))
    return group


@transaction.atomic
def edit_group(
    group: UnitGroup, *, version: int, name: str, units: Sequence[Unit], aliases: Sequence[str], actor: Actor
) -> UnitGroup:
    """Replace name, units and collective names; refused with Stale where ``version`` is no longer the last."""
    held: UnitGroup = UnitGroup.objects.select_for_update(of=("self",)).get(pk=group.pk)
    if held.version != version:
        raise Stale
    held.name = name
    held.version += 1
    held.save()
    UnitGroupMember.objects.filter(group=held).delete()
    UnitGroupAlias.objects.filter(group=held).delete()
    _fill(held, units, aliases)
    record("unit_group_edited", held, actor=actor, changes=_values(name, units, aliases))
    return held


@transaction.atomic
def remove_group(group: UnitGroup, *, actor: Actor) -> None:
    """Remove a group; papers already read keep the units they were opened to."""
    held: UnitGroup = UnitGroup.objects.select_for_update(of=("self",)).get(pk=group.pk)
    record("unit_group_removed", held, actor=actor, changes={"name": held.name})
    held.delete()


def _fill(group: UnitGroup, units: Sequence[Unit], aliases: Sequence[str]) -> None:
    create_rows(UnitGroupMember(group=group, unit=unit) for unit in units)
    by_fold = {fold(alias): alias for alias in aliases}
    for alias in by_fold.values():
        refuse_taken_name(alias, but_group_id=group.pk)
        UnitGroupAlias(group=group, text=alias).save()


def _values(name: str, units: Sequence[Unit], aliases: Sequence[str]) -> dict[str, object]:
    return {"name": name, "units": [unit.code for unit in units], "aliases": list(aliases)}
