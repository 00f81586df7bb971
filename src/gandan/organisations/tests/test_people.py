"""Positions, acting-for, leave and hand-over, with a database."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from gandan.audit.queries import timeline
from gandan.common import clock
from gandan.common.errors import NotAllowed, Stale
from gandan.notifications.models import Notice
from gandan.notifications.services import notify
from gandan.organisations.actors import Actor, actor_of
from gandan.organisations.enums import ActingForm, PaperKind, PositionKind, Right, Role, UnitKind
from gandan.organisations.models import Duty, Leave, Official, Position, Unit
from gandan.organisations.personal_work import personal_work_of
from gandan.organisations.queries import signature_of
from gandan.organisations.services.acting import end_acting, grant_acting
from gandan.organisations.services.handing import all_keys, hand_over, leave_for_good
from gandan.organisations.services.leaves import end_leave, register_leave
from gandan.organisations.services.officials import deactivate_official
from gandan.organisations.services.positions import add_position, end_position, follow_positions
from gandan.organisations.tests.factories import DAY, make_actor, make_commune, make_official, make_unit
from gandan.tenancy.scope import open_commune

pytestmark = pytest.mark.django_db

ONE = dt.timedelta(days=1)
NEXT_WEEK = DAY + 7 * ONE
PAPER = "Quyết định số 12/QĐ-UBND ngày 10/11/2026"


@dataclass
class World:
    body: Unit
    unit: Unit
    chair: Official
    deputy: Official
    head: Official
    officer: Official
    colleague: Official
    admin: Actor

    def grant(self, official: Official, form: ActingForm, *, unit: Unit | None = None, **changed: object) -> object:
        given: dict[str, object] = {
            "unit": unit or self.body,
            "form": form,
            "scope": "Lĩnh vực văn hóa - xã hội",
            "papers": [],
            "from_on": DAY,
            "to_on": DAY,
            "paper": PAPER,
            "actor": self.admin,
        }
        return grant_acting(official, **(given | changed))  # type: ignore[arg-type]

    def leave(self, **shares: Official) -> Leave:
        named = {what.replace("__", ":") if what != "rest" else "": who for what, who in shares.items()}
        return register_leave(
            self.officer,
            from_on=DAY + ONE,
            to_on=NEXT_WEEK,
            reason="Nghỉ phép năm",
            shares=named,
            version=self.officer.version,
            today=DAY,
            actor=self.admin,
        )


@pytest.fixture
def world() -> Iterator[World]:
    moment = dt.datetime(2026, 11, 18, 8, tzinfo=clock.now().tzinfo)
    with open_commune(make_commune()), clock.at(moment):
        body = make_unit("Lãnh đạo UBND", kind=UnitKind.LEADERSHIP)
        unit = make_unit()
        yield World(
            body,
            unit,
            make_official(
                body, roles=[Role.LEADER], full_name="Đỗ Thị An", title="Chủ tịch UBND", kind=PositionKind.HEAD
            ),
            make_official(
                body,
                roles=[Role.LEADER],
                full_name="Vũ Văn Bình",
                title="Phó Chủ tịch UBND",
                kind=PositionKind.DEPUTY,
            ),
            make_official(unit, roles=[Role.UNIT_HEAD], full_name="Cao Văn Dũng"),
            make_official(unit, roles=[Role.FOCAL_OFFICER], full_name="Lê Thu Hà"),
            make_official(unit, full_name="Mai Thị Giang"),
            make_actor(unit, Role.ADMINISTRATOR, full_name="Tạ Quang Huy"),
        )


def lines(day: dt.date, paper: PaperKind = PaperKind.REPORT, unit: Unit | None = None) -> tuple[str, ...]:
    return signature_of(unit, paper=paper, on=day).lines


def test_signature_when_deputy_acts_for_one_day_then_right_on_it_and_gone_the_day_after(world: World) -> None:
    world.grant(world.deputy, ActingForm.KT)
    chair = ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Đỗ Thị An")
    deputy = ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Vũ Văn Bình")
    assert [lines(DAY - ONE), lines(DAY), lines(DAY + ONE)] == [chair, deputy, chair]


def test_signature_when_who_acts_has_left_then_the_head_again(world: World) -> None:
    world.grant(world.deputy, ActingForm.KT, to_on=NEXT_WEEK)
    before = lines(DAY + ONE)
    deactivate_official(world.deputy, reason="Nghỉ hưu", today=DAY + ONE, actor=world.admin)
    assert (before[-1], lines(DAY + ONE)[-1]) == (world.deputy.full_name, world.chair.full_name)


def test_signature_when_of_a_unit_then_its_own_head(world: World) -> None:
    assert lines(DAY, unit=world.unit) == ("TRƯỞNG PHÒNG", "Cao Văn Dũng")


def test_acting_when_ended_before_it_begins_then_no_row_and_an_entry(world: World) -> None:
    acting = world.grant(world.deputy, ActingForm.KT)
    end_acting(acting, last_on=DAY - ONE, actor=world.admin)  # type: ignore[arg-type]
    assert lines(DAY)[-1] == "Đỗ Thị An"
    assert [entry.act for entry in timeline(world.deputy)] == ["acting_ended", "acting_granted"]


@pytest.mark.parametrize(
    ("who", "form", "changed", "code"),
    [
        ("head", ActingForm.KT, {}, "kt_deputy"),
        ("officer", ActingForm.TL, {}, "tl_head"),
        ("head", ActingForm.TUQ, {"to_on": None}, "tuq_limited"),
        ("head", ActingForm.TUQ, {"paper": " "}, "tuq_limited"),
        ("deputy", ActingForm.Q, {}, "q_vacant"),
        ("chair", ActingForm.KT, {}, "own_head"),
        ("deputy", ActingForm.KT, {"to_on": DAY - ONE}, "period"),
    ],
)
def test_acting_when_the_form_is_not_the_persons_then_refused(
    world: World, who: str, form: ActingForm, changed: dict[str, object], code: str
) -> None:
    with pytest.raises(NotAllowed) as refusal:
        world.grant(getattr(world, who), form, **changed)
    assert refusal.value.code == code


def test_position_when_a_new_main_one_begins_then_the_old_ends_and_the_role_comes(world: World) -> None:
    end_position(Position.objects.get(official=world.head), last_on=DAY, today=DAY, actor=world.admin)
    add_position(
        world.officer,
        unit=world.unit,
        title="Trưởng phòng",
        kind=PositionKind.HEAD,
        is_main=True,
        from_on=DAY + ONE,
        to_on=None,
        paper=PAPER,
        today=DAY,
        actor=world.admin,
    )
    held = Position.objects.filter(official=world.officer).order_by("from_on")
    assert [(one.title, one.to_on) for one in held] == [("Chuyên viên", DAY), ("Trưởng phòng", None)]
    assert [lines(day, unit=world.unit)[-1] for day in (DAY, DAY + ONE)] == ["Cao Văn Dũng", "Lê Thu Hà"]
    ways = [actor_of(world.officer, user=None, on=day).has(Right.TASK_CONFIRM) for day in (DAY, DAY + ONE)]
    assert ways == [False, True]
    assert actor_of(world.head, user=None, on=DAY + ONE).has(Right.TASK_CONFIRM) is False
    assert follow_positions(today=DAY) == 0
    assert follow_positions(today=DAY + ONE) == 1
    world.officer.refresh_from_db()
    assert world.officer.position_title == "Trưởng phòng"


def test_position_when_the_unit_has_a_head_then_a_second_is_refused_with_the_name(world: World) -> None:
    with pytest.raises(NotAllowed, match="Cao Văn Dũng là cấp trưởng") as refusal:
        add_position(
            world.officer,
            unit=world.unit,
            title="Trưởng phòng",
            kind=PositionKind.HEAD,
            is_main=True,
            from_on=DAY,
            to_on=None,
            paper="",
            today=DAY,
            actor=world.admin,
        )
    assert refusal.value.code == "position_taken"


def test_leave_when_days_come_and_go_then_the_stand_in_has_the_role_on_them_only(world: World) -> None:
    world.leave(rest=world.colleague)
    days = (DAY, DAY + ONE, NEXT_WEEK, NEXT_WEEK + ONE)
    held = [actor_of(world.colleague, user=None, on=day).has_in(Right.TASK_WORK, world.unit.pk) for day in days]
    assert held == [False, True, True, False]


def test_leave_when_shares_differ_then_thing_before_kind_before_all(world: World) -> None:
    key = Duty.objects.get(official=world.officer).key
    world.leave(rest=world.colleague, **{f"vai_tro__{key}": world.head})
    colleague, head = (actor_of(one, user=None, on=DAY + ONE) for one in (world.colleague, world.head))
    assert colleague.has(Right.TASK_WORK) is False
    assert [one.stands_in(world.officer.pk, "vai_tro", key) for one in (colleague, head)] == [False, True]
    assert [one.stands_in(world.officer.pk, "viec", "X") for one in (colleague, head)] == [True, False]


def test_leave_when_a_head_goes_then_roles_of_decision_are_not_lent(world: World) -> None:
    register_leave(
        world.chair,
        from_on=DAY,
        to_on=DAY,
        reason="",
        shares={"": world.deputy},
        version=1,
        today=DAY,
        actor=world.admin,
    )
    Duty.objects.filter(official=world.deputy).delete()
    assert actor_of(world.deputy, user=None, on=DAY).roles == frozenset()


@pytest.mark.parametrize("day", [DAY, DAY + ONE, NEXT_WEEK, NEXT_WEEK + ONE])
def test_notice_when_a_person_is_away_then_it_reaches_the_stand_in_too(world: World, day: dt.date) -> None:
    world.leave(rest=world.colleague)
    Notice.objects.all().delete()
    with clock.at(dt.datetime.combine(day, dt.time(9), tzinfo=clock.now().tzinfo)):
        notify([world.officer], "Việc mới.", url="/")
    told = sorted(Notice.objects.values_list("official__full_name", "sentence"))
    expected = [("Lê Thu Hà", "Việc mới.")]
    if DAY < day <= NEXT_WEEK:
        expected.append(("Mai Thị Giang", "Thay Lê Thu Hà: Việc mới."))
    assert told == expected


def test_leave_when_ended_early_then_work_is_back_and_both_are_recorded(world: World) -> None:
    leave = world.leave(rest=world.colleague)
    end_leave(leave, today=DAY + 2 * ONE, actor=world.admin)
    days = (DAY + ONE, DAY + 2 * ONE)
    held = [actor_of(world.colleague, user=None, on=day).has(Right.TASK_WORK) for day in days]
    assert held == [True, False]
    assert [entry.act for entry in timeline(world.officer)] == ["leave_ended", "leave_registered"]
    sentences = list(Notice.objects.filter(official=world.colleague).order_by("id").values_list("sentence", flat=True))
    assert sentences == [
        "Làm thay Lê Thu Hà từ 19/11/2026 đến hết 25/11/2026.",
        "Lê Thu Hà đi làm lại từ 20/11/2026; việc làm thay kết thúc.",
    ]


def test_leave_when_the_stand_in_is_away_too_or_the_page_is_old_then_refused(world: World) -> None:
    world.leave(rest=world.colleague)
    with pytest.raises(Stale):
        world.leave(rest=world.head)
    world.officer.refresh_from_db()
    with pytest.raises(NotAllowed, match=r"Lê Thu Hà nghỉ từ 19/11/2026 đến hết 25/11/2026\."):
        world.leave(rest=world.head)
    with pytest.raises(NotAllowed) as refusal:
        register_leave(
            world.head,
            from_on=NEXT_WEEK,
            to_on=NEXT_WEEK,
            reason="",
            shares={"": world.officer},
            version=1,
            today=DAY,
            actor=world.admin,
        )
    assert refusal.value.code == "away"


def test_hand_over_when_roles_are_named_then_they_go_and_the_receiver_is_told(world: World) -> None:
    kinds = personal_work_of(world.officer)
    (key,) = shown = all_keys(kinds)
    assert hand_over(world.officer, {key: world.colleague}, shown=shown, version=1, actor=world.admin) == 1
    rights = [actor_of(one, user=None, on=DAY).has(Right.TASK_WORK) for one in (world.officer, world.colleague)]
    assert rights == [False, True]
    assert Notice.objects.get().sentence == "Bạn nhận bàn giao 1 mục việc của Lê Thu Hà."
    assert [entry.act for entry in timeline(world.officer)] == ["work_handed_over"]


def test_hand_over_when_a_head_passes_on_a_role_beyond_the_unit_then_refused(world: World) -> None:
    clerk = make_official(world.unit, roles=[Role.PROGRAMME_OFFICER], full_name="Tạ Văn Kha")
    head = actor_of(world.head, user=None, on=DAY)
    (key,) = shown = all_keys(personal_work_of(clerk))
    with pytest.raises(NotAllowed) as refusal:
        hand_over(clerk, {key: world.head}, shown=shown, version=1, actor=head)
    assert (refusal.value.code, actor_of(world.head, user=None, on=DAY).has(Right.DOCUMENT_CONFIRM)) == (
        "role_beyond",
        False,
    )
    assert hand_over(clerk, {key: world.colleague}, shown=shown, version=1, actor=world.admin) == 1


def test_hand_over_when_a_stand_in_would_keep_what_is_lent_then_refused(world: World) -> None:
    given: dict[str, object] = {"reason": "", "shares": {"": world.colleague}, "today": DAY}
    register_leave(world.head, from_on=DAY, to_on=DAY, version=1, actor=world.admin, **given)  # type: ignore[arg-type]
    lent = actor_of(world.colleague, user=None, on=DAY)
    (key,) = shown = all_keys(personal_work_of(world.head))
    with pytest.raises(NotAllowed) as kept:
        hand_over(world.head, {key: world.colleague}, shown=shown, version=2, actor=lent)
    with pytest.raises(NotAllowed) as longer:
        register_leave(
            world.head,
            from_on=NEXT_WEEK,
            to_on=NEXT_WEEK,
            version=2,
            actor=lent,
            **given,  # type: ignore[arg-type]
        )
    assert [kept.value.code, longer.value.code, lent.has_in(Right.WORK_HAND_OVER, world.unit.pk)] == [
        "role_beyond",
        "role_beyond",
        True,
    ]


def test_leave_when_a_head_would_stand_in_for_a_role_beyond_the_unit_then_refused(world: World) -> None:
    clerk = make_official(world.unit, roles=[Role.PROGRAMME_OFFICER], full_name="Tạ Văn Kha")
    head = actor_of(world.head, user=None, on=DAY)
    given: dict[str, object] = {"from_on": DAY, "to_on": DAY, "reason": "", "version": 1, "today": DAY, "actor": head}
    with pytest.raises(NotAllowed) as refusal:
        register_leave(clerk, shares={"": world.head}, **given)  # type: ignore[arg-type]
    register_leave(clerk, shares={"": world.head, "vai_tro": world.colleague}, **given)  # type: ignore[arg-type]
    held = [actor_of(one, user=None, on=DAY).has(Right.DOCUMENT_CONFIRM) for one in (world.head, world.colleague)]
    assert (refusal.value.code, held) == ("role_beyond", [False, True])


def test_leave_when_longer_than_a_year_then_refused(world: World) -> None:
    given: dict[str, object] = {"reason": "", "shares": {"": world.colleague}, "version": 1, "today": DAY}
    with pytest.raises(NotAllowed) as refusal:
        register_leave(world.officer, from_on=DAY, to_on=DAY + 366 * ONE, actor=world.admin, **given)  # type: ignore[arg-type]
    assert refusal.value.code == "too_long"


def test_inspector_when_away_lends_the_record_to_nobody(world: World) -> None:
    inspector = make_official(world.unit, roles=[Role.INSPECTOR], full_name="Tạ Văn Kha")
    register_leave(
        inspector,
        from_on=DAY,
        to_on=DAY,
        reason="",
        shares={"": world.colleague},
        version=1,
        today=DAY,
        actor=actor_of(inspector, user=None, on=DAY),
    )
    assert actor_of(world.colleague, user=None, on=DAY).has(Right.RECORD_READ) is False
    assert all_keys(personal_work_of(inspector)) == []


def test_hand_over_when_the_list_has_changed_then_stale_and_nothing_moved(world: World) -> None:
    with pytest.raises(Stale):
        hand_over(world.officer, {}, shown=[], version=1, actor=world.admin)
    with pytest.raises(Stale):
        hand_over(world.officer, {}, shown=all_keys(personal_work_of(world.officer)), version=9, actor=world.admin)


def test_leaving_when_all_has_a_receiver_then_the_login_roles_and_positions_end(world: World) -> None:
    shown = all_keys(personal_work_of(world.officer))
    with pytest.raises(NotAllowed) as refusal:
        leave_for_good(world.officer, {}, shown=shown, version=1, reason="Nghỉ hưu", today=DAY, actor=world.admin)
    assert refusal.value.code == "left_over"
    given = dict.fromkeys(shown, world.head)
    leave_for_good(world.officer, given, shown=shown, version=1, reason="Nghỉ hưu", today=DAY, actor=world.admin)
    world.officer.refresh_from_db()
    assert (world.officer.is_active, Position.objects.get(official=world.officer).to_on) == (False, DAY - ONE)
    assert actor_of(world.head, user=None, on=DAY).is_role(Role.FOCAL_OFFICER)
