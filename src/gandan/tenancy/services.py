"""Setting up cities and communes from the country's places."""

from django.db import transaction
from django.utils.text import slugify

from gandan.common.errors import NotAllowed
from gandan.common.vietnamese import fold
from gandan.tenancy.enums import CommuneLevel
from gandan.tenancy.models import City, Commune, Place
from gandan.tenancy.signals import commune_added


@transaction.atomic
def set_up_commune(code: str) -> Commune:
    """Add the commune of this state code, and its city or province where that is not there yet."""
    place = Place.objects.select_related("province").filter(code=code, province__isnull=False).first()
    if place is None or place.province is None:
        raise NotAllowed("no_place", "Không có xã, phường, đặc khu nào mang mã %(code)s.", code=code)
    if Commune.objects.filter(state_code=code).exists():
        raise NotAllowed("commune_exists", "%(name)s đã có trong hệ thống.", name=place.name)
    level = next(one for one in CommuneLevel if place.name.startswith(f"{one.label} "))
    city, _ = City.objects.get_or_create(
        state_code=place.province.code,
        defaults={"name": place.province.name, "slug": _slug(place.province.name)},
    )
    slug = _slug(place.name)
    if Commune.objects.filter(slug=slug).exists():
        slug = f"{slug}-{code}"
    commune = Commune.objects.create(
        city=city, slug=slug, level=level, name=place.name.removeprefix(f"{level.label} "), state_code=code
    )
    commune_added.send(Commune, commune=commune)
    return commune


def _slug(name: str) -> str:
    return slugify(fold(name))
