"""Reading the record."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from gandan.audit.acts import registered
from gandan.audit.models import Entry, EntryValue
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
    return [TimelineItem(e.at, e.actor_name, words[e.act], e.act, values.get(e.pk, {})) for e in entries]
