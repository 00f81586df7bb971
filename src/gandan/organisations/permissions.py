"""Gates of views: every view below a commune names who may open it, and a house test fails where one does not."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, NoReturn, ParamSpec

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext
from django.utils.translation import gettext as _

from gandan.audit.services import record
from gandan.common import clock
from gandan.common.errors import MissingRight
from gandan.organisations.actors import Actor
from gandan.organisations.enums import Right
from gandan.organisations.holders import holders_of
from gandan.organisations.models import ActingFor, Duty, Leave, Official, Position, Subject, Unit, UnitGroup
from gandan.tenancy.models import Commune

P = ParamSpec("P")


class StaffRequest(HttpRequest):
    """A request that has passed the actor middleware."""

    commune: Commune
    actor: Actor


View = Callable[Concatenate[StaffRequest, P], HttpResponseBase]


def staff(view: View[P]) -> View[P]:
    """Open to every official of the commune."""
    view.permission = "staff"  # type: ignore[attr-defined]
    return view


def requires(*rights: Right) -> Callable[[View[P]], View[P]]:
    """Open to officials who hold one of the rights, in the commune or in some unit; records a refusal."""

    def decorate(view: View[P]) -> View[P]:
        @wraps(view)
        def guarded(request: StaffRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if not any(request.actor.has(right) for right in rights):
                refuse(request.actor, rights[0], request.actor.unit.pk)
            return view(request, *args, **kwargs)

        guarded.permission = "|".join(right.name for right in rights)  # type: ignore[attr-defined]
        return guarded

    return decorate


def refuse(actor: Actor, right: Right, unit_id: int | None = None) -> NoReturn:
    """Record that the actor was refused and raise MissingRight: the sentence of the right and who may be asked."""
    record("access_refused", actor.official, actor=actor, changes={"right": right.name})
    holders = holders_of(right, unit_id, on=clock.today())
    raise MissingRight(gettext(right.value), [f"{one.name} – {one.title}, {one.unit}" for one in holders])


def check_right(actor: Actor, right: Right, unit_id: int | None) -> None:
    """Raise MissingRight unless the actor holds the right in this unit or in the commune."""
    if not actor.has_in(right, unit_id):
        refuse(actor, right, unit_id)


def calendar_refusal(actor: Actor) -> str:
    """Return why the actor may not change the working calendar, empty where they may.

    The calendar is one for the whole installation: where it serves several communes, only the installation's own
    administrator changes it. Where all are of the demo there is nobody else, so there an administrator may.
    """
    if not actor.has(Right.CALENDAR_MANAGE):
        return str(_(Right.CALENDAR_MANAGE.value))
    if actor.user is not None and actor.user.is_superuser:
        return ""
    real = list(Commune.objects.filter(is_demo=False).values_list("pk", flat=True)[:2])
    if real == [actor.official.commune_id] or (settings.DEMO and not real):
        return ""
    return _("Lịch này dùng chung cho nhiều xã, phường nên chỉ quản trị cấp thành phố được sửa.")


def check_calendar(actor: Actor) -> None:
    reason = calendar_refusal(actor)
    if reason:
        record("access_refused", actor.official, actor=actor, changes={"right": Right.CALENDAR_MANAGE.name})
        raise MissingRight(reason)


def can_hand_over(actor: Actor, official: Official) -> bool:
    """Say whether leave and hand-over of this person are the actor's to enter: one's own, those of the own unit."""
    return official.pk == actor.official.pk or actor.has_in(Right.WORK_HAND_OVER, official.unit_id)


def check_hand_over(actor: Actor, official: Official) -> None:
    if not can_hand_over(actor, official):
        refuse(actor, Right.WORK_HAND_OVER)


def get_unit_or_404(code: str) -> Unit:
    unit: Unit = get_object_or_404(Unit, code=code)
    return unit


def get_subject_or_404(code: str) -> Subject:
    subject: Subject = get_object_or_404(Subject, code=code, is_active=True)
    return subject


def get_group_or_404(code: str) -> UnitGroup:
    group: UnitGroup = get_object_or_404(UnitGroup, code=code)
    return group


def get_official_or_404(code: str) -> Official:
    official: Official = get_object_or_404(Official.objects.select_related("unit", "membership__user"), code=code)
    return official


def get_position_or_404(official: Official, key: str) -> Position:
    positions = Position.objects.filter(official=official).select_related("official", "unit")
    found: Position | None = next((one for one in positions if one.key == key), None)
    if found is None:
        raise Http404
    return found


def get_acting_or_404(official: Official, code: str) -> ActingFor:
    rows = ActingFor.objects.filter(official=official).select_related("official", "unit")
    acting: ActingFor = get_object_or_404(rows, code=code)
    return acting


def get_leave_or_404(official: Official, code: str) -> Leave:
    rows = Leave.objects.filter(official=official).select_related("official")
    leave: Leave = get_object_or_404(rows, code=code)
    return leave


def get_duty_or_404(official: Official, key: str) -> Duty:
    """Return the official's duty by what it is, never by its place in a list that another press may have changed."""
    duties = Duty.objects.filter(official=official).select_related("official", "unit", "subject")
    found: Duty | None = next((duty for duty in duties if duty.key == key), None)
    if found is None:
        raise Http404
    return found
