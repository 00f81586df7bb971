"""Gates of notices: a person opens their own only."""

from django.http import Http404

from gandan.notifications.models import Notice
from gandan.organisations.actors import Actor

_MOST_DIGITS = 18


def get_notice_or_404(actor: Actor, number: str) -> Notice:
    notice: Notice | None = None
    if number.isdecimal() and len(number) <= _MOST_DIGITS:
        notice = Notice.objects.filter(official=actor.official, pk=int(number)).first()
    if notice is None:
        raise Http404
    return notice
