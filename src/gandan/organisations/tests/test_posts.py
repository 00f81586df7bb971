"""Positions and signatures over time, without a database."""

import datetime as dt
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gandan.organisations.enums import ActingForm, PositionKind
from gandan.organisations.posts import Acting, Post, office_title, position_conflict, signature_block

DAY = dt.date(2026, 11, 18)
ONE = dt.timedelta(days=1)
CHAIR = Post(1, 1, "Chủ tịch UBND", PositionKind.HEAD, dt.date(2026, 1, 1), name="Đỗ Thị An")
TM = "TM. ỦY BAN NHÂN DÂN"


def acting(form: ActingForm, title: str, *, papers: Sequence[str] = (), since: dt.date = DAY) -> Acting:
    return Acting(form, "Vũ Văn Bình", title, since, DAY, frozenset(papers))


KT = acting(ActingForm.KT, "Phó Chủ tịch UBND")
TL = acting(ActingForm.TL, "Chánh Văn phòng")
TUQ = acting(ActingForm.TUQ, "Giám đốc")
QUYEN = acting(ActingForm.Q, "Phó Chủ tịch UBND")
ONLY_LETTERS = acting(ActingForm.TL, "Chánh Văn phòng", papers=("cong_van",))


@pytest.mark.parametrize(
    ("day", "paper", "heads", "held", "lines"),
    [
        (DAY, "bao_cao", (CHAIR,), (), (TM, "CHỦ TỊCH", "Đỗ Thị An")),
        (DAY, "bao_cao", (CHAIR,), (KT,), (TM, "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Vũ Văn Bình")),
        (DAY - ONE, "bao_cao", (CHAIR,), (KT,), (TM, "CHỦ TỊCH", "Đỗ Thị An")),
        (DAY + ONE, "bao_cao", (CHAIR,), (KT,), (TM, "CHỦ TỊCH", "Đỗ Thị An")),
        (DAY, "cong_van", (CHAIR,), (TL,), ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG", "Vũ Văn Bình")),
        (DAY, "cong_van", (CHAIR,), (TUQ,), ("TUQ. CHỦ TỊCH", "GIÁM ĐỐC", "Vũ Văn Bình")),
        (DAY, "bao_cao", (), (QUYEN,), (TM, "Q. CHỦ TỊCH", "Vũ Văn Bình")),
        (DAY, "bao_cao", (CHAIR,), (ONLY_LETTERS,), (TM, "CHỦ TỊCH", "Đỗ Thị An")),
        (DAY, "cong_van", (CHAIR,), (KT, ONLY_LETTERS), ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG", "Vũ Văn Bình")),
        (DAY, "bao_cao", (), (), (TM, "CHỦ TỊCH")),
        (dt.date(2025, 12, 31), "bao_cao", (CHAIR,), (), (TM, "CHỦ TỊCH")),
    ],
)
def test_signature_when_somebody_acts_then_on_the_days_and_papers_of_the_scope_only(
    day: dt.date, paper: str, heads: Sequence[Post], held: Sequence[Acting], lines: tuple[str, ...]
) -> None:
    block = signature_block(day, paper=paper, collective=TM, head_title="Chủ tịch", heads=heads, acting=held)
    assert block.lines == lines


def test_signature_when_of_a_unit_then_without_the_collective() -> None:
    head = Post(1, 1, "Giám đốc", PositionKind.HEAD, DAY, name="Đỗ Thị An")
    deputy = acting(ActingForm.KT, "Phó Giám đốc")
    made = signature_block(DAY, paper="bao_cao", collective="", head_title="Giám đốc", heads=[head], acting=[deputy])
    assert made.lines == ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Vũ Văn Bình")


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("Phó Chủ tịch UBND", "Phó Chủ tịch"),
        ("Chủ tịch Ủy ban nhân dân phường", "Chủ tịch"),
        ("Trưởng phòng", "Trưởng phòng"),
    ],
)
def test_title_when_it_names_the_body_then_cut(title: str, short: str) -> None:
    assert office_title(title) == short


days = st.dates(dt.date(2026, 1, 1), dt.date(2026, 1, 12))


@st.composite
def posts(draw: st.DrawFn) -> Post:
    first = draw(days)
    last = draw(st.none() | days.filter(lambda day: day >= first))
    kind = draw(st.sampled_from(PositionKind))
    person, unit = draw(st.integers(1, 3)), draw(st.integers(1, 3))
    return Post(person, unit, "Chức vụ", kind, first, last, is_main=draw(st.booleans()))


@given(st.lists(posts(), max_size=12))
def test_positions_when_added_one_by_one_then_no_day_has_two_heads_or_two_main_positions(asked: list[Post]) -> None:
    held: list[Post] = []
    for post in asked:
        if not position_conflict(post, held):
            held.append(post)
    for offset in range(14):
        of_day = [post for post in held if post.is_of(dt.date(2026, 1, 1) + offset * ONE)]
        heads = [post.unit for post in of_day if post.kind is PositionKind.HEAD]
        mains = [post.person for post in of_day if post.is_main]
        places = [(post.person, post.unit) for post in of_day]
        assert [len(set(one)) for one in (heads, mains, places)] == [len(one) for one in (heads, mains, places)]


@given(posts(), posts())
def test_conflict_when_the_two_change_places_then_the_same(one: Post, other: Post) -> None:
    assert bool(position_conflict(one, [other])) == bool(position_conflict(other, [one]))
