"""Taking papers in: refuse the secret, keep the bytes, have them read, file the document."""

import datetime as dt
import hashlib
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from django.urls import reverse
from procrastinate.contrib.django import app

from gandan.audit.services import SYSTEM, record
from gandan.common import clock
from gandan.common.errors import NotAllowed, Stale
from gandan.common.words import mark
from gandan.documents.enums import OWN, READING_OPEN, Direction, ReadingState
from gandan.documents.issuers import Origin
from gandan.documents.models import Document, Reading
from gandan.documents.queries import origin_of
from gandan.documents.reader import Outcome
from gandan.files.enums import CONVERTED, PAPERS, PICTURES
from gandan.files.models import StoredFile
from gandan.files.secrecy import MARKED, refuse_secret
from gandan.files.services import check_file, file_path, lock_content, plain_name, sniff, store_file, strip_metadata
from gandan.files.sweeping import release_file
from gandan.notifications.services import notify
from gandan.organisations.actors import Actor
from gandan.organisations.models import Unit
from gandan.tenancy.codes import next_code

READ_TASK = "documents.read"
DAYS_FAILED_KEPT = 30
_SWEPT_AT_ONCE = 200


class AlreadyRead(NotAllowed):
    """The same bytes were handed in before; ``reading`` is what came of them."""

    def __init__(self, reading: Reading) -> None:
        super().__init__(
            "already_read", mark("Tệp này đã được đưa vào trước đây. Hãy mở bản đã có, hoặc cho đọc lại từ đầu.")
        )
        self.reading = reading


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """The head of a paper as a person has confirmed it."""

    direction: Direction
    type: str = ""
    number: str = ""
    symbol: str = ""
    issuer: str = ""
    issued_on: dt.date | None = None
    subject: str = ""
    signer: str = ""
    pattern_issuer: str = ""


@dataclass(frozen=True, slots=True)
class ReadingWork:
    path: Path
    units: tuple[str, ...]
    is_converted: bool


def take_in(content: bytes, *, name: str, actor: Actor) -> Reading:
    """Keep a paper and have it read in the background; the job is queued in this transaction.

    The secrecy mark is looked for in memory, before anything is kept. Raises FileRefused, SecretRefused, and
    AlreadyRead where the same bytes were handed in before.
    """
    media_type = check_file(content, sniff(content), PAPERS)
    refuse_secret(content, name=name)
    if media_type in PICTURES:
        # as it will be kept, so that the same photograph handed in twice is known again
        content = strip_metadata(content)
    digest = hashlib.sha256(content).hexdigest()
    lock_content(digest)
    known = StoredFile.objects.filter(sha256=digest).first()
    earlier = known and known.readings.exclude(state=ReadingState.DROPPED).order_by("-id").first()
    if earlier:
        raise AlreadyRead(earlier)
    stored = store_file(content, name=name, allowed=PAPERS, actor=actor)
    return _queue(stored, name=plain_name(name), actor=actor)


def take_in_again(earlier: Reading, *, actor: Actor) -> Reading:
    """Read the same bytes from the beginning, as a reading of its own; asked twice it is the same new one."""
    lock_content(earlier.file.sha256)
    newer: Reading | None = (
        Reading.objects.filter(file=earlier.file, pk__gt=earlier.pk, state__in=READING_OPEN).order_by("-id").first()
    )
    if newer:
        return newer
    return _queue(earlier.file, name=earlier.file_name, actor=actor)


def retry_reading(reading: Reading, *, actor: Actor) -> None:
    """Have a file read again that could not be read. Raises NotAllowed in any other state."""
    locked = _locked(reading.pk)
    if locked.state != ReadingState.FAILED:
        raise NotAllowed("not_failed", "Văn bản này không ở tình trạng không đọc được nên không cần đọc lại.")
    locked.state, locked.failure, locked.finished_at = ReadingState.QUEUED, "", None
    locked.save(update_fields=["state", "failure", "finished_at"])
    record("reading_retried", locked, actor=actor)
    _enqueue(locked)


def drop_reading(reading: Reading, *, actor: Actor) -> bool:
    """Put a reading aside and say whether its file stays: one that could not be read may hide a secrecy mark.

    One that still waits is read all the same, for the mark. Raises NotAllowed once it is confirmed.
    """
    locked = _locked(reading.pk)
    if locked.state not in READING_OPEN:
        raise NotAllowed("closed", "Văn bản này đã được xác nhận hoặc đã bỏ từ trước.")
    record("reading_dropped", locked, actor=actor)
    if locked.state == ReadingState.FAILED:
        _forget(locked)
        return False
    locked.state = ReadingState.DROPPED
    locked.save(update_fields=["state"])
    return True


def begin_reading(reading_id: int) -> ReadingWork | None:
    """Mark a reading as begun and return what its job needs, None where nothing is left to be done."""
    reading = Reading.objects.select_for_update(of=("self",)).select_related("file").filter(pk=reading_id).first()
    if reading is None or not (reading.state in (ReadingState.QUEUED, ReadingState.READING) or _is_unread(reading)):
        return None
    if reading.state != ReadingState.DROPPED:
        reading.state = ReadingState.READING
    reading.started_at = clock.now()
    reading.save(update_fields=["state", "started_at"])
    units = Unit.objects.filter(is_active=True).values_list("name", flat=True)
    return ReadingWork(file_path(reading.file), tuple(units), reading.file.media_type in CONVERTED)


