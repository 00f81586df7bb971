import datetime as dt
from collections.abc import Iterator

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from gandan.common import clock
from gandan.common.errors import NotAllowed, Stale
from gandan.documents.enums import ReadingState
from gandan.documents.models import Reading
from gandan.documents.reader import Outcome
from gandan.documents.services import (
    DAYS_FAILED_KEPT,
    AlreadyRead,
    begin_reading,
    drop_reading,
    finish_reading,
    retry_reading,
    save_review,
    take_in,
    take_in_again,
)
from gandan.documents.tasks import read_document, sweep_failed_of_commune
from gandan.documents.tests.factories import MARKED_PAPER, PAPER, make_reading, make_waiting
from gandan.files.errors import FileRefused
from gandan.files.models import StoredFile
from gandan.files.secrecy import SecretRefused
from gandan.files.services import file_path
from gandan.files.tasks import sweep
from gandan.notifications.models import Notice
from gandan.organisations.actors import Actor
from gandan.organisations.enums import Role
from gandan.organisations.tests.factories import make_actor, make_commune, make_unit
from gandan.tenancy.scope import open_commune


@pytest.fixture
def actor(db: None) -> Iterator[Actor]:
    with open_commune(make_commune()):
        yield make_actor(make_unit(), Role.PROGRAMME_OFFICER)


def test_take_in_when_a_paper_then_kept_and_queued_with_ids_only(actor: Actor) -> None:
    reading = take_in(PAPER.encode(), name="ke-hoach.txt", actor=actor)
    assert (reading.state, reading.file_name, reading.code) == (ReadingState.QUEUED, "ke-hoach.txt", "VD-2026-0001")
    assert list(ProcrastinateJob.objects.values_list("task_name", "args")) == [
        ("documents.read", {"commune_id": reading.commune_id, "reading_id": reading.pk})
    ]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"\x00\x01\x02\x03", "type"),
        (b"%PDF-1.4 broken", "damaged"),
        (b"\x89PNG\r\n\x1a\n" + b"0" * 50, "damaged"),
        (b"PK\x03\x04" + b"0" * 50, "type"),
        (b"12345 67890", "not_a_document"),
    ],
)
def test_take_in_when_bad_file_then_refused_and_nothing_kept(actor: Actor, content: bytes, code: str) -> None:
    with pytest.raises(FileRefused) as refusal:
        take_in(content, name="tep.bin", actor=actor)
    assert refusal.value.code == code
    assert refusal.value.reason.endswith(".")
    assert not Reading.objects.exists()
    assert not StoredFile.objects.exists()


def test_take_in_when_secrecy_mark_then_refused_before_anything_is_stored(actor: Actor, settings: object) -> None:
    with pytest.raises(SecretRefused):
        take_in(MARKED_PAPER.encode(), name="ke-hoach.txt", actor=actor)
    assert not StoredFile.objects.exists()
    assert not list(settings.FILES_ROOT.rglob("*"))  # type: ignore[attr-defined]


def test_take_in_when_same_bytes_then_the_earlier_reading_is_offered(actor: Actor) -> None:
    earlier = take_in(PAPER.encode(), name="ke-hoach.txt", actor=actor)
    with pytest.raises(AlreadyRead) as refusal:
        take_in(PAPER.encode(), name="ban-sao.txt", actor=actor)
    assert refusal.value.reading == earlier
    assert take_in_again(earlier, actor=actor).file_id == earlier.file_id


def test_take_in_when_the_earlier_reading_was_dropped_then_read_anew(actor: Actor) -> None:
    drop_reading(take_in(PAPER.encode(), name="ke-hoach.txt", actor=actor), actor=actor)
    assert take_in(PAPER.encode(), name="ke-hoach.txt", actor=actor).state == ReadingState.QUEUED


@pytest.mark.django_db(transaction=True)
def test_read_document_when_run_twice_then_the_second_changes_nothing() -> None:
    commune = make_commune()
    with open_commune(commune):
        reading = take_in(PAPER.encode(), name="ke-hoach.txt", actor=make_actor(make_unit(), Role.PROGRAMME_OFFICER))
    for _ in range(2):
        read_document(commune_id=commune.pk, reading_id=reading.pk)
    with open_commune(commune):
        reading.refresh_from_db()
        assert (reading.state, reading.parsed["number"], len(reading.parsed["tasks"])) == (ReadingState.READY, "41", 3)


def test_finish_reading_when_reader_finds_a_mark_then_row_and_bytes_are_gone(actor: Actor) -> None:
    reading = take_in(PAPER.encode(), name="ke-hoach.txt", actor=actor)
    path, digest = file_path(reading.file), reading.file.sha256
    begin_reading(reading.pk)
    finish_reading(reading.pk, Outcome({"security": "mat"}))
    assert not Reading.objects.exists()
    assert not StoredFile.objects.exists()
    assert Notice.objects.get().official == actor.official
    assert ProcrastinateJob.objects.filter(task_name="files.sweep").get().args == {
        "commune_id": actor.official.commune_id,
        "sha256": digest,
    }
    sweep(commune_id=actor.official.commune_id, sha256=digest)
    assert not path.exists()


