"""Who signs for a head: granted for a time and within a scope, by a paper."""

import datetime as dt
from collections.abc import Sequence

from django.db import transaction

from gandan.audit.services import record
from gandan.common.errors import NotAllowed
from gandan.common.spans import not_over, on_day
from gandan.organisations.actors import Actor
from gandan.organisations.enums import ActingForm, PaperKind, PositionKind
from gandan.organisations.models import ActingFor, Official, Position, Unit
from gandan.organisations.posts import BODY_KINDS
from gandan.organisations.services.officials import lock_official
from gandan.organisations.services.units import lock_unit
from gandan.tenancy.codes import next_code


@transaction.atomic
def grant_acting(
    official: Official,
    *,
    unit: Unit,
    form: ActingForm,
    scope: str,
    papers: Sequence[PaperKind],
    from_on: dt.date,
    to_on: dt.date | None,
    paper: str,
    actor: Actor,
) -> ActingFor:
    """Let the official sign for the head of the unit. Raises NotAllowed where the form is not this person's.

    Decree 30/2020, annex I: KT. is a deputy's for the own head, TL. that of the head of another unit, TUQ. is given in
    writing for a limited time and not given on; Q. holds the place itself, so nobody else may be head in that time.
    """
    place = lock_unit(unit)
    held = lock_official(official)
    if not held.is_active:
        raise NotAllowed("inactive", "Tài khoản cán bộ này đã ngừng. Hãy mở lại tài khoản trước.")
    if to_on is not None and to_on < from_on:
        raise NotAllowed("period", "Ngày cuối phải từ ngày đầu trở đi.")
    if form is ActingForm.TUQ and (to_on is None or not paper.strip()):
        raise NotAllowed("tuq_limited", "Thừa ủy quyền phải bằng văn bản và có ngày kết thúc.")
    _check_person(held, place, form, from_on, to_on)
    row = ActingFor(
        code=next_code("KY", year=from_on.year),
        official=held,
        unit=place,
        form=form,
        scope=scope,
        papers=sorted(kind.value for kind in papers),
        from_on=from_on,
        to_on=to_on,
        paper=paper,
    )
    row.save()
    record("acting_granted", held, actor=actor, changes=_words(row))
    return row


@transaction.atomic
def end_acting(acting: ActingFor, *, last_on: dt.date, actor: Actor) -> None:
    """Set its last day; one that ends before it begins leaves no row, only its entry in the record."""
    official = lock_official(acting.official)
    held = ActingFor.objects.select_for_update(of=("self",)).select_related("unit").get(pk=acting.pk)
    if held.to_on is not None and held.to_on < last_on:
        raise NotAllowed("acting_over", "Việc ký thay này kết thúc sớm hơn ngày đó rồi.")
    record("acting_ended", official, actor=actor, changes={**_words(held), "to_on": [held.to_on, last_on]})
    if last_on < held.from_on:
        held.delete()
        return
    held.to_on = last_on
    held.save(update_fields=["to_on"])


def _check_person(official: Official, unit: Unit, form: ActingForm, from_on: dt.date, to_on: dt.date | None) -> None:
    """Raise NotAllowed unless the person's positions on the first day allow this form."""
    held = list(Position.objects.filter(on_day(from_on), official=official).select_related("unit"))
    is_body = unit.kind in BODY_KINDS
    inside = [one for one in held if one.unit_id == unit.pk or (is_body and one.unit.kind in BODY_KINDS)]
    if any(one.kind == PositionKind.HEAD for one in inside):
        raise NotAllowed("own_head", "Người này là cấp trưởng của đơn vị nên ký với chức vụ của mình.")
    if form is ActingForm.KT and not any(one.kind == PositionKind.DEPUTY for one in inside):
        raise NotAllowed("kt_deputy", "Chỉ cấp phó của chính đơn vị đó được ký thay (KT.) cấp trưởng.")
    if form is ActingForm.TL and not any(one.kind == PositionKind.HEAD for one in held):
        raise NotAllowed("tl_head", "Chỉ người đứng đầu một đơn vị trực thuộc được ký thừa lệnh (TL.).")
    if not held:
        raise NotAllowed("no_position", "Người này không giữ chức vụ nào vào ngày đó.")
    heads = Position.objects.filter(unit=unit, kind=PositionKind.HEAD).filter(not_over(from_on))
    in_office = heads if to_on is None else heads.filter(from_on__lte=to_on)
    if form is ActingForm.Q and in_office.exists():
        raise NotAllowed("q_vacant", "Đơn vị đang có cấp trưởng trong thời gian này nên không ghi Q. được.")


def _words(row: ActingFor) -> dict[str, object]:
    return {
        "form": row.form,
        "unit": row.unit.name,
        "scope": row.scope,
        "from_on": row.from_on,
        "to_on": row.to_on,
        "paper": row.paper,
    }