def finish_reading(reading_id: int, outcome: Outcome) -> None:
    """Keep what was read, or why it could not be; a second run of the job changes nothing.

    A paper in which the reader finds a secrecy mark is taken out again, row and bytes.
    """
    reading = Reading.objects.select_for_update(of=("self",)).select_related("file").filter(pk=reading_id).first()
    if reading is None or not (reading.state == ReadingState.READING or _is_unread(reading)):
        return
    if outcome.parsed.get("security"):
        _take_out(reading)
        return
    if reading.state == ReadingState.DROPPED:
        _close_dropped(reading, outcome)
        return
    reading.state = ReadingState.FAILED if outcome.failure else ReadingState.READY
    reading.parsed, reading.failure, reading.finished_at = outcome.parsed, outcome.failure, clock.now()
    reading.save(update_fields=["state", "parsed", "failure", "finished_at"])
    record("reading_failed" if outcome.failure else "reading_ready", reading, actor=SYSTEM)


def save_review(reading: Reading, review: dict[str, Any], *, version: int) -> Reading:
    """Keep the review as it stands. Raises Stale where somebody saved it meanwhile, NotAllowed once it is closed."""
    locked = _locked(reading.pk)
    if locked.state != ReadingState.READY:
        raise NotAllowed("closed", "Văn bản này không còn chờ rà soát.")
    if locked.version != version:
        raise Stale
    locked.review, locked.version = review, version + 1
    locked.save(update_fields=["review", "version"])
    return locked


def file_document(reading: Reading, facts: DocumentFacts, *, actor: Actor) -> Document:
    """Enter a reviewed paper in the register and close its reading.

    Raises NotAllowed unless the reading waits for review.
    """
    locked = _locked(reading.pk)
    if locked.state != ReadingState.READY:
        raise NotAllowed("closed", "Văn bản này không còn chờ rà soát.")
    origin = origin_by(facts, locked.parsed)
    document = Document(
        code=next_code("VB", year=clock.today().year),
        **asdict(facts),
        unit_id=origin.unit,
        drafted_by_id=origin.drafted_by,
        file=locked.file,
        parsed=locked.parsed,
        created_at=clock.now(),
        created_by=actor.official,
    )
    document.save(force_insert=True)
    locked.document, locked.state, locked.confirmed_at = document, ReadingState.CONFIRMED, clock.now()
    locked.save(update_fields=["document", "state", "confirmed_at"])
    record("document_filed", document, actor=actor, changes={"reference": document.reference, "reading": locked.code})
    return document


def keep_issued(stored: StoredFile, facts: DocumentFacts, *, unit: Unit | None, actor: Actor) -> Document:
    """Enter a paper that was made and signed here, as another domain has it, without a review."""
    document = Document(
        code=next_code("VB", year=clock.today().year),
        **asdict(facts),
        unit=unit,
        file=stored,
        created_at=clock.now(),
        created_by=actor.official,
    )
    document.save(force_insert=True)
    record("document_filed", document, actor=actor, changes={"reference": document.reference})
    return document


def origin_by(facts: DocumentFacts, parsed: dict[str, Any]) -> Origin:
    """Return the unit that a paper of this commune comes from; a paper from outside comes from none."""
    if facts.direction not in OWN:
        return Origin()
    recipients = [str(line) for line in parsed.get("recipients", [])]
    return origin_of(symbol=facts.symbol, issuer=facts.issuer, recipients=recipients)


def sweep_failed(*, before: dt.datetime) -> int:
    """Take out readings, with their bytes, that could not be read and that nobody has touched since ``before``."""
    failed = Reading.objects.select_for_update(of=("self",)).select_related("file")
    old = list(failed.filter(state=ReadingState.FAILED, finished_at__lt=before)[:_SWEPT_AT_ONCE])
    for reading in old:
        record("reading_swept", reading, actor=SYSTEM)
        _forget(reading)
    return len(old)


def _queue(stored: StoredFile, *, name: str, actor: Actor) -> Reading:
    reading = Reading(
        code=next_code("VD", year=clock.today().year),
        file=stored,
        file_name=name,
        uploaded_at=clock.now(),
        uploaded_by=actor.official,
    )
    reading.save(force_insert=True)
    record("reading_uploaded", reading, actor=actor, changes={"sha256": stored.sha256})
    _enqueue(reading)
    return reading


def _enqueue(reading: Reading) -> None:
    app.configure_task(READ_TASK).defer(commune_id=reading.commune_id, reading_id=reading.pk)


def _take_out(reading: Reading) -> None:
    record("reading_taken_out", reading, actor=SYSTEM)
    notify(
        [reading.uploaded_by],
        f"{reading.code}: {MARKED}",
        url=reverse("documents", kwargs={"commune": reading.commune.slug}),
    )
    _forget(reading)


def _is_unread(reading: Reading) -> bool:
    """Say whether a reading was put aside before anybody looked for a mark in the whole of it."""
    return bool(reading.state == ReadingState.DROPPED and reading.finished_at is None)


def _close_dropped(reading: Reading, outcome: Outcome) -> None:
    if outcome.failure:
        _forget(reading)
        return
    reading.finished_at = clock.now()
    reading.save(update_fields=["finished_at"])


def _forget(reading: Reading) -> None:
    stored = reading.file
    reading.delete()
    release_file(stored)


def _locked(reading_id: int) -> Reading:
    reading: Reading = Reading.objects.select_for_update(of=("self",)).select_related("file").get(pk=reading_id)
    return reading
