"""Units of the commune and their other names."""

import datetime as dt
from collections.abc import Mapping

from django.db import transaction

from gandan.audit.services import record
from gandan.common.errors import NotAllowed, Stale
from gandan.common.vietnamese import fold
from gandan.organisations.actors import Actor
from gandan.organisations.enums import AliasKind, UnitKind
from gandan.organisations.history import overlaps
from gandan.organisations.models import Official, Unit, UnitAlias, UnitGroupAlias, UnitSuccession
from gandan.organisations.open_work import count_open_work


@transaction.atomic
def add_unit(
    *,
    code: str,
    name: str,
    short_name: str,
    kind: UnitKind,
    position: int,
    actor: Actor,
    parent: Unit | None = None,
    from_on: dt.date | None = None,
) -> Unit:
    """Add a unit to the open commune; refused where the code is or ever was in use."""
    if Unit.objects.filter(code=code).exists():
        raise NotAllowed("code_taken", "Mã đơn vị này đã dùng. Hãy chọn mã khác.")
    unit = Unit(
        code=code, name=name, short_name=short_name, kind=kind, position=position, parent=parent, from_on=from_on
    )
    unit.save()
    record("unit_added", unit, actor=actor, changes={"name": name})
    return unit


@transaction.atomic
def place_unit(unit: Unit, parent: Unit | None, *, actor: Actor) -> Unit:
    """Put a unit below another, or directly below the commune; refused where that would close a ring."""
    rows: dict[int, Unit] = {row.pk: row for row in Unit.objects.select_for_update(of=("self",)).order_by("pk")}
    held = rows[unit.pk]
    if parent is not None and held.pk in (parent.pk, *ids_above(parent, rows)):
        raise NotAllowed("ring", "Một đơn vị không thể thuộc chính nó hoặc đơn vị bên dưới nó.")
    if held.parent_id != (parent.pk if parent else None):
        before = rows[held.parent_id].name if held.parent_id else ""
        held.parent = parent
        held.version += 1
        held.save(update_fields=["parent", "version"])
        record("unit_placed", held, actor=actor, changes={"parent": [before, parent.name if parent else ""]})
    return held


@transaction.atomic
def edit_unit(
    unit: Unit, *, version: int, name: str, short_name: str, kind: UnitKind, position: int, actor: Actor
) -> Unit:
    """Change what a unit is called and where it stands; refused with Stale where ``version`` is no longer the last."""
    held = lock_unit(unit, version=version)
    new = {"name": name, "short_name": short_name, "kind": kind, "position": position}
    changes = {field: [getattr(held, field), value] for field, value in new.items() if getattr(held, field) != value}
    if changes:
        for field, value in new.items():
            setattr(held, field, value)
        held.version += 1
        held.save()
        record("unit_edited", held, actor=actor, changes=changes)
    return held


@transaction.atomic
def deactivate_unit(unit: Unit, *, reason: str, actor: Actor, last_on: dt.date | None = None) -> None:
    """Take a unit out of use, ``last_on`` its last day where one is known; refused while it has work or people."""
    held = lock_unit(unit)
    refusal = deactivation_refusal(held)
    if refusal:
        raise refusal
    if last_on and held.from_on and last_on < held.from_on:
        raise NotAllowed(
            "ends_before_start",
            "Ngày hoạt động cuối cùng phải từ %(day)s, ngày thành lập đơn vị, trở đi.",
            day=f"{held.from_on:%d/%m/%Y}",
        )
    held.to_on = last_on
    _switch(held, is_active=False)
    record("unit_deactivated", held, actor=actor, changes={"reason": reason})


@transaction.atomic
def reactivate_unit(unit: Unit, *, actor: Actor) -> None:
    held = lock_unit(unit)
    heir = UnitSuccession.objects.filter(predecessor=held).select_related("successor").first()
    if heir is not None:
        raise NotAllowed(
            "succeeded", "Đơn vị này đã nhập vào %(name)s nên không dùng lại được.", name=heir.successor.name
        )
    refuse_taken_name(held.name, but_unit_id=held.pk)
    held.to_on = None
    _switch(held, is_active=True)
    record("unit_reactivated", held, actor=actor)


