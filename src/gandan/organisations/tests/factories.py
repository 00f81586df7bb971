"""Shallow factories: one row and the parents it must have."""

import datetime as dt
from collections.abc import Iterable
from itertools import count

from gandan.accounts.models import Membership, User
from gandan.organisations.actors import Actor, actor_of
from gandan.organisations.enums import UNIT_ROLES, PositionKind, Role, UnitKind
from gandan.organisations.models import Duty, Official, Position, Unit
from gandan.organisations.posts import head_title_of
from gandan.tenancy.enums import CommuneLevel
from gandan.tenancy.models import City, Commune
from gandan.tenancy.scope import current_commune

_numbers = count(1)
SINCE = dt.date(2026, 1, 1)
DAY = dt.date(2026, 11, 18)


def make_commune(name: str = "Sông Cửa") -> Commune:
    number = next(_numbers)
    city, _ = City.objects.get_or_create(slug="thanh-pho-thu", defaults={"name": "Thành phố Thử"})
    return Commune.objects.create(city=city, slug=f"phuong-{number}", level=CommuneLevel.WARD, name=name, is_demo=True)


def make_unit(name: str = "Phòng Văn hóa - Xã hội", *, kind: UnitKind = UnitKind.DEPARTMENT) -> Unit:
    number = next(_numbers)
    unit = Unit(code=f"DV{number}", name=name, short_name=name[:60], kind=kind, position=number)
    unit.save()
    return unit


def make_official(
    unit: Unit,
    *,
    roles: Iterable[Role] = (),
    full_name: str = "Lê Thu Hà",
    username: str | None = None,
    title: str = "",
    kind: PositionKind | None = None,
) -> Official:
    """An official with a login and a position; unit roles hold in ``unit``."""
    kind = kind or (PositionKind.HEAD if Role.UNIT_HEAD in roles else PositionKind.OFFICER)
    title = title or (head_title_of(unit.kind) if kind is PositionKind.HEAD else "Chuyên viên")
    number = next(_numbers)
    user = User.objects.create_user(username or f"nguoi{number}", "mật khẩu thử 2026")
    membership = Membership.objects.create(user=user, commune=current_commune(), from_on=SINCE)
    official = Official(
        membership=membership, code=f"CB{number}", full_name=full_name, unit=unit, position_title=title
    )
    official.save()
    Position(official=official, unit=unit, title=title, kind=kind, from_on=SINCE).save()
    for role in roles:
        Duty(official=official, role=role, unit=unit if role in UNIT_ROLES else None, from_on=SINCE).save()
    return official


def make_actor(unit: Unit, *roles: Role, full_name: str = "Lê Thu Hà") -> Actor:
    official = make_official(unit, roles=roles, full_name=full_name)
    return actor_of(official, user=official.membership.user, on=DAY)
