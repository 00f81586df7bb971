"""Who may define and enter figures; everybody in the house reads them."""

from django.http import Http404

from gandan.indicators.enums import ENTERED
from gandan.indicators.models import EnteredIndicator, Entry
from gandan.organisations.actors import Actor
from gandan.organisations.enums import Right
from gandan.organisations.permissions import refuse


def can_define(actor: Actor) -> bool:
    """Say whether the actor may say which figures the commune keeps."""
    return actor.has_in(Right.INDICATOR_ENTER, None)


def check_define(actor: Actor) -> None:
    if not can_define(actor):
        refuse(actor, Right.OBLIGATION_MANAGE)


def can_enter(actor: Actor, indicator: EnteredIndicator) -> bool:
    return actor.has_in(Right.INDICATOR_ENTER, indicator.unit_id)


def check_enter(actor: Actor, indicator: EnteredIndicator) -> None:
    if not can_enter(actor, indicator):
        refuse(actor, Right.INDICATOR_ENTER, indicator.unit_id)


def get_entered_or_404(code: str) -> EnteredIndicator:
    """Return the indicator of this code, with or without the prefix."""
    found = EnteredIndicator.objects.select_related("unit").filter(code=code.removeprefix(ENTERED)).first()
    if found is None:
        raise Http404
    entered: EnteredIndicator = found
    return entered


def get_entry_or_404(code: str) -> Entry:
    found = (
        Entry.objects.select_related("indicator__unit", "entered_by", "proof__file", "proof__unit", "replaced_by")
        .filter(code=code)
        .first()
    )
    if found is None:
        raise Http404
    entry: Entry = found
    return entry
