"""Taking evidence in."""

import datetime as dt
import time
from dataclasses import dataclass

from django.db import transaction

from gandan.activities.models import Activity, Evidence
from gandan.audit.services import record
from gandan.common import clock
from gandan.files.enums import DOCUMENTS, EVIDENCE, PICTURES
from gandan.files.models import StoredFile
from gandan.files.secrecy import SECONDS, refuse_secret
from gandan.files.services import check_file, picture_taken_on, plain_name, sniff, store_file
from gandan.organisations.actors import Actor
from gandan.organisations.models import Unit
from gandan.tenancy.codes import next_code


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file taken in that is not evidence of anything yet, and the day that it showed before it was stripped."""

    stored: StoredFile
    own_on: dt.date | None
    name: str
    """What this person called it; the row keeps the name under which the same bytes first came in."""


def end_of_looking() -> float:
    """Return until when the papers of one request are looked at: they share the seconds of one."""
    return time.monotonic() + SECONDS


def keep_file(content: bytes, *, name: str, actor: Actor, until: float | None = None) -> KeptFile:
    """Keep a file that may become evidence; a picture's own day is read before its metadata are stripped.

    A paper is looked at for a secrecy mark before anything is kept; ``until`` is the end_of_looking of the
    whole request. Raises FileRefused.
    """
    media_type = check_file(content, sniff(content), EVIDENCE)
    if media_type in DOCUMENTS:
        seconds = SECONDS if until is None else until - time.monotonic()
        refuse_secret(content, name=name, must_read=False, seconds=seconds)
    own_on = picture_taken_on(content) if media_type in PICTURES else None
    stored = store_file(content, name=name, allowed=EVIDENCE, actor=actor)
    return KeptFile(stored, own_on, plain_name(name))


def record_evidence(
    kept: KeptFile, *, title: str, period: tuple[dt.date, dt.date], unit: Unit, actor: Actor
) -> Evidence:
    """Record a kept file as evidence for ``period`` (both days included)."""
    evidence = Evidence(
        code=next_code("MC", year=clock.today().year),
        file=kept.stored,
        unit=unit,
        title=title.strip()[:200] or kept.name,
        period_from=period[0],
        period_to=period[1],
        own_on=kept.own_on,
        uploaded_at=clock.now(),
        uploaded_by=actor.official,
    )
    evidence.save(force_insert=True)
    record("evidence_added", evidence, actor=actor, changes={"title": evidence.title, "sha256": kept.stored.sha256})
    return evidence


def add_evidence(
    content: bytes, *, name: str, title: str, period: tuple[dt.date, dt.date], unit: Unit, actor: Actor
) -> Evidence:
    """Keep the file and record it as evidence for ``period``. Raises FileRefused."""
    return record_evidence(
        keep_file(content, name=name, actor=actor), title=title, period=period, unit=unit, actor=actor
    )


@transaction.atomic
def evidence_of_activity(activity: Activity, *, actor: Actor) -> Evidence:
    """Return the recorded activity as evidence; its row is made when it is first asked for."""
    Activity.objects.select_for_update(of=("self",)).get(pk=activity.pk)
    standing: Evidence | None = Evidence.objects.filter(activity=activity).first()
    if standing is not None:
        return standing
    evidence = Evidence(
        code=next_code("MC", year=clock.today().year),
        activity=activity,
        unit=activity.unit,
        title=activity.title[:200],
        period_from=activity.from_on,
        period_to=activity.to_on,
        own_on=activity.to_on,
        uploaded_at=clock.now(),
        uploaded_by=actor.official,
    )
    evidence.save(force_insert=True)
    record("evidence_added", evidence, actor=actor, changes={"title": evidence.title, "activity": activity.code})
    return evidence
