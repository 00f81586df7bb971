"""Criteria of a unit that is merged: those of sets that live go to its heir."""

import pytest

from gandan.assessment.enums import SetState
from gandan.assessment.services.sample import install_sample
from gandan.assessment.tests.factories import leaf_of
from gandan.audit.models import Entry
from gandan.organisations.enums import Role
from gandan.organisations.services.succession import merge_unit
from gandan.organisations.tests.factories import DAY, make_actor, make_commune, make_unit
from gandan.tenancy.scope import open_commune

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("state", "goes_on"), [(SetState.DRAFT, True), (SetState.IN_FORCE, True), (SetState.REPLACED, False)]
)
def test_merge_when_the_unit_answers_for_a_criterion_then_those_of_a_replaced_set_stay(
    state: SetState, goes_on: bool
) -> None:
    with open_commune(make_commune()):
        admin = make_actor(make_unit("Văn phòng HĐND và UBND"), Role.ADMINISTRATOR)
        unit, heir = make_unit("Phòng Văn hóa - Xã hội"), make_unit("Phòng Kinh tế")
        chosen = install_sample()
        leaf = chosen.criteria.filter(is_leaf=True).first()
        assert leaf
        leaf.unit = unit
        leaf.save()
        chosen.state = state
        chosen.save()
        held = chosen.criteria.filter(unit=unit).count()
        merge_unit(unit, heir, version=1, on=DAY, paper="Nghị quyết số 12/NQ-HĐND", today=DAY, actor=admin)
        assert leaf_of(chosen, leaf.number).unit == (heir if goes_on else unit)
        assert Entry.objects.filter(act="criterion_inherited").count() == (held if goes_on else 0)
