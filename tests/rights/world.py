"""Two communes for the walk, and in the first one the records that only some may see."""

import datetime as dt

from gandan.accounts.models import Membership, User
from gandan.activities.services import install_shipped
from gandan.documents.tests.factories import make_reading
from gandan.organisations.actors import Actor, actor_of
from gandan.organisations.enums import Role, UnitKind
from gandan.organisations.models import Unit
from gandan.organisations.tests.factories import DAY, make_commune, make_official, make_unit
from gandan.plans.enums import AssignmentState, PlanState
from gandan.plans.tests.factories import make_assignment, make_plan, make_task
from gandan.reports.tests.factories import make_activity, make_report
from gandan.tenancy.scope import open_commune
from tests.rights.people import HOUSE, INSIDE, OTHER, OWN, RECEIVER, World
from tests.rights.records import (
    WINDOW,
    add_administration,
    add_criteria,
    add_figures,
    add_obligation,
    add_papers,
    add_work,
    make_picture,
    places_of,
    unit_form,
)

HIDDEN = {
    "PREPARED": ("Mộc Miên", "LP"),
    "READING": ("Hoa Gạo", "LPV"),
    "EVIDENCE": ("Hoa Bưởi", "LPHFO"),
    "REPORT": ("Hoa Sữa", "LPHF"),
}
"""Words that stand in one hidden record each, and the letters of the people who may see it."""
ELSEWHERE = "Hoa Sim"
"""Stands in everything of the other commune."""


def build_world() -> World:
    """Make two communes; in the first one person for each letter and open records of the unit ``own``."""
    elsewhere = make_commune(ELSEWHERE)
    commune = make_commune()
    with open_commune(commune):
        install_shipped()
        world = World(commune, *_people())
        for add in (add_work, add_papers, add_figures, add_obligation, add_criteria, add_administration):
            add(world)
        world.outside |= _near_misses(world)
    with open_commune(elsewhere):
        unit = make_unit(f"Phòng {ELSEWHERE}")
        stranger = make_official(unit, roles=Role, full_name=f"Trần {ELSEWHERE}")
        make_assignment(make_task(make_plan(stranger, title=f"Kế hoạch {ELSEWHERE}"), title=ELSEWHERE), unit)
        make_activity(unit, stranger, DAY, sentence=f"{ELSEWHERE} đã tuyên truyền.")
        world.outside["all roles in another commune"] = stranger.membership.user
    world.outside["no membership"] = User.objects.create_user("khong-thuoc-dau", "mật khẩu thử 2026")
    return world


def add_hidden(world: World) -> None:
    """Add one record of each sort that only some may see, with its word of ``HIDDEN`` in it."""
    officer, unit = world.actor("P"), world.units[OWN]
    with open_commune(world.commune):
        plan = make_plan(officer.official, title=_word("PREPARED"), state=PlanState.PREPARED)
        task = make_task(plan, title=f"Việc {_word('PREPARED')}", receiver=world.units[RECEIVER])
        make_assignment(task, unit, state=AssignmentState.PREPARED, given_at=None)
        world.places["ke-hoach/<str:code>/giao/"] = {"code": plan.code}
        world.bodies["review_replaced"] = {"replaces": plan.code, "version": 1, "plan_version": 1}

        reading = make_reading(officer, name=f"{_word('READING')}.txt")
        world.places["van-ban/doc/<str:code>/"] = {"code": reading.code, "number": 1}
        world.bodies["review_confirmed"] = {"version": reading.version}

        evidence = make_picture(world, title=f"Ảnh {_word('EVIDENCE')}")
        for start in ("minh-chung/<str:code>/", "kho-minh-chung/<str:code>/"):
            world.places[start] = {"code": evidence.code}

        report = make_report(None, officer.official, window=WINDOW, unit=unit, form=unit_form())
        report.request_words, report.receiver = _word("REPORT"), world.units[RECEIVER]
        report.save()
        world.places |= places_of(report, world)


def _word(name: str) -> str:
    return HIDDEN[name][0]


def _people() -> tuple[dict[str, Unit], dict[str, Actor]]:
    units = {
        HOUSE: make_unit("Lãnh đạo UBND", kind=UnitKind.LEADERSHIP),
        OWN: make_unit("Phòng Văn hóa - Xã hội"),
        RECEIVER: make_unit("Văn phòng", kind=UnitKind.OFFICE),
        OTHER: make_unit("Phòng Kinh tế"),
    }
    people = {}
    for person in INSIDE:
        official = make_official(units[person.unit], roles=person.roles, full_name=f"Người Thứ {person.letter}")
        people[person.letter] = actor_of(official, user=official.membership.user, on=DAY)
    return units, people


def _near_misses(world: World) -> dict[str, User]:
    ended, dismissed = (make_official(world.units[OWN], roles=Role) for _ in range(2))
    Membership.objects.filter(pk=ended.membership_id).update(to_on=DAY - dt.timedelta(days=1))
    dismissed.is_active = False
    dismissed.save()
    return {
        "membership ended yesterday": ended.membership.user,
        "official put out of service": dismissed.membership.user,
    }
