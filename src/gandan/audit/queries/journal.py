"""Reading the record: of one object, of a commune."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from gandan.audit.acts import registered
from gandan.audit.models import Entry, EntryValue, RecordSeal
from gandan.audit.queries.sealed import LATE
from gandan.common.clock import day_window
from gandan.common.words import say
from gandan.tenancy.models import TenantModel


@dataclass(frozen=True, slots=True)
class TimelineItem:
    at: dt.datetime
    who: str
    words: str
    act: str
    changes: dict[str, Any]


def timeline(target: TenantModel, *, most: int = 50) -> list[TimelineItem]:
    """Return the latest acts on a record, newest first, in two queries; looks are none of its acts."""
    of_target = Entry.objects.filter(object_type=target._meta.label_lower, object_id=target.pk)
    entries = list(of_target.exclude(act="personal_looked").order_by("-id")[:most])
    values = dict(EntryValue.objects.filter(entry__in=entries).values_list("entry_id", "changes"))
    return [TimelineItem(e.at, e.actor_name, act_words(e.act), e.act, values.get(e.pk, {})) for e in entries]


def act_words(act: str) -> str:
    """Return the words of an act; one of a version gone by is shown by its name."""
    return say(registered().get(act, act))


@dataclass(frozen=True, slots=True)
class Asked:
    """What the journal is filtered by; empty values ask for all."""

    user_id: int | None = None
    act: str = ""
    code: str = ""
    """Of the object."""
    unit_code: str = ""
    from_on: dt.date | None = None
    to_on: dt.date | None = None
    target: tuple[str, int] | None = None
    """Type and id of one object, for its whole course."""


@dataclass(frozen=True, slots=True)
class JournalItem:
    number: int
    at: dt.datetime
    who: str
    unit_code: str
    words: str
    object_type: str
    """Label of the model, as in "organisations.unit"."""
    object_code: str
    changes: Mapping[str, Any]
    erased: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class JournalPage:
    items: list[JournalItem]
    before: int | None
    """Where the next page begins, None on the last one."""


def asked_entries(asked: Asked) -> QuerySet[Entry]:
    """Return the entries of the open commune that fit, newest first; every filter has its index."""
    wanted = {
        "user_id": asked.user_id,
        "act": asked.act,
        "unit_code": asked.unit_code,
        "object_code": asked.code,
        "at__gte": day_window(asked.from_on, asked.from_on)[0] if asked.from_on else None,
        "at__lt": day_window(asked.to_on, asked.to_on)[1] if asked.to_on else None,
    }
    if asked.target:
        wanted |= {"object_type": asked.target[0], "object_id": asked.target[1]}
    entries: QuerySet[Entry] = Entry.objects.filter(**{name: value for name, value in wanted.items() if value})
    return entries.order_by("-at", "-id")


def journal(asked: Asked | None = None, *, before: int | None = None, size: int = 50) -> JournalPage:
    """Return a page of the open commune's record, newest first, by keyset: as quick at the end as at the start."""
    entries = asked_entries(asked or Asked())
    if before is not None:
        at = Entry.objects.filter(pk=before).values("at")[:1]
        entries = entries.filter(at__lte=at).filter(Q(at__lt=at) | Q(pk__lt=before))
    found = list(entries[: size + 1])
    return JournalPage(items_of(found[:size]), found[size - 1].pk if len(found) > size else None)


def items_of(entries: list[Entry]) -> list[JournalItem]:
    """Return the entries with their words and values; one query."""
    values = {value.entry_id: value for value in EntryValue.objects.filter(entry__in=entries)}
    return [_item(entry, values.get(entry.pk)) for entry in entries]


def find_seal(entry: Entry) -> RecordSeal | None:
    """Return the seal in whose manifest the entry stands, None while it waits for the night; one query."""
    own = timezone.localtime(entry.at).date()
    near = RecordSeal.objects.filter(on__gte=own, on__lte=own + LATE, manifest__contains=f"\n{entry.pk}\t")
    seal: RecordSeal | None = near.defer("manifest").order_by("on").first()
    return seal


def _item(entry: Entry, value: EntryValue | None) -> JournalItem:
    return JournalItem(
        entry.pk,
        entry.at,
        entry.actor_name,
        entry.unit_code,
        act_words(entry.act),
        entry.object_type,
        entry.object_code,
        value.changes if value else {},
        tuple(sorted(value.erased)) if value else (),
    )
