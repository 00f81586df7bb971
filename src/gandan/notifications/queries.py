"""Reading notices."""

from django.db.models import QuerySet

from gandan.notifications.models import Notice
from gandan.organisations.actors import Actor

MOST_COUNTED = 99


def unread_count(actor: Actor) -> int:
    """Return how many notices wait, counted up to ``MOST_COUNTED``."""
    count: int = Notice.objects.filter(official=actor.official, read_at=None)[:MOST_COUNTED].count()
    return count


def notices_of(actor: Actor) -> QuerySet[Notice]:
    """Return the actor's notices, newest first."""
    notices: QuerySet[Notice] = Notice.objects.filter(official=actor.official).order_by("-at", "-id")
    return notices
