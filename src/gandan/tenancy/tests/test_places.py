import unicodedata
from collections import Counter

import pytest
from django.db.models import Count
from pytest_django import DjangoAssertNumQueries

from gandan.common.errors import NotAllowed
from gandan.tenancy.models import FormerPlace, Place
from gandan.tenancy.queries import find_former_places, find_places
from gandan.tenancy.reference import read_rows
from gandan.tenancy.services import set_up_commune

pytestmark = pytest.mark.django_db

KINDS = ("Xã", "Phường", "Đặc khu")


def _kinds(names: list[str]) -> Counter[str]:
    return Counter(next(kind for kind in KINDS if name.startswith(f"{kind} ")) for name in names)


def test_places_when_migrated_then_the_whole_country_is_there() -> None:
    communes = Place.objects.filter(province__isnull=False)
    names = list(communes.values_list("name", flat=True))
    hai_phong = list(communes.filter(province__code="31").values_list("name", flat=True))
    assert (
        Place.objects.filter(province=None).count(),
        _kinds(names),
        _kinds(hai_phong),
        Place.objects.annotate(inside=Count("communes")).filter(province=None, inside=0).count(),
    ) == (
        34,
        {"Xã": 2621, "Phường": 687, "Đặc khu": 13},
        {"Xã": 67, "Phường": 45, "Đặc khu": 2},
        0,
    )


@pytest.mark.parametrize("name", ["places.tsv", "former_places.tsv"])
def test_names_when_read_then_are_composed_and_clean(name: str) -> None:
    names = [row[1] for row in read_rows(name)]
    assert [one for one in names if unicodedata.normalize("NFC", " ".join(one.split())) != one] == []


def test_former_places_when_migrated_then_each_went_to_a_known_place() -> None:
    known = set(Place.objects.filter(province__isnull=False).values_list("code", flat=True))
    went = list(FormerPlace.objects.values_list("code", "went_to"))
    assert (len(went) > 10_000, [code for code, to in went if not to or not known.issuperset(to)]) == (True, [])


@pytest.mark.parametrize(
    ("words", "province", "first"),
    [
        ("le chan", "", "11383"),
        ("PHƯỜNG LÊ CHÂN", "", "11383"),
        ("gia viên", "31", "11359"),
        ("10532", "", "10532"),
        ("hai phong", "", "31"),
        ("không có nơi này", "", None),
        ("", "", None),
    ],
)
def test_find_places_when_words_are_typed_then_first_is(
    words: str, province: str, first: str | None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1 if words else 0):
        found = find_places(words, province=province)
    assert (found[0].code if found else None) == first


def test_find_former_places_when_a_ward_was_divided_then_all_successors_are_told(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    divided = FormerPlace.objects.filter(went_to__len=3).order_by("code")[0]
    with django_assert_num_queries(2):
        found = find_former_places(divided.code)
    assert [(one.place.code, [place.code for place in one.went_to]) for one in found] == [
        (divided.code, divided.went_to)
    ]


def test_set_up_commune_when_code_is_known_then_commune_and_city_carry_the_states_codes() -> None:
    first, second = set_up_commune("11383"), set_up_commune("11359")
    assert (first.full_name, first.slug, first.level, first.state_code, first.city.state_code, first.city.name) == (
        "Phường Lê Chân",
        "phuong-le-chan",
        "phuong",
        "11383",
        "31",
        "Thành phố Hải Phòng",
    )
    assert second.city == first.city


@pytest.mark.parametrize(("code", "refusal"), [("31", "no_place"), ("99999", "no_place"), ("11383", "commune_exists")])
def test_set_up_commune_when_code_does_not_fit_then_is_refused(code: str, refusal: str) -> None:
    set_up_commune("11383")
    with pytest.raises(NotAllowed) as raised:
        set_up_commune(code)
    assert raised.value.code == refusal


def test_set_up_commune_when_two_have_one_name_then_addresses_differ() -> None:
    name = Place.objects.filter(province__isnull=False).values("name").annotate(n=Count("id")).filter(n=2)[0]["name"]
    codes = Place.objects.filter(name=name).order_by("code").values_list("code", flat=True)
    slugs = [set_up_commune(code).slug for code in codes]
    assert slugs[1] == f"{slugs[0]}-{codes[1]}"
