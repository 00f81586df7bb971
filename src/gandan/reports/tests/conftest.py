"""What tests of the pages of reports share."""

from collections.abc import Iterator

import pytest
from django.test import Client

from gandan.organisations.actors import Actor
from gandan.organisations.models import Official
from gandan.reports.tests.ward import SignIn, Ward, open_ward


@pytest.fixture
def ward(db: None) -> Iterator[Ward]:
    with open_ward() as ward:
        yield ward


@pytest.fixture
def as_(client: Client) -> SignIn:
    def sign_in(person: Actor | Official) -> Client:
        official = person.official if isinstance(person, Actor) else person
        client.force_login(official.membership.user)
        return client

    return sign_in
