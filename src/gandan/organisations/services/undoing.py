"""Taking back acts on units and the calendar."""

from collections.abc import Mapping
from typing import Any

from gandan.audit.models import Entry
from gandan.common.errors import NotAllowed
from gandan.common.vietnamese import fold
from gandan.common.words import say
from gandan.organisations.actors import Actor
from gandan.organisations.enums import Right
from gandan.organisations.models import Unit, UnitAlias
from gandan.organisations.permissions import check_right
from gandan.organisations.services.calendar import remove_own_day
from gandan.organisations.services.units import remove_unit_alias
from gandan.workdays.models import CommuneDay


def undo_alias_added(entry: Entry, changes: Mapping[str, Any], actor: Actor) -> None:
    check_right(actor, Right.ORGANISATION_MANAGE, None)
    alias = UnitAlias.objects.filter(unit_id=entry.object_id, fold=fold(changes.get("alias", ""))).first()
    if alias is None:
        raise NotAllowed("gone", "Tên gọi này không còn nên không có gì để hoàn tác.")
    remove_unit_alias(Unit.objects.get(pk=entry.object_id), alias_id=alias.pk, actor=actor)


def undo_own_day_set(entry: Entry, changes: Mapping[str, Any], actor: Actor) -> None:
    """Take a new day away again; one that was changed had another value before and is set by hand."""
    check_right(actor, Right.CALENDAR_MANAGE, None)
    own: CommuneDay | None = CommuneDay.objects.filter(pk=entry.object_id).first()
    if own is None or own.version != 1:
        raise NotAllowed("changed", "Ngày này đã có từ trước hoặc đã được sửa. Hãy sửa lại ở trang lịch làm việc.")
    remove_own_day(own, version=own.version, reason=say("Hoàn tác"), actor=actor)
