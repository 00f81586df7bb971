"""Sealing what came in on closed days."""

import datetime as dt
from collections import defaultdict

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from gandan.activities.models import Activity, Evidence, EvidenceSeal
from gandan.activities.queries.seals import sealed_activity, sealed_evidence
from gandan.activities.rules.seals import line
from gandan.audit.services import SYSTEM, record
from gandan.common import clock
from gandan.common.chain import manifest_of, seal_days, seal_digest

_Row = Evidence | Activity


@transaction.atomic
def seal_closed_days(*, today: dt.date) -> list[EvidenceSeal]:
    """Seal every closed day of the open commune that has something unsealed, oldest first.

    What came in or was corrected after its day was sealed goes with the newest closed day.
    """
    newest: EvidenceSeal | None = EvidenceSeal.objects.order_by("-on").first()
    rows = _unsealed(today)
    days = seal_days(
        [day for day, _row in rows], last=newest.on if newest else None, yesterday=today - dt.timedelta(days=1)
    )
    by_day: dict[dt.date, list[_Row]] = defaultdict(list)
    for day, (_own, row) in zip(days, rows, strict=True):
        if day is not None:
            by_day[day].append(row)
    sealed = []
    for day in sorted(by_day):
        newest = _seal(day, by_day[day], newest)
        sealed.append(newest)
    return sealed


def _seal(day: dt.date, rows: list[_Row], newest: EvidenceSeal | None) -> EvidenceSeal:
    words = [line(sealed_evidence(row) if isinstance(row, Evidence) else sealed_activity(row)) for row in rows]
    previous, manifest = newest.digest if newest else "", manifest_of(sorted(words))
    seal = EvidenceSeal(
        on=day,
        manifest=manifest,
        previous=previous,
        digest=seal_digest(previous, manifest),
        sealed_at=clock.now(),
    )
    seal.save(force_insert=True)
    for model in (Evidence, Activity):
        pks = [row.pk for row in rows if isinstance(row, model)]
        model.objects.filter(pk__in=pks).update(seal=seal)
    record("evidence_sealed", seal, actor=SYSTEM, changes={"digest": seal.digest, "lines": len(rows)})
    return seal


def _unsealed(today: dt.date) -> list[tuple[dt.date, _Row]]:
    """Return what waits with the day on which it came in, evidence first."""
    before, _end = clock.day_window(today, today)
    evidence: QuerySet[Evidence] = Evidence.objects.filter(seal=None, uploaded_at__lt=before)
    activities: QuerySet[Activity] = Activity.objects.filter(seal=None, created_at__lt=before)
    waiting: list[tuple[dt.datetime, _Row]] = [
        (one.uploaded_at, one)
        for one in evidence.select_related("file", "activity", "unit").select_for_update(of=("self",)).order_by("id")
    ]
    locked = activities.select_related("kind", "group", "unit").select_for_update(of=("self",))
    waiting += [(one.created_at, one) for one in locked.order_by("id")]
    return [(timezone.localtime(at).date(), row) for at, row in waiting]
