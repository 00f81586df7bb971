"""Units of the commune and their other names."""

from django.db import transaction

from gandan.audit.services import record
from gandan.common.errors import NotAllowed, Stale
from gandan.common.vietnamese import fold
from gandan.organisations.actors import Actor
from gandan.organisations.enums import UnitKind
from gandan.organisations.models import Official, Unit, UnitAlias, UnitGroupAlias
from gandan.organisations.open_work import count_open_work


@transaction.atomic
def add_unit(*, code: str, name: str, short_name: str, kind: UnitKind, position: int, actor: Actor) -> Unit:
    """Add a unit to the open commune; refused where the code is in use."""
    if Unit.objects.filter(code=code).exists():
        raise NotAllowed("code_taken", "Mã đơn vị này đã dùng. Hãy chọn mã khác.")
    unit = Unit(code=code, name=name, short_name=short_name, kind=kind, position=position)
    unit.save()
    record("unit_added", unit, actor=actor, changes={"name": name})
    return unit


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
def deactivate_unit(unit: Unit, *, reason: str, actor: Actor) -> None:
    """Take a unit out of use; refused while it has open work or people."""
    held = lock_unit(unit)
    refusal = deactivation_refusal(held)
    if refusal:
        raise refusal
    _switch(held, is_active=False)
    record("unit_deactivated", held, actor=actor, changes={"reason": reason})


@transaction.atomic
def reactivate_unit(unit: Unit, *, actor: Actor) -> None:
    held = lock_unit(unit)
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
def add_unit_alias(unit: Unit, *, text: str, actor: Actor) -> UnitAlias:
    """Add another name by which documents call the unit; refused where the name stands for something else."""
    held = lock_unit(unit)
    refuse_taken_name(text)
    alias = UnitAlias(unit=held, text=text)
    alias.save()
    record("unit_alias_added", held, actor=actor, changes={"alias": text})
    return alias


@transaction.atomic
def remove_unit_alias(unit: Unit, *, text: str, actor: Actor) -> None:
    """Remove a name of the unit; a name that is not there is left alone, so that the act may be sent twice."""
    held = lock_unit(unit)
    alias = UnitAlias.objects.filter(unit=held, fold=fold(text)).first()
    if alias is not None:
        alias.delete()
        record("unit_alias_removed", held, actor=actor, changes={"alias": alias.text})


def refuse_taken_name(text: str, *, but_group_id: int | None = None) -> None:
    """Raise NotAllowed where the folded name already stands for a unit or a group."""
    key = fold(text)
    names = {
        fold(name): owner for unit in Unit.objects.all() for owner in [unit.name] for name in (owner, unit.short_name)
    }
    owner = names.get(key)
    if owner is None and (alias := UnitAlias.objects.filter(fold=key).select_related("unit").first()):
        owner = alias.unit.name
    if owner is None:
        group_alias = UnitGroupAlias.objects.filter(fold=key).exclude(group_id=but_group_id).select_related("group")
        owner = next((found.group.name for found in group_alias), None)
    if owner is not None:
        raise NotAllowed(
            "name_taken",
            "Tên gọi “%(text)s” đã chỉ %(owner)s. Hãy bỏ tên gọi ở đó trước.",
            text=text,
            owner=owner,
        )


def lock_unit(unit: Unit, *, version: int | None = None) -> Unit:
    """Return the row locked; raise Stale where ``version`` is given and no longer the last."""
    held: Unit = Unit.objects.select_for_update(of=("self",)).get(pk=unit.pk)
    if version is not None and held.version != version:
        raise Stale
    return held


def _switch(unit: Unit, *, is_active: bool) -> None:
    unit.is_active = is_active
    unit.version += 1
    unit.save(update_fields=["is_active", "version"])
