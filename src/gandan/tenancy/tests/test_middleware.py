import pytest
from django.test import Client
from django.urls import reverse

from gandan.organisations.enums import Role
from gandan.organisations.tests.factories import make_commune, make_official, make_unit
from gandan.tenancy.scope import open_commune

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("name", "status"), [("my_work", 200), ("units", 200), ("unit_add", 200), ("collect", 403)])
def test_page_below_a_commune_is_kept_by_nobody(client: Client, name: str, status: int) -> None:
    commune = make_commune()
    with open_commune(commune):
        official = make_official(make_unit(), roles=[Role.ADMINISTRATOR])
    client.force_login(official.membership.user)
    response = client.get(reverse(name, kwargs={"commune": commune.slug}))
    assert (response.status_code, response.headers.get("Cache-Control")) == (status, "no-store")


def test_answer_that_names_its_own_way_of_keeping_stays(client: Client) -> None:
    commune = make_commune()
    with open_commune(commune):
        official = make_official(make_unit())
    client.force_login(official.membership.user)
    response = client.get(reverse("task_export", kwargs={"commune": commune.slug}))
    assert response.headers["Cache-Control"] == "private, no-store"
