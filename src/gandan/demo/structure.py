"""City, communes, units, people and logins of the demo."""

import datetime as dt
from functools import cache

from django.contrib.auth.hashers import make_password

from gandan.accounts.models import CityMembership, Membership, User
from gandan.activities.services import install_shipped
from gandan.demo.people import (
    CITY,
    CITY_LOGIN,
    COMMUNES,
    FORMER_NAMES,
    GROUPS,
    JOINED_ON,
    PASSWORD,
    PEOPLE,
    SERVES_TOO,
    UNITS,
    CommuneSeed,
    PersonSeed,
)
from gandan.organisations.enums import UNIT_ROLES, PositionKind, Role
from gandan.organisations.models import (
    Duty,
    FormerName,
    Official,
    Position,
    Unit,
    UnitAlias,
    UnitGroup,
    UnitGroupAlias,
    UnitGroupMember,
)
from gandan.reports.services import install_forms
from gandan.tenancy.models import City, Commune, create_rows
from gandan.tenancy.scope import open_commune

SINCE = dt.date(2025, 7, 1)


def make_city() -> City:
    """Return the city of the demo; the first time with the login of its desk."""
    slug, name = CITY
    city, is_new = City.objects.get_or_create(slug=slug, defaults={"name": name})
    if is_new:
        user = User(username=CITY_LOGIN, password=_hashed())
        user.save()
        CityMembership.objects.create(user=user, city=city, from_on=SINCE)
    return city


def make_commune(city: City, seed: CommuneSeed) -> Commune:
    """Create the commune with its units, groups and people."""
    commune = Commune.objects.create(city=city, slug=seed.slug, level=seed.level, name=seed.name, is_demo=True)
    with open_commune(commune):
        install_shipped()
        install_forms()
        units = _make_units()
        _make_former_names(seed.slug, units)
        _make_groups(units)
        for number, (person, full_name) in enumerate(zip(PEOPLE, seed.names, strict=True), start=1):
            user = User(username=f"{commune.slug}.{person.login}", password=_hashed())
            user.save()
            _make_person(commune, units, person, full_name, user=user, code=f"CB{number:03}")
    return commune


def let_serve_too() -> None:
    """Give colleagues the same post in a second commune, under the same login, once both communes are there."""
    for slug, username in SERVES_TOO.items():
        commune = Commune.objects.filter(slug=slug).first()
        user = User.objects.filter(username=username).first()
        if commune is None or user is None or Membership.objects.filter(user=user, commune=commune).exists():
            continue
        home, login = username.split(".", 1)
        number = next(at for at, one in enumerate(PEOPLE) if one.login == login)
        (names,) = (one.names for one in COMMUNES if one.slug == home)
        with open_commune(commune):
            units = {unit.code: unit for unit in Unit.objects.all()}
            code = f"CB{len(PEOPLE) + 1:03}"
            _make_person(commune, units, PEOPLE[number], names[number], user=user, code=code)


def _make_units() -> dict[str, Unit]:
    units = create_rows(
        Unit(code=seed.code, name=seed.name, short_name=seed.short_name, kind=seed.kind, position=position)
        for position, seed in enumerate(UNITS, start=1)
    )
    by_code = {unit.code: unit for unit in units}
    for seed in UNITS:
        for alias in seed.aliases:
            UnitAlias(unit=by_code[seed.code], text=alias).save()
    return by_code


def _make_former_names(slug: str, units: dict[str, Unit]) -> None:
    for code, name, short_name, to_on, paper in FORMER_NAMES.get(slug, ()):
        FormerName(unit=units[code], name=name, short_name=short_name, to_on=to_on, paper=paper).save()


def _make_groups(units: dict[str, Unit]) -> None:
    for code, name, members, aliases in GROUPS:
        group = UnitGroup(code=code, name=name)
        group.save()
        create_rows(
            UnitGroupMember(group=group, unit=units[member], from_on=JOINED_ON.get((code, member)))
            for member in members
        )
        for alias in aliases:
            UnitGroupAlias(group=group, text=alias).save()


@cache
def _hashed() -> str:
    """Return the hash that all logins of the demo share: hashing fifty times would take a third of the loading."""
    return make_password(PASSWORD)


def _make_person(
    commune: Commune, units: dict[str, Unit], seed: PersonSeed, full_name: str, *, user: User, code: str
) -> None:
    membership = Membership.objects.create(user=user, commune=commune, from_on=SINCE)
    official = Official(
        membership=membership, code=code, full_name=full_name, unit=units[seed.unit], position_title=seed.title
    )
    official.save()
    kind = PositionKind.DEPUTY if seed.title.startswith("Phó ") else PositionKind.OFFICER
    if Role.UNIT_HEAD in seed.roles or (Role.LEADER in seed.roles and kind is not PositionKind.DEPUTY):
        kind = PositionKind.HEAD
    paper = f"Quyết định số 0{len(seed.login) % 9 + 1}/QĐ-UBND ngày 01/7/2025"
    Position(official=official, unit=official.unit, title=seed.title, kind=kind, from_on=SINCE, paper=paper).save()
    create_rows(
        Duty(official=official, role=role, unit=units[seed.unit] if role in UNIT_ROLES else None, from_on=SINCE)
        for role in seed.roles
    )
