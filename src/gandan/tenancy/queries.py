"""Places of the country, found by words without diacritics, by today's name or by the one until 30/06/2025."""

from dataclasses import dataclass

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from gandan.common.vietnamese import fold
from gandan.tenancy.models import FormerPlace, Place

MOST = 30


@dataclass(frozen=True, slots=True)
class FoundFormer:
    """A commune of the time before 01/07/2025 with the places into which it went, the main one first."""

    place: FormerPlace
    went_to: tuple[Place, ...]


def find_places(words: str, *, province: str = "", most: int = MOST) -> list[Place]:
    """Return today's communes and provinces whose name or code holds the words, the same name first; one query."""
    found = Place.objects.select_related("province")
    if province:
        found = found.filter(Q(code=province) | Q(province__code=province))
    return list(_ranked(found, words)[:most])


def find_former_places(words: str, *, most: int = MOST) -> list[FoundFormer]:
    """Return the former communes that hold the words, with what became of them; two queries."""
    found = list(_ranked(FormerPlace.objects.all(), words)[:most])
    codes = {code for place in found for code in place.went_to}
    places = {place.code: place for place in Place.objects.select_related("province").filter(code__in=sorted(codes))}
    return [FoundFormer(place, tuple(places[code] for code in place.went_to if code in places)) for place in found]


def _ranked(places: QuerySet, words: str) -> QuerySet:  # type: ignore[type-arg]
    key = fold(words)
    if not key:
        return places.none()
    same = Case(
        When(Q(code=key) | Q(name_fold=key), then=Value(0)),
        When(name_fold__endswith=f" {key}", then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    return places.filter(Q(name_fold__contains=key) | Q(code=key)).order_by(same, "name_fold", "code")
