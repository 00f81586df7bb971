"""Criteria that a unit answers for go to its successor; what was scored keeps who scored it."""

from collections.abc import Mapping

from gandan.assessment.enums import SetState
from gandan.assessment.models import Criterion
from gandan.audit.services import record
from gandan.common.words import mark
from gandan.organisations.actors import Actor
from gandan.organisations.models import Unit
from gandan.organisations.open_work import Held, Holding


def find_criteria(unit: Unit) -> list[Held]:
    criteria = Criterion.objects.filter(unit=unit).exclude(criteria_set__state=SetState.REPLACED)
    rows = criteria.order_by("criteria_set_id", "position").values_list("pk", "number", "name")
    return [Held(str(pk), f"{number} {name}") for pk, number, name in rows]


def move_criteria(unit: Unit, to: Mapping[str, Unit], actor: Actor) -> None:
    rows = Criterion.objects.select_for_update(of=("self",)).filter(unit=unit, pk__in=[int(key) for key in to])
    for criterion in rows.order_by("pk"):
        criterion.unit = to[str(criterion.pk)]
        criterion.save(update_fields=["unit"])
        record("criterion_inherited", criterion, actor=actor, changes={"unit": [unit.name, criterion.unit.name]})


CRITERIA = Holding("tieu_chi", mark("Tiêu chí mà đơn vị phụ trách"), find_criteria, move_criteria)
