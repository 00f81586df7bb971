"""Pages of a person: who may open them, what they cost, and one screen of leave and hand-over."""

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gandan.organisations.actors import actor_of
from gandan.organisations.enums import ActingForm, PositionKind, Right, Role, UnitKind
from gandan.organisations.models import ActingFor, Leave, Official, Position
from gandan.organisations.tests.factories import DAY, SINCE, make_commune, make_official, make_unit
from gandan.organisations.tests.world import World
from gandan.plans.enums import AssignmentState
from gandan.plans.models import Assignment
from gandan.plans.tests.factories import make_assignment, make_plan, make_task
from gandan.tenancy.scope import open_commune

pytestmark = pytest.mark.django_db

ONE = dt.timedelta(days=1)
POSTS = ("position_add", "position_end", "acting_add", "acting_end", "leave_end")


@pytest.fixture(autouse=True)
def _today(settings: Any) -> None:
    settings.TODAY = DAY


@pytest.fixture
def officer(world: World) -> Official:
    return make_official(world.unit, roles=[Role.FOCAL_OFFICER], full_name="Lê Thu Hà")


def give_work(officer: Official, count: int) -> list[Assignment]:
    plan = make_plan(officer)
    works = []
    for number in range(count):
        work = make_assignment(make_task(plan, title=f"Nhiệm vụ số {number}"), officer.unit, state=AssignmentState.NEW)
        work.official = officer
        work.save()
        works.append(work)
    return works


def make_rows(officer: Official) -> dict[str, str]:
    """Return the key of one position, one signing and one leave of the person."""
    unit = make_unit("Lãnh đạo UBND", kind=UnitKind.LEADERSHIP)
    position = Position(
        official=officer, unit=unit, title="Trợ lý", kind=PositionKind.OFFICER, is_main=False, from_on=SINCE
    )
    position.save()
    acting = ActingFor(
        code="KY-1", official=officer, unit=unit, form=ActingForm.TUQ, from_on=DAY, to_on=DAY, paper="Giấy ủy quyền"
    )
    acting.save()
    leave = Leave(code="NP-1", official=officer, from_on=DAY + ONE, to_on=DAY + 2 * ONE)
    leave.save()
    return {"position_end": position.key, "acting_end": acting.code, "leave_end": leave.code}


@pytest.mark.parametrize("name", POSTS)
def test_acts_on_a_person_when_the_right_is_missing_then_forbidden_and_strangers_find_nothing(
    world: World, officer: Official, name: str, client: Client
) -> None:
    keys = make_rows(officer)
    kwargs = {"code": officer.code} | ({"key": keys[name]} if name in keys else {})
    client.force_login(world.colleague.membership.user)
    assert world.post(name, {}, **kwargs).status_code == 403
    client.logout()
    assert world.post(name, {}, **kwargs).status_code == 302
    other = make_commune("Bến Thử")
    with open_commune(other):
        stranger = make_official(make_unit(), roles=[Role.ADMINISTRATOR])
    client.force_login(stranger.membership.user)
    assert world.post(name, {}, **kwargs).status_code == 404


def test_person_when_opened_by_a_colleague_then_shown_without_forms(world: World, officer: Official) -> None:
    make_rows(officer)
    world.client.force_login(world.colleague.membership.user)
    page = world.get("person", code=officer.code).content.decode()
    assert ("Trợ lý" in page, "TUQ. – ký thừa ủy quyền" in page, "Giao chức vụ" in page) == (True, True, False)


@pytest.mark.parametrize("name", ["person", "hand_over"])
def test_page_when_there_are_more_rows_then_the_same_queries(world: World, officer: Official, name: str) -> None:
    counts = []
    for number in (1, 3):
        for at in range(number):
            unit = make_unit(f"Tổ công tác {number}{at}")
            give_work(officer, 1)
            Position(
                official=officer, unit=unit, title="Tổ viên", kind=PositionKind.OFFICER, is_main=False, from_on=SINCE
            ).save()
            make_official(world.unit, full_name=f"Trần Văn {number}{at}")
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert world.get(name, code=officer.code).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_position_when_given_and_ended_then_on_the_page(world: World, officer: Official) -> None:
    given = {"title": "Phó Trưởng phòng", "kind": "cap_pho", "unit": world.unit.code, "from_on": "19/11/2026"}
    assert world.post("position_add", given, code=officer.code).status_code == 302
    new = Position.objects.get(official=officer, title="Phó Trưởng phòng")
    assert Position.objects.get(official=officer, title="Chuyên viên").to_on == DAY
    world.post("position_end", {"last_on": "31/12/2026"}, code=officer.code, key=new.key)
    new.refresh_from_db()
    assert new.to_on == dt.date(2026, 12, 31)


def test_acting_when_the_form_is_not_allowed_then_the_reason_and_what_was_typed(
    world: World, officer: Official
) -> None:
    given = {"unit": world.unit.code, "form": "KT", "scope": "Lĩnh vực hộ tịch", "from_on": "18/11/2026"}
    answer = world.post("acting_add", given, code=officer.code)
    page = answer.content.decode()
    assert (answer.status_code, "Chỉ cấp phó của chính đơn vị đó" in page, "Lĩnh vực hộ tịch" in page) == (
        422,
        True,
        True,
    )


