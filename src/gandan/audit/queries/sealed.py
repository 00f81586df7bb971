"""Entries as the manifest words them, and those that wait to be sealed."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from gandan.audit.models import Entry, PlatformEntry, PlatformSeal, RecordSeal
from gandan.audit.rules import entry_line

LATE = dt.timedelta(days=14)
"""A transaction that takes its number before a seal and ends after it is found for so long."""
_FACTS = ("act", "user_id", "actor_name", "unit_code", "object_type", "object_id", "object_code", "values_digest")
_PLATFORM_FACTS = ("act", "user_id", "detail_digest")
_BATCH = 2000

Line = tuple[int, dt.date, str]
"""Number of the entry, its local day, its line."""


def record_lines(entries: QuerySet[Entry]) -> Iterator[Line]:
    return _lines(entries.order_by("id").values_list("pk", "at", *_FACTS).iterator(_BATCH))


def platform_lines(entries: QuerySet[PlatformEntry]) -> Iterator[Line]:
    return _lines(entries.order_by("id").values_list("pk", "at", *_PLATFORM_FACTS).iterator(_BATCH))


def sealed_numbers(manifest: str) -> dict[int, str]:
    """Return the lines of a manifest by the number of their entry; the first line names the day."""
    return {int(line.partition("\t")[0]): line for line in manifest.splitlines()[1:]}


def sealed_so_far(seals: "QuerySet[RecordSeal] | QuerySet[PlatformSeal]", *, now: dt.datetime) -> tuple[int, set[int]]:
    """Return the number below which all is sealed, and the numbers above it that are sealed too."""
    old = seals.filter(sealed_at__lt=now - LATE).order_by("-on").first()
    recent = seals.filter(sealed_at__gte=now - LATE).values_list("manifest", flat=True)
    return (old.through_id if old else 0), {pk for manifest in recent for pk in sealed_numbers(manifest)}


def _lines(rows: Iterable[tuple[Any, ...]]) -> Iterator[Line]:
    for pk, at, *facts in rows:
        parts = ["" if fact is None else str(fact) for fact in facts]
        yield pk, timezone.localtime(at).date(), entry_line(pk, at, parts)
