"""Telling officials."""

from collections.abc import Iterable, Mapping

from gandan.common import clock
from gandan.notifications.models import Notice
from gandan.notifications.seeing import may_open
from gandan.organisations.actors import Actor, actor_of
from gandan.organisations.leaves import heads_of_unit, stand_ins_for
from gandan.organisations.models import Official
from gandan.tenancy.models import create_rows


def notify(officials: Iterable[Official], sentence: str, *, url: str, about: tuple[str, str] = ("", "")) -> int:
    """Leave one notice for each official, in the transaction of the act; return how many.

    Who is on leave gets it too, and whoever stands in for them today, by kind and key of what it is ``about``, where
    they may open its page; where none of them may, the head of the absent person's unit. The
    sentence is kept as it is, so it is worded in Vietnamese whatever language the acting person reads.
    """
    at = clock.now()
    people = {official.pk: official for official in officials}
    told = {person.pk: (person, sentence) for person in people.values()}
    for absent, stand_in in _seers(people, url, about):
        told.setdefault(stand_in.pk, (stand_in, f"Thay {people[absent].full_name}: {sentence}"))
    create_rows(Notice(official=person, sentence=words[:300], url=url, at=at) for person, words in told.values())
    return len(told)


def _seers(people: Mapping[int, Official], url: str, about: tuple[str, str]) -> list[tuple[int, Official]]:
    """Return who sees to what is told to each absent person; one query where nobody is away."""
    today = clock.today()
    named = stand_ins_for(people, *about, on=today)
    found = [pair for pair in named if may_open(url, actor_of(pair[1], user=None, on=today))]
    for absent in {absent for absent, _who in named} - {absent for absent, _who in found}:
        heads = heads_of_unit(people[absent].unit_id, on=today)
        others = [one for one in heads if one.pk != absent]
        found += [(absent, one) for one in others if may_open(url, actor_of(one, user=None, on=today))]
    return found


def mark_read(actor: Actor) -> None:
    """Mark every notice of the actor as read."""
    Notice.objects.filter(official=actor.official, read_at=None).update(read_at=clock.now())


def open_notice(notice: Notice) -> None:
    """Mark one notice as read; its first reading stands."""
    if notice.read_at is None:
        notice.read_at = clock.now()
        notice.save(update_fields=["read_at"])
