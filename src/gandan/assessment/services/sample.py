"""The marked sample that comes with the system."""

import tomllib
from decimal import Decimal
from importlib import resources
from typing import Any

from django.db import transaction

from gandan.assessment.enums import SetState
from gandan.assessment.models import CriteriaSet
from gandan.assessment.services.sets import NewCriterion, NewLevel, write_criteria
from gandan.common import clock
from gandan.organisations.models import Unit
from gandan.organisations.queries import Directory, MatchKind, find_units, load_directory

SAMPLE = "MAU"
"""Code of the sample in every commune."""


@transaction.atomic
def install_sample() -> CriteriaSet:
    """Give the open commune the sample set, in force, unless it has it: criteria that somebody scored stay."""
    found: CriteriaSet | None = CriteriaSet.objects.filter(code=SAMPLE).first()
    if found is not None:
        return found
    shipped = _read()
    fresh = CriteriaSet(
        code=SAMPLE,
        **shipped["set"],
        is_sample=True,
        state=SetState.IN_FORCE,
        created_at=clock.now(),
    )
    fresh.save(force_insert=True)
    levels = [
        NewLevel(one["name"], Decimal(one["least"]), _decimal(one.get("least_share"))) for one in shipped["level"]
    ]
    write_criteria(fresh, _rows(shipped["criterion"]), levels)
    return fresh


def _rows(shipped: list[dict[str, Any]]) -> list[NewCriterion]:
    directory = load_directory()
    units = {unit.code: unit for unit in Unit.objects.filter(is_active=True)}
    places = {one["number"]: place for place, one in enumerate(shipped)}
    parents = {one["number"].rpartition(".")[0] for one in shipped}
    return [
        NewCriterion(
            number=one["number"],
            name=one["name"],
            points=Decimal(one["points"]),
            parent=places.get(one["number"].rpartition(".")[0]),
            is_leaf=one["number"] not in parents,
            is_mandatory=one.get("mandatory", False),
            unit=_unit(one.get("unit", ""), directory, units),
            wanted=one.get("wanted", ""),
            indicator=one.get("indicator", ""),
            scale=tuple((Decimal(least), Decimal(points)) for least, points in one.get("scale", [])),
        )
        for one in shipped
    ]


def _unit(words: str, directory: Directory, units: dict[str, Unit]) -> Unit | None:
    """Return the commune's unit of this name; a commune that calls it otherwise has nobody there."""
    match = find_units(words, directory) if words else None
    return units[match.codes[0]] if match and match.kind is MatchKind.UNIT else None


def _decimal(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def _read() -> dict[str, Any]:
    text = (resources.files("gandan.assessment") / "shipped" / "mau.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
