"""What tests of the pages of figures share."""

from collections.abc import Callable, Iterator

import pytest
from django.test import Client

from gandan.indicators.tests.factories import make_entered, make_entry
from gandan.indicators.tests.office import Office
from gandan.organisations.actors import Actor
from gandan.organisations.enums import Role
from gandan.organisations.models import Official
from gandan.organisations.tests.factories import make_actor, make_commune, make_official, make_unit
from gandan.tenancy.scope import open_commune


@pytest.fixture
def office(db: None) -> Iterator[Office]:
    commune = make_commune()
    with open_commune(commune):
        centre = make_unit("Trung tâm Phục vụ hành chính công")
        officer = make_actor(make_unit(), Role.PROGRAMME_OFFICER)
        indicator = make_entered(unit=centre)
        yield Office(
            commune,
            officer,
            make_actor(centre, Role.FOCAL_OFFICER),
            make_actor(make_unit("Trạm Y tế"), Role.FOCAL_OFFICER),
            indicator,
            make_entry(indicator, officer.official),
        )


@pytest.fixture
def signed_in(client: Client) -> Callable[[Actor | Official], Client]:
    def sign_in(person: Actor | Official) -> Client:
        official = person.official if isinstance(person, Actor) else person
        client.force_login(official.membership.user)
        return client

    return sign_in


@pytest.fixture
def stranger(db: None) -> Official:
    with open_commune(make_commune("Núi Xa")):
        return make_official(make_unit(), roles=[Role.UNIT_HEAD, Role.PROGRAMME_OFFICER])
