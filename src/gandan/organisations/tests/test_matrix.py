"""The page of rights tells what the gates do."""

from collections import Counter

import pytest
from django.test import Client
from django.urls import reverse

from gandan.organisations.enums import UNIT_ROLES, Right, Role
from gandan.organisations.holders import Holder, OffAct, Wanted, holders_of, off_acts
from gandan.organisations.matrix import ACTS, Reach, Source, reach_of_role, read_matrix
from gandan.organisations.models import Duty
from gandan.organisations.tests.factories import DAY, SINCE, make_actor, make_commune, make_official, make_unit
from gandan.tenancy.models import Commune
from gandan.tenancy.scope import open_commune

LETTERS = {Reach.COMMUNE: "C", Reach.UNIT: "u", Reach.NONE: "."}


def test_acts_name_every_right_once() -> None:
    assert Counter(right for _, acts in ACTS for right, _ in acts) == Counter(Right)


@pytest.mark.parametrize(
    ("right", "reaches"),
    [
        # leader, programme officer, head, focal officer, clerk, administrator, inspector
        (Right.DOCUMENT_INTAKE, ".C..C.."),
        (Right.DOCUMENT_CONFIRM, ".C....."),
        (Right.TASK_ASSIGN, "CC....."),
        (Right.TASK_WORK, "..uu..."),
        (Right.TASK_CONFIRM, "..u...."),
        (Right.TASK_RECEIVE, "..uu..."),
        (Right.REPORT_READ, "CCuu..."),
        (Right.REPORT_MAKE, ".Cuu..."),
        (Right.REPORT_SEND, ".Cu...."),
        (Right.REPORT_APPROVE, "C......"),
        (Right.OBLIGATION_MANAGE, ".C....."),
        (Right.ACTIVITY_RECORD, ".Cuu..."),
        (Right.INDICATOR_ENTER, ".Cuu..."),
        (Right.CRITERIA_MANAGE, ".C....."),
        (Right.SCORE_SELF, ".Cuu..."),
        (Right.BOARD_READ, "CCu...."),
        (Right.ORGANISATION_MANAGE, ".....C."),
        (Right.CALENDAR_MANAGE, ".....C."),
        (Right.WORK_HAND_OVER, "..u..C."),
        (Right.RECORD_READ, ".....CC"),
        (Right.RECORD_PERSONAL, ".....C."),
    ],
)
def test_right_reaches_by_role(right: Right, reaches: str) -> None:
    assert "".join(LETTERS[reach_of_role(role, right)] for role in Role) == reaches


@pytest.fixture
def commune(db: None) -> Commune:
    return make_commune()


def test_matrix_of_every_role_agrees_with_the_gates(commune: Commune) -> None:
    """What the page says of a role is what an actor with this role gets from ``has_in``."""
    with open_commune(commune):
        own, other = make_unit(), make_unit()
        for role in Role:
            actor = make_actor(own, role)
            for right in Right:
                gates = (actor.has_in(right, None), actor.has_in(right, own.pk), actor.has_in(right, other.pk))
                told = reach_of_role(role, right)
                assert (
                    gates
                    == {
                        Reach.COMMUNE: (True, True, True),
                        Reach.UNIT: (False, True, False),
                        Reach.NONE: (False, False, False),
                    }[told]
                ), (role, right)


def test_matrix_of_a_person_says_from_which_role(commune: Commune) -> None:
    with open_commune(commune):
        unit = make_unit()
        person = make_official(unit, roles=[Role.CLERK, Role.FOCAL_OFFICER])
        rows = {
            right: row
            for (_, acts), group in zip(ACTS, read_matrix(person, on=DAY), strict=True)
            for (right, _), row in zip(acts, group.rows, strict=True)
        }

    clerk, focal = Source(str(Role.CLERK.label), ""), Source(str(Role.FOCAL_OFFICER.label), unit.short_name)
    assert (rows[Right.DOCUMENT_INTAKE].reach, rows[Right.DOCUMENT_INTAKE].sources) == (Reach.COMMUNE, (clerk,))
    assert (rows[Right.TASK_WORK].reach, rows[Right.TASK_WORK].sources) == (Reach.UNIT, (focal,))
    assert (rows[Right.REPORT_APPROVE].reach, rows[Right.REPORT_APPROVE].sources) == (Reach.NONE, ())


