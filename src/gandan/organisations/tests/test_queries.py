from collections.abc import Iterator

import pytest
from pytest_django import DjangoAssertNumQueries

from gandan.organisations.models import UnitAlias, UnitGroup, UnitGroupAlias, UnitGroupMember
from gandan.organisations.queries import Directory, Match, MatchKind, UnitEntry, find_units, load_directory, name_key
from gandan.organisations.tests.factories import make_commune, make_unit
from gandan.tenancy.scope import open_commune

CULTURE = "VHXH"
CENTRE = "PVHCC"
HEALTH = "YTE"
COMMITTEE = "UB"
DIRECTORY = Directory(
    units=(
        UnitEntry(CULTURE, "Phòng Văn hóa - Xã hội", "phong"),
        UnitEntry(CENTRE, "Trung tâm Phục vụ hành chính công", "trung_tam"),
        UnitEntry(HEALTH, "Trạm Y tế", "trung_tam"),
        UnitEntry(COMMITTEE, "Ủy ban nhân dân", "lanh_dao"),
    ),
    names={
        "phong van hoa - xa hoi": CULTURE,
        "trung tam phuc vu hanh chinh cong": CENTRE,
        "tram y te": HEALTH,
        "uy ban nhan dan": COMMITTEE,
    },
    groups={"cac phong chuyen mon": (CULTURE, HEALTH)},
)


@pytest.fixture
def _commune(db: None) -> Iterator[None]:
    with open_commune(make_commune()):
        yield


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Phòng Văn hóa - Xã hội", (MatchKind.UNIT, (CULTURE,), True)),
        ("phòng Văn hoá – Xã hội phường", (MatchKind.UNIT, (CULTURE,), True)),
        ("Phòng Văn hóa-Xã hội phường Bến Đá", (MatchKind.UNIT, (CULTURE,), True)),
        ("Trạm Y tế xã", (MatchKind.UNIT, (HEALTH,), True)),
        ("Trung tâm Phục vụ hành chính công phường;", (MatchKind.UNIT, (CENTRE,), True)),
        ("UBND phường", (MatchKind.UNIT, (COMMITTEE,), True)),
        ("Lãnh đạo Trạm Y tế phường", (MatchKind.UNIT, (HEALTH,), False)),
        ("Trung tâm Phục vụ hành chính", (MatchKind.UNIT, (CENTRE,), False)),
        ("Các phòng chuyên môn", (MatchKind.GROUP, (CULTURE, HEALTH), True)),
        ("Các phòng chuyên môn thuộc phường", (MatchKind.GROUP, (CULTURE, HEALTH), True)),
        ("Các cơ quan, đơn vị có liên quan", (MatchKind.COLLECTIVE, (), True)),
        ("Thủ trưởng các phòng, đơn vị", (MatchKind.COLLECTIVE, (), True)),
        ("Sở Nội vụ", (MatchKind.OUTSIDE, (), True)),
        ("Ủy ban nhân dân thành phố", (MatchKind.OUTSIDE, (), True)),
        ("Kho bạc Nhà nước khu vực", (MatchKind.OUTSIDE, (), True)),
        ("", (MatchKind.OUTSIDE, (), True)),
    ],
)
def test_find_units_when_words_of_documents_then_match(
    words: str, expected: tuple[MatchKind, tuple[str, ...], bool]
) -> None:
    kind, codes, is_sure = expected
    assert find_units(words, DIRECTORY) == Match(kind, words, codes, is_sure)


def test_find_units_when_two_units_resemble_the_words_then_none_is_guessed() -> None:
    names = {"tram y te so mot": "A", "tram y te so hai": "B"}
    assert find_units("Trạm Y tế", Directory(names=names)).kind is MatchKind.OUTSIDE


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("Phòng Văn hóa – Xã hội", "phong van hoa - xa hoi"),
        ("Văn phòng HĐND & UBND phường", "van phong hoi dong nhan dan va uy ban nhan dan"),
        ("Công an phường Bến Đá", "cong an"),
        ("Tổ dân phố số 3", "to dan pho so 3"),
        ("Đặc khu Cồn Gió", "dac khu con gio"),
        ("Quân sự đặc khu Cồn Gió", "quan su"),
    ],
)
def test_name_key_when_document_words_then_folded_without_place(words: str, key: str) -> None:
    assert name_key(words) == key


@pytest.mark.usefixtures("_commune")
def test_load_directory_when_alias_and_group_then_both_match_in_five_queries(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    culture, health = make_unit("Phòng Văn hóa - Xã hội"), make_unit("Trạm Y tế phường Sông Cửa")
    UnitAlias(unit=culture, text="Phòng VHXH").save()
    group = UnitGroup(code="N1", name="Các đơn vị sự nghiệp")
    group.save()
    UnitGroupMember(group=group, unit=health).save()
    UnitGroupAlias(group=group, text="Các trung tâm, trạm").save()
    with django_assert_num_queries(5):
        directory = load_directory()
    assert find_units("phòng VHXH phường", directory).codes == (culture.code,)
    assert find_units("Trạm Y tế", directory).codes == (health.code,)
    assert find_units("Các trung tâm, trạm", directory) == Match(
        MatchKind.GROUP, "Các trung tâm, trạm", (health.code,)
    )


def test_load_directory_when_other_commune_then_its_units_are_not_seen(db: None) -> None:
    with open_commune(make_commune()):
        make_unit("Trạm Y tế")
    with open_commune(make_commune()):
        assert load_directory() == Directory(place="Sông Cửa")
