"""Sealing the closed days of the record: a commune's, and the platform's own."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable

from django.db import connection, transaction

from gandan.audit.acts import register
from gandan.audit.models import Entry, PlatformEntry, PlatformSeal, RecordSeal
from gandan.audit.queries.sealed import Line, platform_lines, record_lines, sealed_so_far
from gandan.audit.services.recording import record_platform
from gandan.common import clock
from gandan.common.chain import manifest_of, seal_days, seal_digest
from gandan.common.words import mark
from gandan.tenancy.scope import current_commune

register(
    record_sealed=mark("niêm phong nhật ký của một xã, phường"),
    platform_sealed=mark("niêm phong nhật ký hệ thống"),
)
_LOCK = 7_310_000
"""Advisory lock of the platform's chain; a commune's is this and its id."""


@transaction.atomic
def seal_record(*, today: dt.date) -> list[RecordSeal]:
    """Seal every closed day of the open commune that has something unsealed, oldest first.

    What came late goes with the newest closed day. The platform's record keeps each digest, so that a chain made anew
    from some day on is not the one it knows.
    """
    commune = current_commune()
    _lock(_LOCK + commune.pk)
    before, _end = clock.day_window(today, today)
    floor, sealed = sealed_so_far(RecordSeal.objects.all(), now=clock.now())
    lines = [one for one in record_lines(Entry.objects.filter(pk__gt=floor, at__lt=before)) if one[0] not in sealed]
    newest: RecordSeal | None = RecordSeal.objects.order_by("-on").first()
    through = max([floor, *sealed, *(one[0] for one in lines)])
    made = []
    for day, of_day in _by_day(lines, newest, today):
        newest = RecordSeal(**_seal(day, of_day, newest), through_id=through, sealed_at=clock.now())
        newest.save(force_insert=True)
        detail = {"commune": commune.pk, "on": day, "digest": newest.digest}
        record_platform("record_sealed", user=None, detail=detail)
        made.append(newest)
    return made


@transaction.atomic
def seal_platform(*, today: dt.date) -> list[PlatformSeal]:
    """Seal every closed day of the platform's record likewise."""
    _lock(_LOCK)
    before, _end = clock.day_window(today, today)
    floor, sealed = sealed_so_far(PlatformSeal.objects.all(), now=clock.now())
    entries = PlatformEntry.objects.filter(pk__gt=floor, at__lt=before)
    lines = [one for one in platform_lines(entries) if one[0] not in sealed]
    newest = PlatformSeal.objects.order_by("-on").first()
    through = max([floor, *sealed, *(one[0] for one in lines)])
    made = []
    for day, of_day in _by_day(lines, newest, today):
        newest = PlatformSeal.objects.create(**_seal(day, of_day, newest), through_id=through, sealed_at=clock.now())
        record_platform("platform_sealed", user=None, detail={"on": day, "digest": newest.digest})
        made.append(newest)
    return made


def _by_day(
    lines: list[Line], newest: RecordSeal | PlatformSeal | None, today: dt.date
) -> Iterable[tuple[dt.date, list[str]]]:
    days = seal_days(
        [day for _pk, day, _line in lines],
        last=newest.on if newest else None,
        yesterday=today - dt.timedelta(days=1),
    )
    by_day: dict[dt.date, list[str]] = defaultdict(list)
    for day, (_pk, _own, line) in zip(days, lines, strict=True):
        if day is not None:
            by_day[day].append(line)
    return sorted(by_day.items())


def _seal(day: dt.date, lines: list[str], newest: RecordSeal | PlatformSeal | None) -> dict[str, object]:
    previous = newest.digest if newest else ""
    manifest = manifest_of([day.isoformat(), *lines])
    return {
        "on": day,
        "manifest": manifest,
        "entries": len(lines),
        "previous": previous,
        "digest": seal_digest(previous, manifest),
    }


def _lock(key: int) -> None:
    """One sealing at a time for each chain; the lock goes with the transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [key])
