"""Erasing what the record still holds of a person once it need no longer be kept."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator

from django.db import transaction
from django.utils import timezone

from gandan.audit.models import EntryValue
from gandan.audit.rules import PERSONAL_FIELDS
from gandan.audit.services import erase_value
from gandan.common.errors import NotAllowed
from gandan.inspection.rules import kept_through
from gandan.organisations.actors import Actor
from gandan.organisations.models import Official


def personal_values(official: Official, *, today: dt.date) -> tuple[Counter[str], int]:
    """Return how many values of each field may be erased, and how many must still be kept; one query."""
    last_on = kept_through(today)
    free: Counter[str] = Counter()
    kept = 0
    for value, fields in _values_of(official):
        if timezone.localdate(value.entry.at) <= last_on:
            free.update(fields)
        else:
            kept += len(fields)
    return free, kept


@transaction.atomic
def erase_personal_values(official: Official, *, reason: str, today: dt.date, actor: Actor) -> int:
    """Erase the values of the person's own record that need no longer be kept; return how many.

    Raises NotAllowed where there is none, and without a reason.
    """
    last_on, erased = kept_through(today), 0
    for value, fields in _values_of(official):
        if timezone.localdate(value.entry.at) > last_on:
            continue
        for field in fields:
            erase_value(value.entry, field, reason=reason, actor=actor)
            erased += 1
    if not erased:
        raise NotAllowed("nothing", "Nhật ký không còn giữ giá trị cá nhân nào của người này đã hết hạn giữ.")
    return erased


def _values_of(official: Official) -> Iterator[tuple[EntryValue, list[str]]]:
    found = EntryValue.objects.filter(
        entry__object_type=official._meta.label_lower,
        entry__object_id=official.pk,
        changes__has_any_keys=sorted(PERSONAL_FIELDS),
    )
    for value in found.select_related("entry").order_by("entry_id"):
        yield value, sorted(PERSONAL_FIELDS.intersection(value.changes))
