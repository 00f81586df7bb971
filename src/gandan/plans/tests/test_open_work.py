import pytest

from gandan.organisations.open_work import count_open_work
from gandan.organisations.tests.factories import make_commune, make_official, make_unit
from gandan.plans.enums import AssignmentState
from gandan.plans.tests.factories import make_assignment, make_plan, make_task
from gandan.tenancy.scope import open_commune

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("state", "count"),
    [
        (AssignmentState.WORKING, 1),
        (AssignmentState.CONFIRMED, 1),
        (AssignmentState.WITHDRAWN, 0),
        (AssignmentState.PREPARED, 0),
    ],
)
def test_unit_is_kept_in_use_by_its_own_open_work(state: AssignmentState, count: int) -> None:
    with open_commune(make_commune()):
        unit, other = make_unit(), make_unit("Văn phòng")
        make_assignment(make_task(make_plan(make_official(other))), unit, state=state)
        assert (count_open_work(unit), count_open_work(other)) == (count, 0)
