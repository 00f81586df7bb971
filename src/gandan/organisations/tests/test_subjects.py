"""Focal officers of subjects, as an administrator names them."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gandan.organisations.actors import Actor
from gandan.organisations.enums import Role
from gandan.organisations.focal import list_subjects
from gandan.organisations.models import Duty, Leave, LeaveShare, Official, Subject, Unit
from gandan.organisations.services.subjects import add_subject
from gandan.organisations.tests.factories import DAY, make_actor, make_commune, make_official, make_unit
from gandan.plans.queries.people import workers_of
from gandan.tenancy.models import Commune
from gandan.tenancy.scope import open_commune

pytestmark = pytest.mark.django_db


@dataclass
class World:
    commune: Commune
    unit: Unit
    admin: Actor
    officer: Official
    subject: Subject

    def client(self, official: Official | None = None) -> Client:
        client = Client()
        user = self.admin.user if official is None else official.membership.user  # type: ignore[union-attr]
        assert user
        client.force_login(user)
        return client

    def url(self, name: str = "subjects", **kwargs: str) -> str:
        return reverse(name, kwargs={"commune": self.commune.slug, **kwargs})

    def given(self, **other: Any) -> dict[str, Any]:
        return {
            "subject": "cai-cach",
            "unit": self.unit.code,
            "official": self.officer.code,
            "from_on": "18/11/2026",
            "to_on": "",
        } | other


@pytest.fixture
def world() -> Iterator[World]:
    commune = make_commune()
    with open_commune(commune):
        unit = make_unit()
        admin = make_actor(unit, Role.ADMINISTRATOR, full_name="Lương Văn Phúc")
        officer = make_official(unit, full_name="Lê Thu Hà")
        yield World(commune, unit, admin, officer, add_subject(code="cai-cach", name="Cải cách", actor=admin))


def test_officer_when_named_is_asked_of_the_subject_and_shown(world: World) -> None:
    general = make_official(world.unit, roles=[Role.FOCAL_OFFICER], full_name="Bùi Văn Tư")
    client = world.client()
    answer = client.post(world.url(), world.given(to_on="31/12/2026"))
    page = client.get(world.url()).content.decode()
    asked = [workers_of([world.unit.pk], on=DAY, subject=code)[world.unit.pk] for code in ("cai-cach", "khac")]
    assert (answer.status_code, page.count("31/12/2026"), asked) == (302, 1, [[world.officer], [general]])


@pytest.mark.parametrize(
    ("other", "words"),
    [
        ({"to_on": "17/11/2026"}, "Ngày cuối không được trước ngày bắt đầu."),
        ({"subject": "khong-co"}, "field-error"),
        ({"from_on": ""}, "field-error"),
    ],
)
def test_officer_when_the_form_is_wrong_is_not_named(world: World, other: dict[str, str], words: str) -> None:
    answer = world.client().post(world.url(), world.given(**other))
    assert (
        answer.status_code,
        words in answer.content.decode(),
        Duty.objects.filter(subject=world.subject).count(),
    ) == (
        422,
        True,
        0,
    )


def test_officer_when_away_then_the_stand_in_is_shown(world: World) -> None:
    world.client().post(world.url(), world.given())
    leave = Leave(code="NGHI1", official=world.officer, reason="Thử.", from_on=DAY, to_on=DAY)
    leave.save()
    LeaveShare(leave=leave, stand_in=make_official(world.unit, full_name="Mai Thị Giang"), what="").save()
    shown = [[one.stand_ins for one in list_subjects(on=day)[0].officers] for day in (DAY, DAY + dt.timedelta(days=1))]
    assert shown == [[("Mai Thị Giang",)], [()]]


def test_subject_when_added_twice_or_held_is_refused_and_else_retired(world: World) -> None:
    client = world.client()
    twice = client.post(world.url("subject_add"), {"name": "Khác", "code": "cai-cach"})
    added = client.post(world.url("subject_add"), {"name": "Dân vận", "code": "dan-van"})
    client.post(world.url(), world.given())
    held = client.post(world.url("subject_retire", code="cai-cach"), follow=True).content.decode()
    free = client.post(world.url("subject_retire", code="dan-van"), follow=True).content.decode()
    assert (twice.status_code, added.status_code) == (422, 302)
    assert (held.count("còn công chức đầu mối"), free.count("Đã ngừng dùng lĩnh vực này.")) == (1, 1)
    assert list(Subject.objects.filter(is_active=True).values_list("code", flat=True)) == ["cai-cach"]


@pytest.mark.parametrize("name", ["subjects", "subject_add"])
def test_page_when_colleague_or_stranger_is_refused(world: World, name: str) -> None:
    with open_commune(make_commune("Xã Khác")):
        stranger = make_official(make_unit(), roles=Role)
    answers = [world.client(who).post(world.url(name), world.given()) for who in (world.officer, stranger)]
    assert ([one.status_code for one in answers], Subject.objects.count()) == ([403, 404], 1)


def test_page_takes_as_many_queries_for_three_subjects_as_for_one(world: World) -> None:
    def count() -> int:
        with CaptureQueriesContext(connection) as captured:
            world.client().get(world.url())
        return len(captured)

    world.client().post(world.url(), world.given())
    one = count()
    for code in ("hai", "ba"):
        add_subject(code=code, name=code, actor=world.admin)
        world.client().post(world.url(), world.given(subject=code))
    assert count() == one
