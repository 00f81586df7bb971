"""Nightly work is a job of each commune: a fault in one does not stop those behind it."""

from collections.abc import Callable

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from gandan.activities.tasks import SEAL_TASK, seal_every_commune
from gandan.audit.tasks import SEAL_TASK as RECORD_SEAL_TASK
from gandan.audit.tasks import seal_every_record
from gandan.documents.tasks import SWEEP_TASK, sweep_failed_readings
from gandan.files.tasks import LEFT_OVER_TASK, sweep_left_over
from gandan.organisations.tests.factories import make_commune
from gandan.plans.tasks import EXTEND_TASK, extend_all_occasions
from gandan.reports.tasks import OPEN_TASK, open_all_due_reports

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("nightly", "task"),
    [
        (seal_every_commune, SEAL_TASK),
        (seal_every_record, RECORD_SEAL_TASK),
        (sweep_failed_readings, SWEEP_TASK),
        (sweep_left_over, LEFT_OVER_TASK),
        (extend_all_occasions, EXTEND_TASK),
        (open_all_due_reports, OPEN_TASK),
    ],
)
def test_nightly_work_when_it_is_time_then_a_job_of_each_commune_and_none_twice(
    nightly: Callable[..., None], task: str
) -> None:
    communes = sorted(make_commune(name).pk for name in ("Sông Cửa", "Núi Xa", "Đồng Trên"))
    nightly(timestamp=0)
    nightly(timestamp=1)
    jobs = ProcrastinateJob.objects.filter(task_name=task).order_by("id").values_list("args", flat=True)
    assert list(jobs) == [{"commune_id": pk} for pk in communes]
