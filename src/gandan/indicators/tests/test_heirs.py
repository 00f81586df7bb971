import pytest

from gandan.indicators.tests.factories import make_entered
from gandan.organisations.enums import Role
from gandan.organisations.services.succession import merge_unit
from gandan.organisations.tests.factories import DAY, make_actor, make_commune, make_unit
from gandan.tenancy.scope import open_commune

pytestmark = pytest.mark.django_db


def test_merge_when_the_unit_enters_an_indicator_then_its_heir_enters_it() -> None:
    with open_commune(make_commune()):
        admin = make_actor(make_unit("Văn phòng HĐND và UBND"), Role.ADMINISTRATOR)
        unit, heir = make_unit("Phòng Văn hóa - Xã hội"), make_unit("Phòng Kinh tế")
        indicator = make_entered(unit=unit)
        merge_unit(unit, heir, version=1, on=DAY, paper="Nghị quyết số 12/NQ-HĐND", today=DAY, actor=admin)
        indicator.refresh_from_db()
        assert indicator.unit == heir
