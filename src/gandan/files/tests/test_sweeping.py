import os
import time
from collections.abc import Iterator

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from gandan.activities.services import add_evidence
from gandan.common import clock
from gandan.files.enums import DOCUMENTS
from gandan.files.models import StoredFile
from gandan.files.services import file_path, store_file
from gandan.files.small import Size, kept_small, small_path
from gandan.files.sweeping import release_file
from gandan.files.tasks import sweep, sweep_left_over_of_commune
from gandan.organisations.actors import Actor
from gandan.organisations.tests.factories import make_actor, make_commune, make_unit
from gandan.tenancy.scope import open_commune

TEXT = b"Bien ban hop"
DAY = 24 * 3600


@pytest.fixture
def actor(db: None) -> Iterator[Actor]:
    with open_commune(make_commune()):
        yield make_actor(make_unit())


def keep(actor: Actor) -> StoredFile:
    return store_file(TEXT, name="bien-ban.txt", allowed=DOCUMENTS, actor=actor)


def test_release_file_when_nothing_uses_it_then_row_goes_and_the_job_takes_the_bytes(actor: Actor) -> None:
    stored = keep(actor)
    path, args = file_path(stored), {"commune_id": stored.commune_id, "sha256": stored.sha256}
    release_file(stored)
    assert (StoredFile.objects.count(), path.exists()) == (0, True)
    assert ProcrastinateJob.objects.get(task_name="files.sweep").args == args
    sweep(**args)
    assert not path.exists()


def test_release_file_when_something_uses_it_then_stays(actor: Actor) -> None:
    today = clock.today()
    evidence = add_evidence(TEXT, name="bien-ban.txt", title="", period=(today, today), unit=actor.unit, actor=actor)
    release_file(evidence.file)
    assert (StoredFile.objects.count(), ProcrastinateJob.objects.count()) == (1, 0)


def test_sweep_when_the_same_bytes_were_kept_again_then_stay(actor: Actor) -> None:
    stored = keep(actor)
    release_file(stored)
    again = keep(actor)
    sweep(commune_id=again.commune_id, sha256=again.sha256)
    assert file_path(again).read_bytes() == TEXT


def test_kept_small_when_asked_again_then_made_once_and_goes_with_its_original(actor: Actor) -> None:
    stored, made = keep(actor), []

    def make() -> bytes:
        made.append(1)
        return b"small"

    assert [kept_small(stored, Size.THUMBNAIL, make) for _ in range(2)] == [b"small", b"small"]
    assert (len(made), small_path(stored, Size.THUMBNAIL).exists()) == (1, True)
    os.utime(small_path(stored, Size.THUMBNAIL), (time.time() - 2 * DAY,) * 2)
    sweep_left_over_of_commune(commune_id=stored.commune_id)
    assert small_path(stored, Size.THUMBNAIL).exists()
    release_file(stored)
    sweep(commune_id=stored.commune_id, sha256=stored.sha256)
    assert not small_path(stored, Size.THUMBNAIL).exists()


def test_kept_small_when_it_cannot_be_kept_then_still_given(actor: Actor) -> None:
    stored = keep(actor)
    # a file stands where the folder should be, as root every folder could be written
    small_path(stored, Size.PRINTED).parent.write_bytes(b"")
    with pytest.raises(NotADirectoryError):
        small_path(stored, Size.PRINTED).read_bytes()
    assert kept_small(stored, Size.PRINTED, lambda: b"small") == b"small"


def test_sweep_left_over_when_old_and_without_a_row_then_only_that_is_removed(actor: Actor) -> None:
    stored = keep(actor)
    folder = file_path(stored).parent
    old, fresh = folder / ("0" * 64), folder / ("1" * 64)
    for path in (old, fresh):
        path.write_bytes(b"x")
    for path in (old, file_path(stored)):
        os.utime(path, (time.time() - 2 * DAY,) * 2)
    sweep_left_over_of_commune(commune_id=stored.commune_id)
    assert sorted(folder.iterdir()) == sorted([fresh, file_path(stored)])
