"""Recording, correcting and withdrawing activities; what ships."""

import datetime as dt
from collections.abc import Iterator
from uuid import uuid4

import pytest

from gandan.activities.enums import Faces
from gandan.activities.models import Activity, ActivityKind, ContentGroup, Evidence, Programme
from gandan.activities.queries import activities_in, find_evidence, leaving_picture
from gandan.activities.rules.sentences import Counted, unknown_parts
from gandan.activities.services import (
    ActivityFacts,
    correct_activity,
    evidence_of_activity,
    install_shipped,
    keep_file,
    record_activity,
    withdraw_activity,
)
from gandan.common.errors import NotAllowed, Stale
from gandan.files.tests.test_services import picture
from gandan.organisations.actors import Actor
from gandan.organisations.tests.factories import DAY, make_actor, make_commune, make_unit
from gandan.tenancy.scope import open_commune
from gandan.workdays.windows import Window


@pytest.fixture
def actor(db: None) -> Iterator[Actor]:
    with open_commune(make_commune()):
        install_shipped()
        yield make_actor(make_unit())


def facts(actor: Actor, **changes: object) -> ActivityFacts:
    kind = ActivityKind.objects.get(code="tuyen-truyen")
    given = {
        "kind": kind,
        "title": "Tuyên truyền nộp hồ sơ trực tuyến",
        "from_on": dt.date(2026, 11, 4),
        "to_on": dt.date(2026, 11, 4),
        "unit": actor.unit,
        "group": kind.group,
        "people": 45,
        "numbers": (Counted("Tờ rơi đã phát", 5, "tờ"),),
    }
    return ActivityFacts(**{**given, **changes})  # type: ignore[arg-type]


def test_install_shipped_when_twice_then_once_and_own_changes_stay(actor: Actor) -> None:
    kind = ActivityKind.objects.get(code="khac")
    kind.name, kind.version = "Việc khác của phường", 2
    kind.save()
    count = ActivityKind.objects.count()
    install_shipped()
    assert (Programme.objects.count(), ActivityKind.objects.count(), ContentGroup.objects.count()) == (1, count, 3)
    assert ActivityKind.objects.get(code="khac").name == "Việc khác của phường"
    assert [group.code for group in ContentGroup.objects.all()] == ["cong-khai", "than-thien", "xanh"]
    assert {
        kind.code: unknown_parts(kind.template) for kind in ActivityKind.objects.all() if unknown_parts(kind.template)
    } == {}


def test_record_activity_when_told_then_worded_and_in_its_window(actor: Actor) -> None:
    activity = record_activity(facts(actor), submission=uuid4(), today=DAY, actor=actor)
    assert activity.sentence == (
        "Ngày 04/11/2026, Phòng Văn hóa - Xã hội đã tổ chức tuyên truyền nộp hồ sơ trực tuyến, "
        "với 45 lượt người tham gia; phát 05 tờ rơi."
    )
    windows = [(dt.date(2026, 11, 4),) * 2, (dt.date(2026, 11, 5), DAY), (dt.date(2026, 10, 1), dt.date(2026, 11, 3))]
    found = [list(activities_in(Window(*window))) for window in windows]
    assert found == [[activity], [], []]


def test_record_activity_when_the_form_is_sent_twice_then_one(actor: Actor) -> None:
    submission = uuid4()
    kept = keep_file(picture("PNG"), name="anh.png", actor=actor)
    both = [
        record_activity(facts(actor), submission=submission, today=DAY, actor=actor, files=[kept]) for _ in range(2)
    ]
    assert both[0] == both[1]
    assert (Activity.objects.count(), Evidence.objects.count()) == (1, 1)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"title": "  "}, "title"),
        ({"to_on": dt.date(2026, 11, 3)}, "days"),
        ({"to_on": dt.date(2026, 11, 19)}, "future"),
    ],
)
def test_record_activity_when_it_cannot_be_so_then_refused(
    actor: Actor, changes: dict[str, object], code: str
) -> None:
    with pytest.raises(NotAllowed) as refusal:
        record_activity(facts(actor, **changes), submission=uuid4(), today=DAY, actor=actor)
    assert (refusal.value.code, Activity.objects.count()) == (code, 0)


def test_correct_activity_when_another_saved_meanwhile_then_stale(actor: Actor) -> None:
    activity = record_activity(facts(actor), submission=uuid4(), today=DAY, actor=actor)
    corrected = correct_activity(activity, facts(actor, people=50), version=1, today=DAY, actor=actor)
    with pytest.raises(Stale):
        correct_activity(activity, facts(actor, people=60), version=1, today=DAY, actor=actor)
    assert (corrected.people, corrected.version, "50 lượt người" in corrected.sentence) == (50, 2, True)


def test_withdraw_activity_when_done_then_counts_nowhere(actor: Actor) -> None:
    activity = record_activity(facts(actor), submission=uuid4(), today=DAY, actor=actor)
    evidence = evidence_of_activity(activity, actor=actor)
    assert evidence_of_activity(activity, actor=actor) == evidence
    assert list(find_evidence(words="trực tuyến")) == [evidence]
    withdraw_activity(activity, reason="Ghi nhầm đơn vị.", actor=actor)
    assert (list(activities_in(Window(DAY - dt.timedelta(days=30), DAY))), list(find_evidence())) == ([], [])


@pytest.mark.parametrize(
    ("faces", "leaves"),
    [(Faces.UNKNOWN, ""), (Faces.NONE, "file"), (Faces.CONSENTED, "file"), (Faces.BLURRED, "blurred")],
)
def test_leaving_picture_when_faces_are_told_then_that_one(actor: Actor, faces: Faces, leaves: str) -> None:
    files = [keep_file(picture("PNG"), name="anh.png", actor=actor)]
    activity = record_activity(facts(actor), submission=uuid4(), today=DAY, actor=actor, files=files)
    evidence = activity.evidence_uses.get().evidence
    evidence.blurred = keep_file(picture("PNG", size=(8, 9)), name="che.png", actor=actor).stored
    evidence.faces = faces
    assert leaving_picture(evidence) == (getattr(evidence, leaves) if leaves else None)
