"""What breaks below the system: a full disk, a worker that is killed."""

import datetime as dt
import random
import resource
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client

from gandan.accounts.models import User
from gandan.activities.models import Activity, Evidence
from gandan.activities.services import install_shipped
from gandan.audit.models import Entry
from gandan.demo.people import COMMUNES
from gandan.demo.pictures import draw_picture
from gandan.demo.structure import make_city, make_commune
from gandan.documents.enums import ReadingState
from gandan.documents.models import Reading
from gandan.documents.services import READ_TASK, begin_reading, take_in
from gandan.files.models import StoredFile
from gandan.organisations.actors import actor_of
from gandan.organisations.models import Official
from gandan.reports.models import Report, ReportFile, ReportForm
from gandan.reports.services import create_report
from gandan.tenancy.models import Commune
from gandan.tenancy.scope import open_commune
from gandan.tenancy.tasks import retry_stalled_jobs
from gandan.workdays.windows import Window
from tests.journeys.papers import plan_docx

FULL = "Máy chủ đã hết chỗ nên chưa lưu được tệp."
_ROOM = 4096
"""Bytes that one file may still take: less than any picture or paper."""


@pytest.fixture
def commune(db: None, settings: Any) -> Commune:
    settings.DEMO = True
    return make_commune(make_city(), COMMUNES[0])


@pytest.fixture
def officer(commune: Commune) -> Client:
    client = Client()
    client.force_login(User.objects.get(username=f"{commune.slug}.thammuu"))
    return client


@contextmanager
def full_disk() -> Iterator[None]:
    """Let no file of this process grow beyond a few bytes, as a disk without room would."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (_ROOM, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def _left_on_disk(settings: Any) -> list[Path]:
    root = Path(settings.FILES_ROOT)
    return [path for path in root.rglob("*") if path.is_file()] if root.exists() else []


def test_activity_with_picture_when_the_disk_is_full_then_says_so_and_nothing_stays(
    commune: Commune, officer: Client, settings: Any
) -> None:
    photo = SimpleUploadedFile("anh.jpg", draw_picture(random.Random(1)), content_type="image/jpeg")
    typed = {
        "title": "Dọn vệ sinh ngõ 12",
        "from_on": "12/11/2026",
        "unit": "VHXH",
        "submission": str(uuid.uuid4()),
    }
    url = f"/{commune.slug}/hoat-dong/ghi/khac/"
    with full_disk():
        refused = officer.post(url, {**typed, "photos": photo})
    page = refused.content.decode()
    assert (refused.status_code, FULL in page, "Dọn vệ sinh ngõ 12" in page) == (422, True, True)
    with open_commune(commune):
        assert (Activity.objects.count(), Evidence.objects.count(), StoredFile.objects.count()) == (0, 0, 0)
    assert _left_on_disk(settings) == []
    photo.seek(0)
    assert officer.post(url, {**typed, "photos": photo}).status_code == 302
    with open_commune(commune):
        assert (Activity.objects.count(), Evidence.objects.count(), StoredFile.objects.count()) == (1, 1, 1)


def test_export_when_the_disk_is_full_then_says_so_and_nothing_stays(
    commune: Commune, officer: Client, settings: Any
) -> None:
    with open_commune(commune):
        install_shipped()
        person = Official.objects.select_related("unit", "membership__user").get(
            membership__user__username=f"{commune.slug}.thammuu"
        )
        window = Window(dt.date(2026, 10, 15), dt.date(2026, 11, 14))
        report = create_report(
            ReportForm.objects.get(code="cai-cach-thang"),
            unit=None,
            window=window,
            actor=actor_of(person, user=person.membership.user, on=dt.date(2026, 11, 18)),
        )
    url = f"/{commune.slug}/bao-cao/{report.code}/xuat/docx/"
    with full_disk():
        page = officer.post(url, follow=True).content.decode()
    with open_commune(commune):
        stands = (ReportFile.objects.count(), StoredFile.objects.count(), Report.objects.count())
    assert (FULL in page, stands, _left_on_disk(settings)) == (True, (0, 0, 1), [])
    assert officer.post(url).status_code == 302
    with open_commune(commune):
        assert ReportFile.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_paper_when_the_worker_is_killed_while_reading_then_it_is_read_once(
    transactional_db: None, settings: Any, run_jobs: Callable[[], None]
) -> None:
    settings.DEMO = True
    commune = make_commune(make_city(), COMMUNES[0])
    with open_commune(commune):
        person = Official.objects.select_related("unit", "membership__user").get(
            membership__user__username=f"{commune.slug}.thammuu"
        )
        actor = actor_of(person, user=person.membership.user, on=dt.date(2026, 11, 18))
        reading = take_in(plan_docx(), name="ke-hoach.docx", actor=actor)
        begin_reading(reading.pk)
    _kill_the_worker()
    retry_stalled_jobs.defer(timestamp=0)
    run_jobs()
    run_jobs()
    with open_commune(commune):
        read = Entry.objects.filter(act="reading_ready").count()
        assert (Reading.objects.get().state, read, StoredFile.objects.count()) == (ReadingState.READY, 1, 1)
    assert _left_of(READ_TASK) == 0


def _kill_the_worker() -> None:
    """Leave the queue as a worker leaves it that took the job and was killed an hour ago."""
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - interval '1 hour')")
        cursor.execute(
            "UPDATE procrastinate_jobs SET status = 'doing', attempts = 1,"
            " worker_id = (SELECT max(id) FROM procrastinate_workers)"
        )


def _left_of(task: str) -> int:
    """Return how many jobs of the task are still to be done or being done."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM procrastinate_jobs WHERE task_name = %s AND status IN ('todo', 'doing')", [task]
        )
        (count,) = cursor.fetchone()
    return int(count)
