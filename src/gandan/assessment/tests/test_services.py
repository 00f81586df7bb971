"""What is written: sets, scores, evidence, locks, reminders; all of it in one open commune."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

import pytest

from gandan.activities.models import Evidence
from gandan.activities.services import add_evidence
from gandan.assessment.enums import SetState
from gandan.assessment.models import Assessment, CriteriaSet, Criterion, CriterionEvidence, LeafScore, Level
from gandan.assessment.queries import level_card
from gandan.assessment.queries.drafts import NOBODY, view_draft
from gandan.assessment.queries.facts import AssessmentFacts, SetFacts
from gandan.assessment.queries.leaf import candidates_for, read_leaf
from gandan.assessment.queries.missing import owing_units
from gandan.assessment.queries.score import read_score
from gandan.assessment.services.assessments import lock_assessment, open_assessment, reopen_assessment
from gandan.assessment.services.leaves import attach_evidence, clear_points, detach_evidence, give_points
from gandan.assessment.services.reminders import remind_unit
from gandan.assessment.services.sample import install_sample
from gandan.assessment.services.sets import choose_units, drop_set, put_in_force, read_set_again, take_in_set
from gandan.assessment.tests.factories import HEAD, YEAR, leaf_of, make_assessment, make_sheet
from gandan.audit.models import Entry as Record
from gandan.audit.services import undo_act
from gandan.common.errors import NotAllowed, Stale
from gandan.files.errors import FileRefused
from gandan.files.tests.books import ods, xls
from gandan.indicators.models import EnteredIndicator, Entry
from gandan.notifications.models import Notice
from gandan.organisations.actors import Actor
from gandan.organisations.enums import Role, UnitKind
from gandan.organisations.models import Unit
from gandan.organisations.tests.factories import DAY, make_actor, make_commune, make_unit
from gandan.tenancy.scope import open_commune

pytestmark = pytest.mark.django_db

SOUND = (
    ("I", "Công khai", 60),
    (1, "Niêm yết", 40.5, "Trung tâm Phục vụ hành chính công", "Ảnh"),
    (2, "Trả lời", "19,5", "Tổ công tác số 7"),
    ("II", "Thân thiện", 40),
    (1, "Tại nhà", 40, "Trung tâm Phục vụ hành chính công"),
)
FACTS = SetFacts("Bộ tiêu chí thử", "Quyết định thử của phường Sông Cửa", dt.date(2026, 1, 1))


@dataclass(frozen=True)
class Office:
    centre: Unit
    officer: Actor
    worker: Actor


@pytest.fixture
def office() -> Iterator[Office]:
    with open_commune(make_commune()):
        centre = make_unit("Trung tâm Phục vụ hành chính công", kind=UnitKind.SERVICE_CENTRE)
        officer = make_actor(make_unit(), Role.PROGRAMME_OFFICER)
        yield Office(centre, officer, make_actor(centre, Role.FOCAL_OFFICER, full_name="Trần Văn Bách"))


def take_in(office: Office, *rows: object, facts: SetFacts = FACTS) -> CriteriaSet:
    content = make_sheet(*(rows or SOUND), levels=[("Mức 1", 70), ("Mức 2", 90)])  # type: ignore[arg-type]
    return take_in_set(content, name="bo-tieu-chi.xlsx", facts=facts, actor=office.officer)


def enter(code: str, value: str, officer: Actor) -> None:
    indicator = EnteredIndicator(
        code=code, name=f"Chỉ tiêu {code}", kind="ty_le", measured_in="%", counted_in="phiếu", source_system="thử"
    )
    indicator.save()
    Entry(
        code=f"SL-{code}",
        indicator=indicator,
        from_on=dt.date(2026, 1, 1),
        to_on=dt.date(2026, 9, 30),
        value=Decimal(value),
        source_system="thử",
        entered_at=dt.datetime(2026, 10, 1, 8, tzinfo=dt.UTC),
        entered_by=officer.official,
    ).save()


def paper(office: Office, title: str = "Ảnh bảng niêm yết", *, on: dt.date = DAY) -> Evidence:
    content = f"Minh chứng: {title}".encode()
    return add_evidence(content, name="a.txt", title=title, period=(on, on), unit=office.centre, actor=office.worker)


def test_set_when_read_then_unknown_units_wait_for_a_choice(office: Office) -> None:
    view = view_draft(take_in(office))
    assert ([(one.words, one.code, one.count) for one in view.units], view.problems, view.is_ready) == (
        [("Trung tâm Phục vụ hành chính công", office.centre.code, 2), ("Tổ công tác số 7", "", 1)],
        (),
        False,
    )


def test_set_when_chosen_and_in_force_then_written(office: Office) -> None:
    found = take_in(office)
    found = choose_units(found, {"Tổ công tác số 7": NOBODY}, version=found.version, actor=office.officer)
    found = put_in_force(found, version=found.version, actor=office.officer)
    rows = Criterion.objects.filter(criteria_set=found).order_by("position")
    levels = Level.objects.filter(criteria_set=found).values_list("position", "name", "least")
    assert (
        [(row.number, f"{row.points:f}", row.parent and row.parent.number, row.unit_id) for row in rows],
        list(levels),
        found.state,
    ) == (
        [
            ("I", "60.00", None, None),
            ("I.1", "40.50", "I", office.centre.pk),
            ("I.2", "19.50", "I", None),
            ("II", "40.00", None, None),
            ("II.1", "40.00", "II", office.centre.pk),
        ],
        [(1, "Mức 1", Decimal(70)), (2, "Mức 2", Decimal(90))],
        SetState.IN_FORCE,
    )


def test_set_when_faulty_then_stays_in_preparation_until_mended(office: Office) -> None:
    found = take_in(office, ("1", "Công khai", 25), ("1.1", "Niêm yết", 24))
    with pytest.raises(NotAllowed) as refused:
        put_in_force(found, version=found.version, actor=office.officer)
    mended = make_sheet(("1", "Công khai", 100), ("1.1", "Niêm yết", 100))
    found = read_set_again(found, mended, name="b.xlsx", version=found.version, actor=office.officer)
    found = put_in_force(found, version=found.version, actor=office.officer)
    assert (refused.value.code, found.state, found.criteria.count()) == ("not_ready", SetState.IN_FORCE, 2)


def test_set_when_replaced_then_running_assessment_keeps_it(office: Office) -> None:
    rows = (("1", "Công khai", 100), ("1.1", "Niêm yết", 100))
    old = take_in(office, *rows)
    old = put_in_force(old, version=old.version, actor=office.officer)
    running = open_assessment(old, year=2026, facts=AssessmentFacts(YEAR, None), actor=office.officer)
    new = take_in(office, *rows, facts=SetFacts("Bản mới", "Quyết định thử", dt.date(2027, 1, 1), replaces=old))
    put_in_force(new, version=new.version, actor=office.officer)
    old.refresh_from_db()
    score = read_score(Assessment.objects.get(pk=running.pk), today=DAY)
    with pytest.raises(NotAllowed) as refused:
        open_assessment(old, year=2027, facts=AssessmentFacts(YEAR, None), actor=office.officer)
    assert (old.state, score.sheet.total.most, refused.value.code) == (SetState.REPLACED, Decimal(100), "not_in_force")


@pytest.mark.parametrize("make", [xls, ods])
def test_set_when_read_from_an_old_or_open_sheet_then_stands(office: Office, make: Callable[..., bytes]) -> None:
    content = make(HEAD[:3], ("1", "Công khai", 100), ("1.1", "Niêm yết", 100))
    found = take_in_set(content, name="bo", facts=FACTS, actor=office.officer)
    assert [row[1] for row in found.sheet[0]["rows"]] == ["Tiêu chí", "Công khai", "Niêm yết"]


def test_set_when_stale_or_no_sheet_then_refused(office: Office) -> None:
    found = take_in(office)
    with pytest.raises(Stale):
        choose_units(found, {}, version=found.version + 1, actor=office.officer)
    with pytest.raises(FileRefused):
        take_in_set(b"STT;Ten", name="a.xlsx", facts=FACTS, actor=office.officer)
    drop_set(found, version=found.version, actor=office.officer)
    assert CriteriaSet.objects.count() == 0


def test_sample_when_installed_twice_then_once_and_marked(office: Office) -> None:
    first, second = install_sample(), install_sample()
    tops = Criterion.objects.filter(criteria_set=first, parent=None)
    leaves = Criterion.objects.filter(criteria_set=first, is_leaf=True)
    assert (first.pk, first.is_sample, first.state, sum(row.points for row in tops), leaves.count()) == (
        second.pk,
        True,
        SetState.IN_FORCE,
        Decimal(100),
        21,
    )


def test_score_when_given_and_computed_then_lives(office: Office) -> None:
    enter("hai_long", "91.2", office.officer)
    found = make_assessment(office.officer)
    leaf = leaf_of(found.criteria_set, "I.1.1")
    give_points(found, leaf, points=Decimal("4.5"), reason="Thiếu phí", version=0, actor=office.worker)
    attach_evidence(found, leaf, [paper(office)], actor=office.worker)
    score = read_score(found, today=DAY)
    computed = leaf_of(found.criteria_set, "II.3.2")
    card = level_card(today=DAY)
    assert (
        score.sheet.total.points,
        score.sheet.leaves[computed.pk].points,
        score.sheet.measured["entered.hai_long"].words,
        card and (card.total_words, card.level_name, card.gap_words, card.is_sample),
    ) == (
        Decimal("11.5"),
        Decimal(7),
        "91,2 %",
        ("11,5", "Mức độ 4", "Còn thiếu 78,5 điểm so với ngưỡng 90 của Mức độ 4.", True),
    )


@pytest.mark.parametrize(
    ("number", "given", "reason", "version", "code"),
    [
        ("I.1.1", "5.5", "x", 0, "range"),
        ("I.1.1", "4", " ", 0, "reason"),
        ("II.3.2", "8", "", 0, "reason"),
        ("I.1.1", "5", "", 3, "stale"),
    ],
)
def test_points_when_they_can_not_stand_then_refused(
    office: Office, number: str, given: str, reason: str, version: int, code: str
) -> None:
    found = make_assessment(office.officer)
    leaf = leaf_of(found.criteria_set, number)
    with pytest.raises(NotAllowed) as refused:
        give_points(found, leaf, points=Decimal(given), reason=reason, version=version, actor=office.officer)
    assert (refused.value.code, LeafScore.objects.count()) == (code, 0)


def test_computed_leaf_when_changed_with_reason_then_may_be_taken_back(office: Office) -> None:
    enter("hai_long", "96", office.officer)
    found = make_assessment(office.officer)
    leaf = leaf_of(found.criteria_set, "II.3.2")
    given = give_points(found, leaf, points=Decimal(6), reason="Phiếu quý III", version=0, actor=office.officer)
    changed = read_leaf(found, leaf, today=DAY).result
    clear_points(found, leaf, version=given.version, actor=office.officer)
    back = read_leaf(found, leaf, today=DAY).result
    assert ((changed.points, changed.computed, changed.origin.value), (back.points, back.origin.value)) == (
        (Decimal(6), Decimal(8), "sua_tay"),
        (Decimal(8), "tu_tinh"),
    )


def test_evidence_when_it_serves_two_leaves_then_stays_with_the_other(office: Office) -> None:
    found = make_assessment(office.officer)
    first, second = leaf_of(found.criteria_set, "I.1.1"), leaf_of(found.criteria_set, "I.1.3")
    proof = paper(office)
    counts = [attach_evidence(found, leaf, [proof], actor=office.worker) for leaf in (first, first, second)]
    held = read_leaf(found, first, today=DAY).held
    detach_evidence(found, first, proof, actor=office.worker)
    left = CriterionEvidence.objects.values_list("criterion__number", flat=True)
    assert (counts, [one.others for one in held], list(left)) == ([1, 0, 1], [1], ["I.1.3"])


def test_undo_when_evidence_was_attached_then_only_that_use_goes(office: Office) -> None:
    found = make_assessment(office.officer)
    first, second = leaf_of(found.criteria_set, "I.1.1"), leaf_of(found.criteria_set, "I.1.3")
    proof = paper(office)
    for leaf in (second, first):
        attach_evidence(found, leaf, [proof], actor=office.worker)
    undo_act(newest_attached(), actor=office.worker)
    left = CriterionEvidence.objects.values_list("criterion__number", flat=True)
    assert (list(left), Evidence.objects.filter(pk=proof.pk).count()) == (["I.1.3"], 1)


def test_undo_when_the_assessment_was_locked_meanwhile_then_the_evidence_stays(office: Office) -> None:
    found = make_assessment(office.officer)
    attach_evidence(found, leaf_of(found.criteria_set, "I.1.1"), [paper(office)], actor=office.worker)
    lock_assessment(found, actor=office.officer, today=DAY, version=found.version)
    with pytest.raises(NotAllowed):
        undo_act(newest_attached(), actor=office.worker)
    assert CriterionEvidence.objects.count() == 1


def test_undo_when_the_evidence_was_detached_already_then_says_so(office: Office) -> None:
    found = make_assessment(office.officer)
    leaf, proof = leaf_of(found.criteria_set, "I.1.1"), paper(office)
    attach_evidence(found, leaf, [proof], actor=office.worker)
    entry = newest_attached()
    CriterionEvidence.objects.all().delete()
    with pytest.raises(NotAllowed) as refusal:
        undo_act(entry, actor=office.worker)
    assert refusal.value.code == "gone"


def newest_attached() -> Record:
    entry: Record = Record.objects.filter(act="criterion_evidence_attached").latest("pk")
    return entry


def test_evidence_when_outside_the_period_then_said(office: Office) -> None:
    found = make_assessment(office.officer)
    leaf = leaf_of(found.criteria_set, "I.1.1")
    attach_evidence(found, leaf, [paper(office, on=dt.date(2025, 12, 31))], actor=office.worker)
    page = read_leaf(found, leaf, today=DAY)
    assert ([one.is_inside for one in page.held], [lack.value for lack in page.result.lacks]) == (
        [False],
        ["chua_cham", "ngoai_ky"],
    )


def test_candidates_when_collected_then_the_likest_first_and_nothing_unlike(office: Office) -> None:
    found = make_assessment(office.officer)
    near, far = paper(office, "Ảnh bảng niêm yết thủ tục tháng 10"), paper(office, "Sổ họp giao ban")
    page = read_leaf(found, leaf_of(found.criteria_set, "I.1.1"), today=DAY)
    codes = [one.code for one in candidates_for(found, page).files]
    assert (codes, far.code in codes) == ([near.code], False)


def test_assessment_when_locked_then_keeps_its_figures_and_takes_nothing(office: Office) -> None:
    enter("hai_long", "96", office.officer)
    found = make_assessment(office.officer)
    locked = lock_assessment(found, version=found.version, actor=office.officer, today=DAY)
    Entry.objects.update(value=Decimal(10))
    leaf = leaf_of(found.criteria_set, "I.1.1")
    with pytest.raises(NotAllowed) as refused:
        give_points(locked, leaf, points=Decimal(5), reason="", version=0, actor=office.officer)
    kept = read_score(locked, today=DAY).sheet.total.points
    opened = reopen_assessment(locked, reason="Bổ sung", actor=office.officer)
    assert (refused.value.code, kept, read_score(opened, today=DAY).sheet.total.points) == (
        "locked",
        Decimal(8),
        Decimal(0),
    )


def test_unit_when_it_owes_then_reminded_once_a_day(office: Office) -> None:
    found = make_assessment(office.officer)
    told = remind_unit(found, office.centre, actor=office.officer, today=DAY)
    with pytest.raises(NotAllowed) as refused:
        remind_unit(found, office.centre, actor=office.officer, today=DAY)
    notice = Notice.objects.get()
    owed = owing_units(read_score(found, today=DAY), today=DAY)
    assert (told, refused.value.code, notice.official_id, notice.sentence, owed[0].reminded_on) == (
        1,
        "today",
        office.worker.official.pk,
        "Còn 11 tiêu chí năm 2026 thiếu điểm, số liệu hoặc minh chứng: I.1.1, I.1.3, I.2.2, II.1.1, II.1.2, II.1.3 "
        "và 5 tiêu chí khác (hạn gửi báo cáo tự chấm: 13/11/2026).",
        DAY,
    )


def test_assessment_when_opened_twice_for_a_year_then_refused(office: Office) -> None:
    make_assessment(office.officer)
    with pytest.raises(NotAllowed) as refused:
        make_assessment(office.officer)
    assert refused.value.code == "twice"
