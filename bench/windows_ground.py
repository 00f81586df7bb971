"""What a commune of ``bench.fill_windows`` has besides its many rows."""

import datetime as dt
from dataclasses import dataclass

from bench.fill_windows import FORM, PROGRAMME, YEAR, Store
from gandan.accounts.models import Membership, User
from gandan.activities.models import ActivityKind, Programme
from gandan.activities.services import install_shipped
from gandan.common.vietnamese import person_sort_key
from gandan.demo.people import CITY, UNITS
from gandan.organisations.actors import actor_of
from gandan.organisations.enums import Role, UnitKind
from gandan.organisations.models import Duty, Official, Unit
from gandan.reports.models import ReportForm
from gandan.reports.services import create_report, install_forms
from gandan.tenancy.models import City, Commune
from gandan.tenancy.scope import open_commune

_SINCE = dt.date(2025, 7, 1)
_NAME = "Lê Thu Hà"


@dataclass(frozen=True, slots=True)
class Ground:
    store: Store
    commune: int
    person: int
    parts: list[tuple[int, int, int | None]]
    """Unit, kind and group of the records, in turn."""


def lay_ground(store: Store) -> Ground:
    slug, name = CITY
    city, _ = City.objects.get_or_create(slug=slug, defaults={"name": name})
    commune = Commune.objects.create(city=city, slug=store.slug, level="xa", name=store.slug, is_demo=True)
    with open_commune(commune):
        units = [_unit(at, *values) for at, values in enumerate(_seeds(), start=1)]
        install_shipped()
        install_forms()
        _official(units[0], store.leader, Role.LEADER)
        officer = _official(units[1], store.officer, Role.PROGRAMME_OFFICER)
        create_report(
            ReportForm.objects.get(code=FORM),
            unit=None,
            window=YEAR,
            actor=actor_of(officer, user=None, on=YEAR.to_on),
            programme=Programme.objects.get(code=PROGRAMME),
        )
        kinds = list(ActivityKind.objects.order_by("pk").values_list("pk", "group_id"))
        parts = [(units[at % len(units)].pk, *kinds[at % len(kinds)]) for at in range(len(units) * len(kinds))]
        return Ground(store, commune.pk, officer.pk, parts)


def _seeds() -> list[tuple[str, str, str, UnitKind]]:
    return [(unit.code, unit.name, unit.short_name, unit.kind) for unit in UNITS]


def _unit(position: int, code: str, name: str, short_name: str, kind: UnitKind) -> Unit:
    unit = Unit(code=code, name=name, short_name=short_name, kind=kind, position=position)
    unit.save()
    return unit


def _official(unit: Unit, login: str, role: Role) -> Official:
    user = User.objects.create_user(login)
    membership = Membership.objects.create(user=user, commune_id=unit.commune_id, from_on=_SINCE)
    official = Official(
        membership=membership,
        code=f"CB{unit.position}",
        full_name=_NAME,
        sort_name=person_sort_key(_NAME),
        unit=unit,
        position_title="Chuyên viên",
    )
    official.save()
    Duty(official=official, role=role, unit=None, from_on=_SINCE).save()
    return official
