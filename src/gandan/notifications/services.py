"""Telling officials."""

from collections.abc import Iterable

from gandan.common import clock
from gandan.notifications.models import Notice
from gandan.organisations.actors import Actor
from gandan.organisations.models import Official
from gandan.tenancy.models import create_rows


def notify(officials: Iterable[Official], sentence: str, *, url: str) -> int:
    """Leave one notice for each official, in the transaction of the act; return how many.

    The sentence is kept as it is, so it is worded in Vietnamese whatever language the acting person reads.
    """
    at = clock.now()
    people = {official.pk: official for official in officials}
    create_rows(Notice(official=person, sentence=sentence[:300], url=url, at=at) for person in people.values())
    return len(people)


def mark_read(actor: Actor) -> None:
    """Mark every notice of the actor as read."""
    Notice.objects.filter(official=actor.official, read_at=None).update(read_at=clock.now())


def open_notice(notice: Notice) -> None:
    """Mark one notice as read; its first reading stands."""
    if notice.read_at is None:
        notice.read_at = clock.now()
        notice.save(update_fields=["read_at"])
