"""What tests of the pages of administration share."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from gandan.organisations.enums import Role
from gandan.organisations.models import UnitGroup, UnitGroupMember
from gandan.organisations.tests.factories import make_commune, make_official, make_unit
from gandan.organisations.tests.world import World
from gandan.tenancy.scope import open_commune
from gandan.workdays.models import CommuneDay


@pytest.fixture
def world(client: Client, settings: Any) -> Iterator[World]:
    settings.DEMO = True
    commune = make_commune()
    with open_commune(commune):
        unit = make_unit()
        group = UnitGroup(code="NH1", name="Các phòng")
        group.save()
        UnitGroupMember(group=group, unit=unit).save()
        office = make_unit("Văn phòng HĐND và UBND")
        admin = make_official(office, roles=[Role.ADMINISTRATOR], full_name="Ngô Minh Khang")
        colleague = make_official(office, roles=[Role.CLERK], full_name="Trần Văn Bình")
        client.force_login(admin.membership.user)
        own = CommuneDay(day=dt.date(2026, 12, 1), use="han", part="nghi", name="Lễ hội", reason="Kế hoạch")
        own.save()
        yield World(commune, unit, group, admin, colleague, own, client)
