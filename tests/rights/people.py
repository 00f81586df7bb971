"""Who walks: one person a role in the unit that owns the records, in another one and in the one that receives."""

from dataclasses import dataclass, field
from typing import Any

from gandan.accounts.models import User
from gandan.organisations.actors import Actor
from gandan.organisations.enums import Role
from gandan.organisations.models import Unit
from gandan.tenancy.models import Commune

OWN, OTHER, RECEIVER, HOUSE = "own", "other", "receiver", "house"
"""Units: the one that owns the records, one with nothing to do with them, the one that receives, the leaders' own."""


@dataclass(frozen=True, slots=True)
class Person:
    letter: str
    """Stands for the person in the table of expectations."""
    words: str
    unit: str
    roles: tuple[Role, ...] = ()


INSIDE = (
    Person("L", "leader", HOUSE, (Role.LEADER,)),
    Person("P", "programme officer", HOUSE, (Role.PROGRAMME_OFFICER,)),
    Person("V", "clerk", HOUSE, (Role.CLERK,)),
    Person("Q", "administrator", HOUSE, (Role.ADMINISTRATOR,)),
    Person("T", "inspector", HOUSE, (Role.INSPECTOR,)),
    Person("H", "head of the unit", OWN, (Role.UNIT_HEAD,)),
    Person("F", "focal officer of the unit", OWN, (Role.FOCAL_OFFICER,)),
    Person("O", "colleague of the unit without a role", OWN),
    Person("R", "head of the receiving unit", RECEIVER, (Role.UNIT_HEAD,)),
    Person("r", "focal officer of the receiving unit", RECEIVER, (Role.FOCAL_OFFICER,)),
    Person("h", "head of another unit", OTHER, (Role.UNIT_HEAD,)),
    Person("f", "focal officer of another unit", OTHER, (Role.FOCAL_OFFICER,)),
    Person("o", "colleague of another unit without a role", OTHER),
)
OUTSIDE = (
    "anonymous",
    "all roles in another commune",
    "no membership",
    "membership ended yesterday",
    "official put out of service",
    "member of the city",
)
ALL = "".join(person.letter for person in INSIDE)


@dataclass(slots=True)
class World:
    """``places`` gives the arguments of a URL by the beginning of its route; the longest that fits is taken."""

    commune: Commune
    units: dict[str, Unit]
    people: dict[str, Actor]
    outside: dict[str, User] = field(default_factory=dict)
    places: dict[str, dict[str, Any]] = field(default_factory=dict)
    bodies: dict[str, dict[str, Any]] = field(default_factory=dict)
    """What is sent to an act that asks for more than a press before it says whose it is."""

    def actor(self, letter: str) -> Actor:
        return self.people[letter]

    def arguments(self, route: str) -> dict[str, Any]:
        held: dict[str, Any] = {}
        for start in sorted((one for one in self.places if route.startswith(one)), key=len):
            held |= self.places[start]
        return held | {"commune": self.commune.slug}
