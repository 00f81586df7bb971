"""Telling officials."""

from collections.abc import Iterable

from gandan.common import clock
from gandan.notifications.models import Notice
from gandan.organisations.actors import Actor
from gandan.organisations.leaves import stand_ins_for
from gandan.organisations.models import Official
from gandan.tenancy.models import create_rows


def notify(officials: Iterable[Official], sentence: str, *, url: str, about: tuple[str, str] = ("", "")) -> int:
    """Leave one notice for each official, in the transaction of the act; return how many.

    Who is on leave gets it too, and whoever stands in for them today, by kind and key of what it is ``about``. The
    sentence is kept as it is, so it is worded in Vietnamese whatever language the acting person reads.
    """
    at = clock.now()
    people = {official.pk: official for official in officials}
    told = {person.pk: (person, sentence) for person in people.values()}
    for absent, stand_in in stand_ins_for(people, *about, on=clock.today()):
        told.setdefault(stand_in.pk, (stand_in, f"Thay {people[absent].full_name}: {sentence}"))
    create_rows(Notice(official=person, sentence=words[:300], url=url, at=at) for person, words in told.values())
    return len(told)


def mark_read(actor: Actor) -> None:
    """Mark every notice of the actor as read."""
    Notice.objects.filter(official=actor.official, read_at=None).update(read_at=clock.now())


def open_notice(notice: Notice) -> None:
    """Mark one notice as read; its first reading stands."""
    if notice.read_at is None:
        notice.read_at = clock.now()
        notice.save(update_fields=["read_at"])
