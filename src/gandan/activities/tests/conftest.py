"""A commune with what ships, two units and their people."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from uuid import uuid4

import pytest
from django.test import Client

from gandan.activities.models import Activity, ActivityKind, Evidence
from gandan.activities.rules.sentences import Counted
from gandan.activities.services import ActivityFacts, install_shipped, keep_file, record_activity
from gandan.files.tests.test_services import picture
from gandan.organisations.actors import Actor
from gandan.organisations.enums import Role
from gandan.organisations.models import Official
from gandan.organisations.tests.factories import DAY, make_actor, make_commune, make_official, make_unit
from gandan.tenancy.models import Commune
from gandan.tenancy.scope import open_commune


@dataclass(frozen=True, slots=True)
class House:
    commune: Commune
    officer: Actor
    """Focal officer of the unit that records."""
    leader: Actor
    clerk: Actor
    """Of another unit, with no right to record."""
    stranger: Official

    def url(self, path: str) -> str:
        return f"/{self.commune.slug}/{path}"

    def facts(self, **changes: object) -> ActivityFacts:
        kind = ActivityKind.objects.get(code="tuyen-truyen")
        given = {
            "kind": kind,
            "title": "Tuyên truyền nộp hồ sơ trực tuyến",
            "from_on": DAY,
            "to_on": DAY,
            "unit": self.officer.unit,
            "group": kind.group,
            "people": 45,
            "numbers": (Counted("Tờ rơi đã phát", 5, "tờ"),),
        }
        return ActivityFacts(**{**given, **changes})  # type: ignore[arg-type]

    def record(self, *, pictures: int = 0, **changes: object) -> Activity:
        files = [
            keep_file(picture(size=(300 + number, 200)), name=f"anh-{number}.jpg", actor=self.officer)
            for number in range(pictures)
        ]
        return record_activity(self.facts(**changes), submission=uuid4(), today=DAY, actor=self.officer, files=files)

    def picture(self) -> Evidence:
        found: Evidence = self.record(pictures=1).evidence_uses.get().evidence
        return found


@pytest.fixture
def house(db: None) -> Iterator[House]:
    with open_commune(make_commune("Bến Lụa")):
        stranger = make_official(make_unit("Phòng Kinh tế"), roles=[Role.UNIT_HEAD], full_name="Đỗ Thị Lạ")
    commune = make_commune()
    with open_commune(commune):
        install_shipped()
        unit = make_unit()
        yield House(
            commune,
            make_actor(unit, Role.FOCAL_OFFICER),
            make_actor(unit, Role.LEADER, full_name="Trần Văn Chủ"),
            make_actor(make_unit("Văn phòng"), Role.CLERK, full_name="Lý Thị Thư"),
            stranger,
        )


@pytest.fixture
def sign_in(client: Client) -> Callable[[Actor | Official], Client]:
    def enter(person: Actor | Official) -> Client:
        official = person.official if isinstance(person, Actor) else person
        client.force_login(official.membership.user)
        return client

    return enter
