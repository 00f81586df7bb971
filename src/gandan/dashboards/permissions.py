"""Who sees which part of the board."""

from gandan.organisations.actors import Actor
from gandan.organisations.enums import Right
from gandan.organisations.models import Unit


def own_units(actor: Actor) -> list[Unit] | None:
    """Return the units whose lines the actor sees, the own one first; None for who sees the whole commune."""
    if actor.has_in(Right.BOARD_READ, None):
        return None
    units = Unit.objects.filter(is_active=True, pk__in=sorted(actor.units_with(Right.BOARD_READ)))
    return sorted(units, key=lambda unit: (unit.pk != actor.unit.pk, unit.position, unit.pk))
