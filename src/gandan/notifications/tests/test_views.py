import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gandan.notifications.models import Notice
from gandan.notifications.services import notify
from gandan.organisations.models import Official
from gandan.organisations.tests.factories import make_commune, make_official, make_unit
from gandan.tenancy.models import Commune
from gandan.tenancy.scope import open_commune

pytestmark = pytest.mark.django_db


@dataclass
class World:
    commune: Commune
    reader: Official
    colleague: Official

    def url(self, name: str) -> str:
        return reverse(name, kwargs={"commune": self.commune.slug})


@pytest.fixture
def world(client: Client) -> Iterator[World]:
    commune = make_commune()
    with open_commune(commune):
        unit = make_unit()
        reader, colleague = make_official(unit), make_official(unit, full_name="Trần Văn Bình")
        client.force_login(reader.membership.user)
        yield World(commune, reader, colleague)


def tell(world: World, *sentences: str) -> list[Notice]:
    for sentence in sentences:
        notify([world.reader], sentence, url=f"/{world.commune.slug}/lich-lam-viec/")
    return list(Notice.objects.order_by("id"))


def test_page_when_there_is_nothing_says_so(client: Client, world: World) -> None:
    page = client.get(world.url("notices"))
    assert (page.status_code, "Chưa có thông báo nào" in page.content.decode()) == (200, True)


def test_page_lists_the_newest_first_and_none_of_a_colleague(client: Client, world: World) -> None:
    tell(world, "Việc một.", "Việc hai.")
    notify([world.colleague], "Việc của người khác.", url="/")
    page = client.get(world.url("notices")).content.decode()
    assert (page.index("Việc hai.") < page.index("Việc một."), "Việc của người khác." in page) == (True, False)


def test_page_when_a_later_notice_was_written_first_is_ordered_by_time(client: Client, world: World) -> None:
    early, late = tell(world, "Việc một.", "Việc hai.")
    Notice.objects.filter(pk=early.pk).update(at=late.at + dt.timedelta(hours=1))
    page = client.get(world.url("notices")).content.decode()
    assert page.index("Việc một.") < page.index("Việc hai.")


def test_page_when_longer_than_one_is_paged(client: Client, world: World) -> None:
    tell(world, *(f"Việc số {number}." for number in range(31)))
    first, second = (client.get(world.url("notices") + query).content.decode() for query in ("", "?trang=2"))
    assert ["Việc số 0." in first, "Việc số 0." in second, "Trang 2 trong 2" in second] == [False, True, True]


@pytest.mark.parametrize("query", ["?trang=abc", "?trang=-1", "?trang=99", "?trang=99999999999999"])
def test_page_when_asked_for_nonsense_still_answers(client: Client, world: World, query: str) -> None:
    tell(world, "Việc một.")
    assert client.get(world.url("notices") + query).status_code == 200


def test_page_asks_as_often_for_three_notices_as_for_one(client: Client, world: World) -> None:
    counts = []
    for sentences in (["Việc một."], ["Việc hai.", "Việc ba."]):
        tell(world, *sentences)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            client.get(world.url("notices"))
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_opening_marks_one_as_read_and_goes_to_its_page(client: Client, world: World) -> None:
    first, second = tell(world, "Việc một.", "Việc hai.")
    response = client.post(world.url("notice_open"), {"notice": first.pk})
    read = dict(Notice.objects.values_list("pk", "read_at"))
    assert (response.headers["Location"], read[first.pk] is None, read[second.pk] is None) == (first.url, False, True)


def test_opening_when_read_before_keeps_the_first_reading(client: Client, world: World) -> None:
    [notice] = tell(world, "Việc một.")
    client.post(world.url("notice_open"), {"notice": notice.pk})
    read_at = Notice.objects.get().read_at
    client.post(world.url("notice_open"), {"notice": notice.pk})
    assert Notice.objects.get().read_at == read_at


@pytest.mark.parametrize("number", ["", "x", "0", "999999999", "9" * 5000])
def test_opening_when_there_is_no_such_notice_is_not_found(client: Client, world: World, number: str) -> None:
    assert client.post(world.url("notice_open"), {"notice": number}).status_code == 404


def test_opening_when_notice_is_a_colleagues_is_not_found(client: Client, world: World) -> None:
    [notice] = tell(world, "Việc một.")
    client.force_login(world.colleague.membership.user)
    assert client.post(world.url("notice_open"), {"notice": notice.pk}).status_code == 404


def test_opening_when_the_page_lies_elsewhere_stays_here(client: Client, world: World) -> None:
    notify([world.reader], "Việc lạ.", url="https://noi-khac.example/")
    response = client.post(world.url("notice_open"), {"notice": Notice.objects.get().pk})
    assert response.headers["Location"] == world.url("notices")


def test_marking_all_as_read_leaves_a_colleagues_unread(client: Client, world: World) -> None:
    tell(world, "Việc một.", "Việc hai.")
    notify([world.colleague], "Việc của người khác.", url="/")
    client.post(world.url("notices_read"))
    assert list(Notice.objects.filter(read_at=None).values_list("official_id", flat=True)) == [world.colleague.pk]


def test_notify_when_a_person_stands_twice_tells_once(world: World) -> None:
    told = notify([world.reader, world.reader, world.colleague], "Việc một.", url="/")
    assert (told, Notice.objects.count()) == (2, 2)