def test_holders_of_a_right_are_those_of_the_unit_then_of_the_commune(commune: Commune) -> None:
    with open_commune(commune):
        own, other = make_unit("Phòng Một"), make_unit("Phòng Hai")
        make_official(own, roles=[Role.UNIT_HEAD], full_name="Hà Thị Một")
        make_official(other, roles=[Role.UNIT_HEAD], full_name="Vũ Văn Hai")
        make_official(other, roles=[Role.PROGRAMME_OFFICER], full_name="An Thị Ba")
        gone = make_official(other, full_name="Cũ Văn Bốn")
        Duty(official=gone, role=Role.PROGRAMME_OFFICER, from_on=SINCE, to_on=SINCE).save()

        found = holders_of(Right.REPORT_SEND, own.pk, on=DAY)

    assert found == [
        Holder("Hà Thị Một", "Trưởng phòng", "Phòng Một"),
        Holder("An Thị Ba", "Chuyên viên", "Phòng Hai"),
    ]


def test_off_acts_then_name_only_what_is_missing_and_who_may(commune: Commune) -> None:
    with open_commune(commune):
        own, other = make_unit(), make_unit()
        focal = make_actor(own, Role.FOCAL_OFFICER)
        make_official(own, roles=[Role.UNIT_HEAD], full_name="Hà Thị Một")
        make_official(other, roles=[Role.UNIT_HEAD], full_name="Vũ Văn Hai")
        wanted = [
            Wanted("Soạn", "pencil", Right.REPORT_MAKE, own.pk),
            Wanted("Gửi", "send", Right.REPORT_SEND, own.pk),
            Wanted("Duyệt", "check", Right.REPORT_APPROVE, None),
        ]

        found = off_acts(focal, wanted, on=DAY)

    assert found == [
        OffAct("Gửi", "send", Right.REPORT_SEND.value, "Hà Thị Một"),
        OffAct("Duyệt", "check", Right.REPORT_APPROVE.value, ""),
    ]


def test_page_of_rights_as_administrator_then_shows_acts_by_role_and_of_a_person(
    client: Client, commune: Commune
) -> None:
    with open_commune(commune):
        unit = make_unit()
        client.force_login(make_official(unit, roles=[Role.ADMINISTRATOR]).membership.user)
        head = make_official(unit, roles=[Role.UNIT_HEAD], full_name="Hà Thị Một")
    url = reverse("rights", kwargs={"commune": commune.slug})

    by_role = client.get(url).content.decode()
    of_person = client.get(url, {"nguoi": head.code}).content.decode()

    cells = Counter(reach_of_role(role, right) for role in Role for right in Right)
    assert by_role.count("trong đơn vị mình") == cells[Reach.UNIT] + 1
    assert f"Thủ trưởng đơn vị ({unit.short_name})" in of_person
    assert client.get(url, {"nguoi": "khong-co"}).status_code == 404


def test_refused_page_then_says_which_right_is_missing_and_who_has_it(client: Client, commune: Commune) -> None:
    with open_commune(commune):
        unit = make_unit("Văn phòng")
        make_official(unit, roles=[Role.ADMINISTRATOR], full_name="Hà Thị Một")
        client.force_login(make_official(unit, full_name="Vũ Văn Hai").membership.user)

    page = client.get(reverse("units", kwargs={"commune": commune.slug}))

    text = page.content.decode()
    assert page.status_code == 403
    assert Right.ORGANISATION_MANAGE.value in text
    assert "Hà Thị Một – Chuyên viên, Văn phòng" in text


def test_unit_roles_reach_no_further_than_their_unit() -> None:
    assert [
        (role, right) for role in UNIT_ROLES for right in Right if reach_of_role(role, right) is Reach.COMMUNE
    ] == []
