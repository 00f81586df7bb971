"""Gates of views: every view below a commune names who may open it, and a house test fails where one does not."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext

from gandan.audit.services import record
from gandan.common.errors import MissingRight
from gandan.organisations.actors import Actor
from gandan.organisations.enums import Right
from gandan.tenancy.models import Commune

P = ParamSpec("P")


class StaffRequest(HttpRequest):
    """A request that has passed the actor middleware."""

    commune: Commune
    actor: Actor


View = Callable[Concatenate[StaffRequest, P], HttpResponse]


def staff(view: View[P]) -> View[P]:
    """Open to every official of the commune."""
    view.permission = "staff"  # type: ignore[attr-defined]
    return view


def requires(*rights: Right) -> Callable[[View[P]], View[P]]:
    """Open to officials who hold one of the rights, in the commune or in some unit; records a refusal."""

    def decorate(view: View[P]) -> View[P]:
        @wraps(view)
        def guarded(request: StaffRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            if not any(request.actor.has(right) for right in rights):
                refuse(request.actor, rights[0])
            return view(request, *args, **kwargs)

        guarded.permission = "|".join(right.name for right in rights)  # type: ignore[attr-defined]
        return guarded

    return decorate


def refuse(actor: Actor, right: Right) -> None:
    """Record that the actor was refused and raise MissingRight with the sentence of the right."""
    record("access_refused", actor.official, actor=actor, changes={"right": right.name})
    raise MissingRight(gettext(right.value))


def check_right(actor: Actor, right: Right, unit_id: int | None) -> None:
    """Raise MissingRight unless the actor holds the right in this unit or in the commune."""
    if not actor.has_in(right, unit_id):
        refuse(actor, right)
