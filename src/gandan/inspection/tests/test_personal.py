"""Telephones and addresses in the record: covered for inspectors, erased by administrators after their time."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from gandan.audit.models import Entry, EntryValue
from gandan.audit.queries.verifying import verify_record
from gandan.audit.rules import masked
from gandan.audit.services import record, seal_record
from gandan.common import clock
from gandan.inspection.rules import kept_through
from gandan.organisations.actors import Actor
from gandan.organisations.enums import Role
from gandan.organisations.models import Official
from gandan.organisations.tests.factories import DAY, make_actor, make_commune, make_official, make_unit
from gandan.tenancy.models import Commune
from gandan.tenancy.scope import open_commune

pytestmark = pytest.mark.django_db
OLD, NEW = "0987 654 321", "0912345678"


@dataclass
class World:
    commune: Commune
    people: dict[Role, Actor]
    official: Official

    def client(self, role: Role) -> Client:
        client = Client()
        assert self.people[role].user
        client.force_login(self.people[role].user)
        return client

    def url(self, name: str, **kwargs: Any) -> str:
        return reverse(name, kwargs={"commune": self.commune.slug, **kwargs})

    def erase_url(self) -> str:
        return self.url("journal_erase", code=self.official.code)

    def act(self, *, years_ago: int, changes: dict[str, Any]) -> Entry:
        moment = dt.datetime.combine(DAY.replace(year=DAY.year - years_ago), dt.time(9), tzinfo=clock.now().tzinfo)
        with clock.at(moment - dt.timedelta(days=9)):
            return record("official_edited", self.official, actor=self.people[Role.ADMINISTRATOR], changes=changes)


@pytest.fixture
def world() -> Iterator[World]:
    commune = make_commune()
    with open_commune(commune):
        unit = make_unit()
        people = {role: make_actor(unit, role) for role in (Role.ADMINISTRATOR, Role.INSPECTOR, Role.CLERK)}
        yield World(commune, people, make_official(unit, full_name="Tạ Quỳnh Mai"))


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ({"phone": [OLD, NEW]}, {"phone": ["•••321", "•••678"]}),
        ({"phone": ["", "115"]}, {"phone": ["", "•••"]}),
        ({"email": "mai@rieng.example"}, {"email": "•••@rieng.example"}),
        ({"reason": f"Gọi {OLD} hoặc mai.ta@a.example."}, {"reason": "Gọi •••321 hoặc •••@a.example."}),
        ({"reason": "Gọi +84 987 654 321."}, {"reason": "Gọi •••321."}),
        ({"number": "Quyết định số 105/QĐ-UBND ngày 01/07/2025"},) * 2,
        ({"due_on": ["2026-11-18", None], "count": 3, "files": ["0123"]},) * 2,
        ({"inside": {"phone": OLD}}, {"inside": {"phone": "•••321"}}),
    ],
)
def test_masked_covers_contacts_and_nothing_else(value: dict[str, Any], shown: dict[str, Any]) -> None:
    assert masked(value) == shown


@pytest.mark.parametrize(("role", "is_covered"), [(Role.ADMINISTRATOR, False), (Role.INSPECTOR, True)])
def test_entry_when_read_covers_numbers_unless_one_may_see_them(world: World, role: Role, *, is_covered: bool) -> None:
    entry = world.act(years_ago=0, changes={"phone": [OLD, NEW], "reason": f"Số mới {NEW}."})
    page = world.client(role).get(world.url("journal_entry", number=entry.pk)).content.decode()
    assert [words in page for words in (NEW, OLD, "•••678", "được che bớt", "Xóa giá trị cá nhân")] == [
        not is_covered,
        not is_covered,
        is_covered,
        is_covered,
        not is_covered,
    ]


def test_list_and_extract_when_read_cover_numbers_for_everybody(world: World) -> None:
    world.act(years_ago=0, changes={"phone": [OLD, NEW], "reason": f"Số mới {NEW}."})
    client = world.client(Role.ADMINISTRATOR)
    page = client.get(world.url("journal")).content.decode()
    asked = client.post(world.url("journal_export"), {"dang": "csv"})
    table = b"".join(client.get(f"{asked.headers['Location']}tep/")).decode()  # type: ignore[call-overload]
    assert [words in place for place in (page, table) for words in (NEW, "Số mới •••678.")] == [False, True] * 2


def test_values_when_old_are_erased_and_the_seals_hold(world: World) -> None:
    old = world.act(years_ago=3, changes={"phone": ["", OLD], "reason": "Bổ sung."})
    young = world.act(years_ago=1, changes={"phone": [OLD, NEW], "full_name": ["Tạ Mai", "Tạ Quỳnh Mai"]})
    seal_record(today=DAY)
    client = world.client(Role.ADMINISTRATOR)
    shown = client.get(world.erase_url()).content.decode()
    refused = client.post(world.erase_url(), {"reason": " "})
    done = client.post(world.erase_url(), {"reason": "Đề nghị của người đó ngày 02/11/2026"}, follow=True)
    again = client.post(world.erase_url(), {"reason": "Lần nữa"}, follow=True).content.decode()

    assert (shown.count("1 giá trị<"), shown.count("Còn 2 giá trị chưa quá 2 năm")) == (1, 1)
    assert (refused.status_code, done.content.decode().count("Đã xóa 1 giá trị cá nhân khỏi nhật ký.")) == (422, 1)
    assert again.count("không còn giữ giá trị cá nhân nào của người này đã hết hạn giữ.") == 1
    values = {one.entry_id: sorted(one.changes) for one in EntryValue.objects.filter(entry__in=[old, young])}
    assert values == {old.pk: ["reason"], young.pk: ["full_name", "phone"]}
    erased = Entry.objects.filter(act="audit_value_erased").get()
    assert (erased.object_id, list(verify_record(world.commune))) == (old.pk, [])


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("role", [Role.INSPECTOR, Role.CLERK])
def test_erasing_when_one_lacks_the_right_is_refused(world: World, role: Role, method: str) -> None:
    world.act(years_ago=3, changes={"phone": ["", OLD]})
    answer = getattr(world.client(role), method)(world.erase_url(), {"reason": "thử"})
    assert (answer.status_code, EntryValue.objects.filter(changes__has_key="phone").count()) == (403, 1)


def test_erasing_when_stranger_then_not_there(world: World) -> None:
    with open_commune(make_commune("Xã Khác")):
        stranger = make_actor(make_unit(), Role.ADMINISTRATOR)
    client = Client()
    assert stranger.user
    client.force_login(stranger.user)
    assert client.post(world.erase_url(), {"reason": "thử"}).status_code == 404


def test_kept_through_is_two_years_back() -> None:
    assert kept_through(dt.date(2028, 2, 29)) == dt.date(2026, 2, 28)