@pytest.mark.parametrize(
    ("outcome", "readings", "files"),
    [(Outcome({"security": "mat"}), 0, 0), (Outcome(failure="Tệp bị hỏng."), 0, 0), (Outcome({"number": "1"}), 1, 1)],
)
def test_drop_reading_when_it_waits_then_still_read_for_the_mark(
    actor: Actor, outcome: Outcome, readings: int, files: int
) -> None:
    reading = take_in(PAPER.encode(), name="ke-hoach.txt", actor=actor)
    assert drop_reading(reading, actor=actor)
    assert begin_reading(reading.pk) is not None
    finish_reading(reading.pk, outcome)
    assert (Reading.objects.count(), StoredFile.objects.count()) == (readings, files)
    assert list(Reading.objects.values_list("state", flat=True)) == [ReadingState.DROPPED] * readings
    assert begin_reading(reading.pk) is None


def test_drop_reading_when_it_could_not_be_read_then_nothing_of_it_is_kept(actor: Actor) -> None:
    reading = take_in(PAPER.encode(), name="ke-hoach.txt", actor=actor)
    begin_reading(reading.pk)
    finish_reading(reading.pk, Outcome(failure="Tệp bị hỏng."))
    reading.refresh_from_db()
    assert not drop_reading(reading, actor=actor)
    assert (Reading.objects.count(), StoredFile.objects.count()) == (0, 0)


def test_take_in_again_when_asked_twice_then_one_new_reading(actor: Actor) -> None:
    earlier = take_in(PAPER.encode(), name="ke-hoach.txt", actor=actor)
    assert take_in_again(earlier, actor=actor) == take_in_again(earlier, actor=actor)
    assert Reading.objects.count() == 2


def test_finish_reading_when_failed_then_sentence_kept_and_retry_queues_again(actor: Actor) -> None:
    reading = take_in(PAPER.encode(), name="ke-hoach.txt", actor=actor)
    begin_reading(reading.pk)
    finish_reading(reading.pk, Outcome(failure="Tệp bị hỏng."))
    reading.refresh_from_db()
    assert (reading.state, reading.failure) == (ReadingState.FAILED, "Tệp bị hỏng.")
    retry_reading(reading, actor=actor)
    reading.refresh_from_db()
    assert (reading.state, reading.failure) == (ReadingState.QUEUED, "")
    assert ProcrastinateJob.objects.count() == 2


@pytest.mark.parametrize("state", [ReadingState.READY, ReadingState.CONFIRMED, ReadingState.DROPPED])
def test_retry_reading_when_not_failed_then_refused(actor: Actor, state: ReadingState) -> None:
    with pytest.raises(NotAllowed):
        retry_reading(make_waiting(actor.official, 1, state=state), actor=actor)


@pytest.mark.parametrize("state", [ReadingState.CONFIRMED, ReadingState.DROPPED])
def test_drop_reading_when_closed_then_refused(actor: Actor, state: ReadingState) -> None:
    with pytest.raises(NotAllowed):
        drop_reading(make_waiting(actor.official, 1, state=state), actor=actor)


@pytest.mark.parametrize("state", [ReadingState.READY, ReadingState.DROPPED, ReadingState.CONFIRMED])
def test_begin_reading_when_nothing_is_left_then_none(actor: Actor, state: ReadingState) -> None:
    waiting = make_waiting(actor.official, 1, state=state, finished_at=clock.now())
    assert begin_reading(waiting.pk) is None


def test_save_review_when_version_is_old_then_stale(actor: Actor) -> None:
    reading = make_reading(actor)
    save_review(reading, {"n": 1}, version=1)
    with pytest.raises(Stale):
        save_review(reading, {"n": 2}, version=1)
    reading.refresh_from_db()
    assert (reading.review, reading.version) == ({"n": 1}, 2)


@pytest.mark.parametrize(("age", "state", "left"), [(31, ReadingState.FAILED, 0), (29, ReadingState.FAILED, 1)])
def test_sweep_failed_when_kept_long_enough_then_row_and_bytes_go(
    actor: Actor, age: int, state: ReadingState, left: int
) -> None:
    assert DAYS_FAILED_KEPT == 30
    finished = clock.now() - dt.timedelta(days=age)
    make_waiting(actor.official, 1, state=state, finished_at=finished)
    make_waiting(actor.official, 2, state=ReadingState.READY, finished_at=finished)
    sweep_failed_of_commune(commune_id=actor.official.commune_id)
    assert Reading.objects.filter(state=ReadingState.FAILED).count() == left
    assert (Reading.objects.count(), StoredFile.objects.count()) == (left + 1, left + 1)