def deactivation_refusal(unit: Unit) -> NotAllowed | None:
    """Return why the unit cannot be taken out of use now, None where it can."""
    work = count_open_work(unit)
    if work:
        return NotAllowed(
            "open_work",
            "Đơn vị này còn %(count)d việc đang mở. Hãy giao lại các việc đó cho đơn vị khác trước.",
            count=work,
        )
    people = Official.objects.filter(unit=unit, is_active=True).count()
    if people:
        return NotAllowed(
            "has_people",
            "Đơn vị này còn %(count)d cán bộ. Hãy chuyển họ sang đơn vị khác trước.",
            count=people,
        )
    return None


@transaction.atomic
def add_unit_alias(
    unit: Unit,
    *,
    text: str,
    actor: Actor,
    kind: AliasKind = AliasKind.COMMON,
    from_on: dt.date | None = None,
    to_on: dt.date | None = None,
) -> UnitAlias:
    """Add another name of the unit, always or for a time; refused where it stands for something else in that time."""
    if from_on and to_on and to_on < from_on:
        raise NotAllowed("period", "Ngày cuối phải từ ngày đầu trở đi.")
    held = lock_unit(unit)
    if to_on is None:
        refuse_taken_name(text)
    for other in UnitAlias.objects.filter(fold=fold(text)).select_related("unit"):
        if overlaps((from_on, to_on), (other.from_on, other.to_on)):
            raise _taken(text, other.unit.name)
    alias = UnitAlias(unit=held, text=text, kind=kind, from_on=from_on, to_on=to_on)
    alias.save()
    record("unit_alias_added", held, actor=actor, changes={"alias": text})
    return alias


@transaction.atomic
def remove_unit_alias(unit: Unit, *, alias_id: int, actor: Actor) -> None:
    """Remove a name of the unit; a name that is not there is left alone, so that the act may be sent twice."""
    held = lock_unit(unit)
    alias = UnitAlias.objects.filter(unit=held, pk=alias_id).first()
    if alias is not None:
        alias.delete()
        record("unit_alias_removed", held, actor=actor, changes={"alias": alias.text})


def refuse_taken_name(text: str, *, but_group_id: int | None = None, but_unit_id: int | None = None) -> None:
    """Raise NotAllowed where the folded name already stands for a unit in use or a group."""
    key = fold(text)
    units = Unit.objects.filter(is_active=True).exclude(pk=but_unit_id)
    owner = next((unit.name for unit in units if key in (fold(unit.name), fold(unit.short_name))), None)
    if owner is None:
        aliases = UnitAlias.objects.filter(fold=key, to_on=None).exclude(unit_id=but_unit_id).select_related("unit")
        owner = next((alias.unit.name for alias in aliases), None)
    if owner is None:
        group_alias = UnitGroupAlias.objects.filter(fold=key).exclude(group_id=but_group_id).select_related("group")
        owner = next((found.group.name for found in group_alias), None)
    if owner is not None:
        raise _taken(text, owner)


def _taken(text: str, owner: str) -> NotAllowed:
    return NotAllowed(
        "name_taken", "Tên gọi “%(text)s” đã chỉ %(owner)s. Hãy bỏ tên gọi ở đó trước.", text=text, owner=owner
    )


def ids_above(unit: Unit, rows: Mapping[int, Unit]) -> set[int]:
    """Return the ids of all units above this one; comes to an end even where stored rows close a ring."""
    above = set[int]()
    parent_id = rows[unit.pk].parent_id
    while parent_id and parent_id not in above:
        above.add(parent_id)
        parent_id = rows[parent_id].parent_id
    return above


def lock_unit(unit: Unit, *, version: int | None = None) -> Unit:
    """Return the row locked; raise Stale where ``version`` is given and no longer the last."""
    held: Unit = Unit.objects.select_for_update(of=("self",)).get(pk=unit.pk)
    if version is not None and held.version != version:
        raise Stale
    return held


def _switch(unit: Unit, *, is_active: bool) -> None:
    unit.is_active = is_active
    unit.version += 1
    unit.save(update_fields=["is_active", "to_on", "version"])
