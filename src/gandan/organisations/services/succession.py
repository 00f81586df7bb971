"""A unit goes into another, is divided or ends; what it holds goes to whoever follows it, in the same act."""

import datetime as dt
from collections.abc import Mapping, Sequence

from django.db import transaction
from django.db.models import Q

from gandan.audit.services import record
from gandan.common.errors import NotAllowed
from gandan.organisations.actors import Actor
from gandan.organisations.enums import SuccessionKind
from gandan.organisations.models import Unit, UnitAlias, UnitGroupMember, UnitSuccession
from gandan.organisations.open_work import HeldKind, holdings_of
from gandan.organisations.services.groups import begin_members, end_members
from gandan.organisations.services.unit_names import ONE_DAY, refuse_day
from gandan.organisations.services.units import ids_above, lock_unit
from gandan.tenancy.models import create_rows


@transaction.atomic
def merge_unit(
    unit: Unit, successor: Unit, *, version: int, on: dt.date, paper: str, today: dt.date, actor: Actor
) -> None:
    """Let all of a unit go into another from ``on``; refused with Stale where it was changed meanwhile."""
    held, heir = _lock_all(unit, [successor], version=version, on=on, today=today)
    kinds = holdings_of(held)
    for kind in kinds:
        kind.holding.move(held, {item.key: heir[0] for item in kind.items}, actor)
    _link(held, heir, SuccessionKind.MERGED, on=on, paper=paper)
    _end(held, on=on, heirs=heir, actor=actor)
    changes = {"into": heir[0].name, "on": on, "paper": paper, **_moved(kinds)}
    record("unit_merged", held, actor=actor, changes=changes)
    record("unit_took_over", heir[0], actor=actor, changes={"from": held.name, "on": on, "paper": paper})


@transaction.atomic
def divide_unit(
    unit: Unit,
    successors: Sequence[Unit],
    *,
    shares: Mapping[str, Unit],
    lives_on: bool,
    version: int,
    on: dt.date,
    paper: str,
    today: dt.date,
    actor: Actor,
) -> None:
    """Divide a unit from ``on``; ``shares`` names the successor of each thing held, by ``HeldKind.share_key``.

    Where the unit lives on, what is not named stays with it; where it ends, the first successor takes the rest.
    """
    if not successors or (len(successors) == 1 and not lives_on):
        raise NotAllowed("one_successor", "Hãy chọn từ hai đơn vị nhận trở lên, hoặc dùng sáp nhập.")
    held, heirs = _lock_all(unit, successors, version=version, on=on, today=today)
    by_id = {heir.pk: heir for heir in heirs}
    kinds = holdings_of(held)
    for kind in kinds:
        given: dict[str, Unit] = {}
        for item in kind.items:
            named = shares.get(kind.share_key(item.key))
            if named is not None and named.pk in by_id:
                given[item.key] = by_id[named.pk]
            elif not lives_on:
                given[item.key] = heirs[0]
        kind.holding.move(held, given, actor)
    _link(held, heirs, SuccessionKind.DIVIDED, on=on, paper=paper)
    if lives_on:
        held.version += 1
        held.save(update_fields=["version"])
    else:
        _end(held, on=on, heirs=heirs, actor=actor)
    names = ", ".join(heir.name for heir in heirs)
    record("unit_divided", held, actor=actor, changes={"into": names, "on": on, "paper": paper, **_moved(kinds)})
    for heir in heirs:
        record("unit_took_over", heir, actor=actor, changes={"from": held.name, "on": on, "paper": paper})


def _lock_all(
    unit: Unit, successors: Sequence[Unit], *, version: int, on: dt.date, today: dt.date
) -> tuple[Unit, list[Unit]]:
    """Lock all units in the order of keys, as placing does: what lies below what must not change meanwhile."""
    rows = {row.pk: row for row in Unit.objects.select_for_update(of=("self",)).order_by("pk")}
    held = lock_unit(rows[unit.pk], version=version)
    refuse_day(held, on, today=today)
    heirs = [rows[one.pk] for one in successors]
    for heir in heirs:
        if heir.pk == held.pk:
            raise NotAllowed("same_unit", "Hãy chọn một đơn vị khác.")
        if not heir.is_active:
            raise NotAllowed("heir_ended", "%(name)s đã ngừng dùng nên không nhận được.", name=heir.name)
    return held, heirs


def _link(held: Unit, heirs: Sequence[Unit], kind: SuccessionKind, *, on: dt.date, paper: str) -> None:
    known = UnitSuccession.objects.filter(predecessor=held, successor__in=heirs, kind=kind, on=on)
    for link in known.select_related("successor")[:1]:
        raise NotAllowed(
            "succession_known",
            "Việc chuyển cho %(name)s từ ngày %(day)s đã được ghi. Hãy bỏ đơn vị này hoặc ghi ngày khác.",
            name=link.successor.name,
            day=f"{on:%d/%m/%Y}",
        )
    create_rows(UnitSuccession(predecessor=held, successor=heir, kind=kind, on=on, paper=paper) for heir in heirs)


def _end(held: Unit, *, on: dt.date, heirs: Sequence[Unit], actor: Actor) -> None:
    """Close the unit, its other names and its places in groups; its parts and groups go on with the heirs."""
    last = on - ONE_DAY
    UnitAlias.objects.filter(unit=held, to_on=None).filter(Q(from_on=None) | Q(from_on__lte=last)).update(to_on=last)
    _raise_heirs(held, heirs, actor=actor)
    Unit.objects.filter(parent=held).update(parent=heirs[0])
    for member in UnitGroupMember.objects.filter(unit=held, to_on=None):
        inside = UnitGroupMember.objects.filter(group_id=member.group_id, to_on=None).values_list("unit_id", flat=True)
        begin_members(member.group_id, [heir for heir in heirs if heir.pk not in set(inside)], on)
        end_members([member], on)
    held.is_active, held.to_on = False, last
    held.version += 1
    held.save(update_fields=["is_active", "to_on", "version"])


def _raise_heirs(held: Unit, heirs: Sequence[Unit], *, actor: Actor) -> None:
    """Put heirs from below the unit where it stood, so that none comes to lie below itself."""
    for heir in heirs:
        if held.pk in ids_above(heir, {row.pk: row for row in Unit.objects.all()}):
            names = [heir.parent.name if heir.parent else "", held.parent.name if held.parent else ""]
            heir.parent = held.parent
            heir.version += 1
            heir.save(update_fields=["parent", "version"])
            record("unit_placed", heir, actor=actor, changes={"parent": names})


def _moved(kinds: Sequence[HeldKind]) -> dict[str, object]:
    return {"moved": {kind.holding.name: [item.key for item in kind.items] for kind in kinds}} if kinds else {}
