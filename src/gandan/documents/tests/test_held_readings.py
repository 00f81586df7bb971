"""Papers brought in go to a colleague with the rest of somebody's work."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import reverse

from gandan.audit.models import Entry
from gandan.common.errors import NotAllowed
from gandan.common.formats import moment
from gandan.documents.enums import ReadingState
from gandan.documents.held_readings import HELD_READINGS, find_readings, move_readings
from gandan.documents.models import Reading
from gandan.documents.tests.factories import make_reading
from gandan.organisations.actors import Actor
from gandan.organisations.enums import Role
from gandan.organisations.personal_work import personal_work_of
from gandan.organisations.tests.factories import make_actor, make_commune, make_official, make_unit
from gandan.tenancy.scope import open_commune

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk() -> Iterator[Actor]:
    with open_commune(make_commune()):
        yield make_actor(make_unit(), Role.CLERK, full_name="Lê Thu Hà")


def test_work_of_a_person_when_papers_are_being_read_counts_those_nobody_confirmed(clerk: Actor) -> None:
    reading = make_reading(clerk)
    held = {kind.name: [one.words for one in kind.items] for kind in personal_work_of(clerk.official)}
    Reading.objects.filter(pk=reading.pk).update(state=ReadingState.DROPPED)
    told = f"{reading.code} · {moment(reading.uploaded_at)}"
    assert (held[HELD_READINGS], find_readings(clerk.official)) == ([told], [])


def test_hand_over_page_when_the_head_must_not_see_unconfirmed_papers_tells_no_name_of_a_file(clerk: Actor) -> None:
    reading = make_reading(clerk)
    head = make_actor(clerk.unit, Role.UNIT_HEAD)
    client = Client()
    client.force_login(head.official.membership.user)
    kwargs = {"commune": head.official.commune.slug, "code": clerk.official.code}
    page = client.get(reverse("hand_over", kwargs=kwargs)).content.decode()
    assert (page.count(reading.file_name), reading.code in page) == (0, True)


def test_papers_when_handed_over_belong_to_the_colleague_and_say_so(clerk: Actor) -> None:
    reading = make_reading(clerk)
    heir = make_official(clerk.unit, roles=[Role.CLERK], full_name="Mai Thị Giang")
    move_readings(clerk.official, {reading.code: heir}, clerk)
    entry = Entry.objects.filter(act="reading_handed_over").get()
    assert (Reading.objects.get(pk=reading.pk).uploaded_by, entry.values.get().changes) == (
        heir,
        {"official": ["Lê Thu Hà", "Mai Thị Giang"]},
    )


def test_papers_when_the_colleague_may_not_see_them_stay(clerk: Actor) -> None:
    reading = make_reading(clerk)
    with pytest.raises(NotAllowed) as refused:
        move_readings(clerk.official, {reading.code: make_official(clerk.unit)}, clerk)
    assert (refused.value.code, Reading.objects.get(pk=reading.pk).uploaded_by) == (
        "reading_receiver",
        clerk.official,
    )
