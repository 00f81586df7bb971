"""Reading the record."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from gandan.audit.acts import registered
from gandan.audit.models import Entry, EntryValue
from gandan.common.clock import day_window
from gandan.common.words import say
from gandan.tenancy.models import TenantModel


@dataclass(frozen=True, slots=True)
class TimelineItem:
    at: datetime
    who: str
    words: str
    act: str
    changes: dict[str, Any]


def timeline(target: TenantModel, *, most: int = 50) -> list[TimelineItem]:
    """Return the latest acts on a record, newest first, in two queries."""
    entries = list(
        Entry.objects.filter(object_type=target._meta.label_lower, object_id=target.pk).order_by("-id")[:most]
    )
    values = dict(EntryValue.objects.filter(entry__in=entries).values_list("entry_id", "changes"))
    words = registered()
    return [
        TimelineItem(e.at, e.actor_name, say(words.get(e.act, e.act)), e.act, values.get(e.pk, {})) for e in entries
    ]


@dataclass(frozen=True, slots=True)
class JournalItem:
    at: datetime
    who: str
    words: str
    object_type: str
    """Label of the model, as in "organisations.unit"."""
    object_code: str
    changes: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class JournalPage:
    items: list[JournalItem]
    before: int | None
    """Where the next page begins, None on the last one."""


def journal(
    *, user_id: int | None = None, act: str = "", on: date | None = None, before: int | None = None, size: int = 50
) -> JournalPage:
    """Return a page of the open commune's record, newest first, by keyset: as quick at the end as at the start."""
    entries = Entry.objects.order_by("-id")
    if user_id is not None:
        entries = entries.filter(user_id=user_id)
    if act:
        entries = entries.filter(act=act)
    if on is not None:
        start, end = day_window(on, on)
        entries = entries.filter(at__gte=start, at__lt=end)
    if before is not None:
        entries = entries.filter(pk__lt=before)
    found = list(entries[: size + 1])
    shown = found[:size]
    values = dict(EntryValue.objects.filter(entry__in=shown).values_list("entry_id", "changes"))
    words = registered()
    items = [
        JournalItem(
            e.at, e.actor_name, say(words.get(e.act, e.act)), e.object_type, e.object_code, values.get(e.pk, {})
        )
        for e in shown
    ]
    return JournalPage(items, shown[-1].pk if len(found) > size else None)