@pytest.mark.parametrize(
    ("who", "status"), [("self", 200), ("head", 200), ("admin", 200), ("colleague", 403), ("other_head", 403)]
)
def test_hand_over_when_opened_then_by_oneself_the_head_and_the_administrator(
    world: World, officer: Official, who: str, status: int
) -> None:
    people = {
        "self": officer,
        "head": make_official(world.unit, roles=[Role.UNIT_HEAD]),
        "admin": world.admin,
        "colleague": world.colleague,
        "other_head": make_official(make_unit("Phòng Kinh tế"), roles=[Role.UNIT_HEAD]),
    }
    world.client.force_login(people[who].membership.user)
    assert world.get("hand_over", code=officer.code).status_code == status


def shown_in(page: str) -> str:
    return page.partition('name="shown" value="')[2].partition('"')[0]


def test_leave_when_fourteen_tasks_go_to_two_colleagues_then_theirs_from_tomorrow_and_back_after(
    world: World, officer: Official
) -> None:
    first, second = (make_official(world.unit, full_name=name) for name in ("Mai Thị Giang", "Cao Văn Dũng"))
    works = give_work(officer, 14)
    given = {
        "purpose": "nghi",
        "from_on": "19/11/2026",
        "to_on": "25/11/2026",
        "version": "1",
        "all": first.code,
        **{f"viec:{work.code}": second.code for work in works[9:]},
    }
    page = world.post("hand_over", given, code=officer.code).content.decode()
    assert ('Mai Thị Giang <span class="muted">10 mục' in page, 'Cao Văn Dũng <span class="muted">5 mục' in page) == (
        True,
        True,
    )
    done = world.post("hand_over", {**given, "shown": shown_in(page), "xong": "1"}, code=officer.code)
    assert done.status_code == 302
    seen = []
    for day in (DAY, DAY + ONE, dt.date(2026, 11, 25), dt.date(2026, 11, 26)):
        actors = [actor_of(one, user=None, on=day) for one in (first, second)]
        seen.append([sum(one.stands_in(officer.pk, "viec", work.code) for work in works) for one in actors])
    assert seen == [[0, 0], [9, 5], [9, 5], [0, 0]]


def test_stand_in_when_the_leave_has_begun_then_the_work_is_on_their_own_page(
    world: World, officer: Official, settings: Any
) -> None:
    stand_in = make_official(make_unit("Phòng Kinh tế"), full_name="Mai Thị Giang")
    (work,) = give_work(officer, 1)
    given = {"purpose": "nghi", "from_on": "19/11/2026", "to_on": "19/11/2026", "version": "1", "all": stand_in.code}
    page = world.post("hand_over", given, code=officer.code).content.decode()
    world.post("hand_over", {**given, "shown": shown_in(page), "xong": "1"}, code=officer.code)
    world.client.force_login(stand_in.membership.user)
    found = []
    for day in (DAY, DAY + ONE, DAY + 2 * ONE):
        settings.TODAY = day
        found.append(work.task.title in world.get("own_work").content.decode())
    assert found == [False, True, False]


def test_hand_over_when_the_choice_changed_after_the_preview_then_shown_again_and_nothing_done(
    world: World, officer: Official
) -> None:
    (work,) = give_work(officer, 1)
    heir = make_official(world.unit, full_name="Mai Thị Giang")
    given = {"purpose": "ban-giao", "version": "1", "all": heir.code}
    page = world.post("hand_over", given, code=officer.code).content.decode()
    given |= {"shown": shown_in(page), "xong": "1", "all": world.colleague.code}
    answer = world.post("hand_over", given, code=officer.code)
    work.refresh_from_db()
    assert (answer.status_code, work.official_id) == (409, officer.pk)
    given["shown"] = shown_in(answer.content.decode())
    assert world.post("hand_over", given, code=officer.code).status_code == 302
    work.refresh_from_db()
    assert work.official_id == world.colleague.pk


def test_leaving_when_confirmed_then_the_account_is_closed_and_the_work_gone_over(
    world: World, officer: Official
) -> None:
    works = give_work(officer, 2)
    heir = make_official(world.unit, full_name="Mai Thị Giang")
    given = {"purpose": "roi", "version": "1", "all": heir.code, "reason": "Chuyển công tác"}
    page = world.post("hand_over", given, code=officer.code).content.decode()
    assert (
        world.post("hand_over", {**given, "shown": shown_in(page), "xong": "1"}, code=officer.code).status_code == 302
    )
    officer.refresh_from_db()
    assert (officer.is_active, Assignment.objects.filter(official=heir).count()) == (False, len(works))
    assert actor_of(heir, user=None, on=DAY).has(Right.TASK_WORK)


def test_leave_when_ended_from_the_page_then_back(world: World, officer: Official) -> None:
    keys = make_rows(officer)
    assert world.post("leave_end", {}, code=officer.code, key=keys["leave_end"]).status_code == 302
    assert Leave.objects.count() == 0


def test_person_when_of_another_commune_then_not_found(world: World, client: Client) -> None:
    with open_commune(make_commune("Bến Thử")):
        other = make_official(make_unit())
    assert client.get(reverse("person", kwargs={"commune": world.commune.slug, "code": other.code})).status_code == 404
