import datetime as dt
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from gandan.common.errors import NotAllowed, Stale
from gandan.documents.enums import Direction
from gandan.documents.models import Document, NumberSeries
from gandan.documents.numbering import RegisterFacts, change_register, set_switch, take_number
from gandan.documents.queries import drafted_in, issued_in
from gandan.documents.registers import COMMITTEE, Wish, register_rows, warnings_of
from gandan.organisations.actors import Actor
from gandan.organisations.enums import Role
from gandan.organisations.models import Official, Unit
from gandan.organisations.tests.factories import make_actor, make_commune, make_official, make_unit
from gandan.plans.tests.factories import make_document
from gandan.tenancy.models import Commune
from gandan.tenancy.scope import open_commune
from gandan.workdays.windows import Window

TODAY = dt.date(2026, 11, 18)
ISSUED = Direction.ISSUED


@dataclass
class House:
    commune: Commune
    officer: Actor
    centre: Unit

    def paper(self, **fields: Any) -> Document:
        return make_document(self.officer.official, **fields)

    def switch(
        self, unit: Unit | None = None, *, is_per_type: bool = False, last: int = 0, is_on: bool = True
    ) -> None:
        set_switch(unit, ISSUED, is_active=is_on, is_per_type=is_per_type, last=last, year=2026, actor=self.officer)

    def take(self, **fields: Any) -> int:
        document = self.paper(number="", **fields)
        return take_number(document, actor=self.officer, today=TODAY)


@pytest.fixture
def house(db: None) -> Iterator[House]:
    commune = make_commune()
    with open_commune(commune):
        centre = make_unit("Trung tâm Phục vụ hành chính công")
        yield House(commune, make_actor(make_unit(), Role.PROGRAMME_OFFICER), centre)


def test_number_when_the_city_numbers_then_refused(house: House) -> None:
    with pytest.raises(NotAllowed) as refusal:
        house.take()
    assert refusal.value.code == "city_numbers"


def test_number_when_one_series_then_all_types_share_it(house: House) -> None:
    house.switch(last=40)
    assert [house.take(type=kind) for kind in ("ke_hoach", "bao_cao", "ke_hoach")] == [41, 42, 43]


def test_number_when_per_type_then_each_has_its_own(house: House) -> None:
    house.switch(is_per_type=True)
    assert [house.take(type=kind) for kind in ("ke_hoach", "bao_cao", "ke_hoach")] == [1, 1, 2]


def test_number_when_year_turns_then_begins_again(house: House) -> None:
    house.switch(last=40)
    days = (dt.date(2026, 12, 31), dt.date(2027, 1, 4), dt.date(2027, 1, 5))
    assert [house.take(issued_on=day) for day in days] == [41, 1, 2]


def test_number_when_typed_by_hand_before_then_passed_over(house: House) -> None:
    house.switch()
    house.paper(number="1")
    house.paper(number="2", unit=house.centre)
    assert [house.take(), house.take()] == [2, 3]


def test_number_when_switched_on_for_one_body_then_the_others_are_not_numbered(house: House) -> None:
    house.switch(house.centre)
    assert house.take(unit=house.centre) == 1
    with pytest.raises(NotAllowed):
        house.take()
    house.switch(house.centre, is_on=False)
    with pytest.raises(NotAllowed):
        house.take(unit=house.centre)


def test_number_when_it_stands_or_is_no_such_paper_then_refused(house: House) -> None:
    house.switch()
    codes = []
    for fields in ({"number": "7"}, {"number": "", "direction": Direction.DRAFT}):
        with pytest.raises(NotAllowed) as refusal:
            take_number(house.paper(**fields), actor=house.officer, today=TODAY)
        codes.append(refusal.value.code)
    assert codes == ["has_number", "not_numbered"]


def test_number_when_paper_arrives_then_the_arrivals_series(house: House) -> None:
    set_switch(None, Direction.INCOMING, is_active=True, is_per_type=False, last=0, year=2026, actor=house.officer)
    paper = house.paper(direction=Direction.INCOMING)
    assert take_number(paper, actor=house.officer, today=TODAY) == 1
    paper.refresh_from_db()
    assert (paper.arrival_number, paper.arrived_on, paper.number) == (1, TODAY, "118")


