"""Indicators that a unit enters are entered by its successor; values keep who entered them."""

from collections.abc import Mapping

from gandan.audit.services import record
from gandan.common.words import mark
from gandan.indicators.models import EnteredIndicator
from gandan.organisations.actors import Actor
from gandan.organisations.models import Unit
from gandan.organisations.open_work import Held, Holding


def find_indicators(unit: Unit) -> list[Held]:
    return [Held(code, name) for code, name in EnteredIndicator.objects.filter(unit=unit).values_list("code", "name")]


def move_indicators(unit: Unit, to: Mapping[str, Unit], actor: Actor) -> None:
    rows = EnteredIndicator.objects.select_for_update(of=("self",)).filter(unit=unit, code__in=to)
    for indicator in rows.order_by("pk"):
        indicator.unit = to[indicator.code]
        indicator.version += 1
        indicator.save(update_fields=["unit", "version"])
        record("indicator_changed", indicator, actor=actor, changes={"unit": [unit.name, indicator.unit.name]})


INDICATORS = Holding("chi_tieu", mark("Chỉ tiêu mà đơn vị nhập số liệu"), find_indicators, move_indicators)