@pytest.mark.django_db(transaction=True)
def test_number_when_two_take_at_once_then_two_numbers() -> None:
    commune = make_commune()
    with open_commune(commune):
        actor = make_actor(make_unit(), Role.PROGRAMME_OFFICER)
        set_switch(None, ISSUED, is_active=True, is_per_type=True, last=0, year=2026, actor=actor)
        papers = [make_document(actor.official, number="") for _ in range(4)]
    barrier, numbers = threading.Barrier(len(papers)), []

    def take(paper: Document) -> None:
        barrier.wait()
        with open_commune(commune):
            number = take_number(paper, actor=actor, today=TODAY)
        numbers.append(number)
        connection.close()

    threads = [threading.Thread(target=take, args=(paper,)) for paper in papers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert sorted(numbers) == [1, 2, 3, 4]
    with open_commune(commune), transaction.atomic():
        assert NumberSeries.objects.get(type="ke_hoach").last == 4


def test_register_when_changed_from_an_old_page_then_stale(house: House) -> None:
    paper = house.paper()
    facts = RegisterFacts("118", "KH-UBND", paper.issued_on, None, house.centre)
    change_register(paper, facts, version=1, actor=house.officer)
    with pytest.raises(Stale):
        change_register(paper, RegisterFacts("119", "KH-UBND"), version=1, actor=house.officer)
    paper.refresh_from_db()
    assert (paper.drafted_by_id, paper.number, paper.version) == (house.centre.pk, "118", 2)


def test_warnings_when_numbers_miss_or_stand_twice_then_told_for_each_series(house: House) -> None:
    for number in ("1", "2", "2", "5", "9"):
        house.paper(number=number)
    for number in ("1", "2"):
        house.paper(number=number, symbol="BC-UBND")
    for number in ("4", "6"):
        house.paper(number=number, symbol="BC-TT", unit=house.centre)
    found = warnings_of(Wish(ISSUED, 2026))
    assert [(one.series, one.missing, one.twice) for one in found] == [
        ("BC-TT", "5", ""),
        ("KH-UBND", "3–4, 6–8", "2"),
    ]
    assert [one.series for one in warnings_of(Wish(ISSUED, 2026, body=COMMITTEE))] == ["KH-UBND"]
    assert warnings_of(Wish(ISSUED, 2025)) == []


@pytest.mark.parametrize(
    ("wish", "numbers"),
    [
        (Wish(ISSUED, 2026), ["3", "2", "1"]),
        (Wish(ISSUED, 2026, type="bao_cao"), ["3"]),
        (Wish(ISSUED, 2026, body=COMMITTEE), ["3", "1"]),
        (Wish(ISSUED, 2026, words="2/KH"), ["2"]),
        (Wish(ISSUED, 2026, words="ve sinh"), ["1"]),
        (Wish(ISSUED, 2025), []),
        (Wish(Direction.INCOMING, 2026), ["8"]),
    ],
)
def test_register_when_filtered_then_its_rows(house: House, wish: Wish, numbers: list[str]) -> None:
    house.paper(number="1", subject="Tổng vệ sinh")
    house.paper(number="2", unit=house.centre)
    house.paper(number="3", type="bao_cao")
    house.paper(number="8", direction=Direction.INCOMING, arrived_on=dt.date(2026, 3, 20))
    assert [row.number for row in register_rows(wish)] == numbers


def test_issued_when_by_unit_or_drafted_then_told_apart(house: House) -> None:
    own = house.paper(unit=house.centre)
    drafted = house.paper(drafted_by=house.centre)
    house.paper(drafted_by=house.centre, issued_on=dt.date(2026, 4, 1))
    house.paper(direction=Direction.DRAFT, unit=house.centre)
    window = Window(dt.date(2026, 3, 1), dt.date(2026, 3, 31))
    assert (list(issued_in(window, unit=house.centre)), list(drafted_in(window, unit=house.centre))) == (
        [own],
        [drafted],
    )
    assert list(issued_in(window, unit=None)) == [drafted]


@pytest.fixture
def signed_in(client: Client) -> Callable[[Actor | Official], Client]:
    def sign_in(person: Actor | Official) -> Client:
        official = person.official if isinstance(person, Actor) else person
        client.force_login(official.membership.user)
        return client

    return sign_in


def test_pages_when_opened_then_each_gets_its_answer(house: House, signed_in: Any) -> None:
    with open_commune(make_commune("Núi Xa")):
        stranger = make_official(make_unit(), roles=[Role.PROGRAMME_OFFICER])
    people = (
        house.officer,
        make_actor(house.centre, Role.CLERK),
        make_actor(house.centre, Role.FOCAL_OFFICER),
        stranger,
    )
    paper = house.paper()
    answers = {
        "van-ban/so/di/": [200, 200, 200, 404],
        "van-ban/so/den/": [200, 200, 200, 404],
        "van-ban/so/khac/": [404, 404, 404, 404],
        "van-ban/so/di/tai-xlsx/": [200, 200, 200, 404],
        "van-ban/cap-so/": [200, 403, 403, 404],
        f"van-ban/{paper.code}/so-sach/": [200, 200, 403, 404],
    }
    for path, wanted in answers.items():
        url = f"/{house.commune.slug}/{path}"
        assert [signed_in(person).get(url).status_code for person in people] == wanted, path
        assert Client().get(url).status_code == 302


def test_register_page_when_more_rows_then_the_same_queries(house: House, signed_in: Any) -> None:
    client = signed_in(house.officer)
    url = f"/{house.commune.slug}/van-ban/so/di/"
    counts = []
    for more in (1, 2):
        for _ in range(more):
            house.paper(unit=house.centre, drafted_by=house.centre)
        client.get(url)
        with CaptureQueriesContext(connection) as queries:
            client.get(url)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_document_when_numbered_on_its_page_then_numbered_once(house: House, signed_in: Any) -> None:
    client = signed_in(house.officer)
    slug = house.commune.slug
    client.post(f"/{slug}/van-ban/cap-so/", {"direction": "di", "body": COMMITTEE, "is_active": "on", "last": "11"})
    paper = house.paper(number="")
    page = client.get(f"/{slug}/van-ban/{paper.code}/").content.decode()
    assert f"/van-ban/{paper.code}/cap-so/" in page
    for _ in range(2):
        client.post(f"/{slug}/van-ban/{paper.code}/cap-so/")
    paper.refresh_from_db()
    assert paper.reference == "12/KH-UBND"


def test_document_when_number_is_typed_twice_then_warned(house: House, signed_in: Any) -> None:
    house.paper(number="12")
    paper = house.paper(number="")
    url = f"/{house.commune.slug}/van-ban/{paper.code}/so-sach/"
    given = {"number": "12", "symbol": "KH-UBND", "issued_on": "12/03/2026", "drafted_by": house.centre.code}
    answer = signed_in(house.officer).post(url, given | {"version": "1"}, follow=True)
    paper.refresh_from_db()
    assert (paper.reference, paper.drafted_by_id) == ("12/KH-UBND", house.centre.pk)
    assert "Số này cũng đang ghi cho văn bản" in answer.content.decode()
