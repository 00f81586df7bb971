"""The seal of evidence: what it finds, and what it lets pass."""

import datetime as dt
from collections.abc import Callable, Iterator
from io import StringIO
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.db import connection

from gandan.activities.models import Activity, ActivityKind, Evidence, EvidenceSeal
from gandan.activities.queries.verifying import verify_seals
from gandan.activities.services import (
    ActivityFacts,
    add_evidence,
    correct_activity,
    evidence_of_activity,
    install_shipped,
    record_activity,
)
from gandan.activities.services.seals import seal_closed_days
from gandan.common import clock
from gandan.common.chain import seal_days, seal_digest
from gandan.files.services import file_path
from gandan.organisations.actors import Actor
from gandan.organisations.tests.factories import DAY, make_actor, make_commune, make_unit
from gandan.tenancy.scope import open_commune

ONE = dt.timedelta(days=1)


@pytest.fixture
def actor(db: None) -> Iterator[Actor]:
    with open_commune(make_commune()):
        install_shipped()
        yield make_actor(make_unit())


def _facts(actor: Actor, title: str = "Họp tổ công tác") -> ActivityFacts:
    return ActivityFacts(ActivityKind.objects.get(code="khac"), title, DAY - ONE * 9, DAY - ONE * 9, actor.unit)


def _add(actor: Actor, words: str, *, days_ago: int) -> Evidence:
    at = dt.datetime.combine(DAY - ONE * days_ago, dt.time(9, 30), tzinfo=clock.now().tzinfo)
    with clock.at(at):
        return add_evidence(
            words.encode(),
            name="bien-ban.txt",
            title=words,
            period=(DAY - ONE * 30, DAY),
            unit=actor.unit,
            actor=actor,
        )


@pytest.fixture
def sealed(actor: Actor) -> tuple[Evidence, Activity]:
    """A file two days ago, an activity yesterday, both sealed in the night."""
    file = _add(actor, "Biên bản họp tổ", days_ago=2)
    at = dt.datetime.combine(DAY - ONE, dt.time(8), tzinfo=clock.now().tzinfo)
    with clock.at(at):
        activity = record_activity(_facts(actor), submission=uuid4(), today=DAY, actor=actor)
        evidence_of_activity(activity, actor=actor)
    seal_closed_days(today=DAY)
    return Evidence.objects.get(pk=file.pk), Activity.objects.get(pk=activity.pk)


def test_seal_closed_days_when_two_days_then_two_chained_seals(sealed: tuple[Evidence, Activity]) -> None:
    first, second = EvidenceSeal.objects.order_by("on")
    assert (first.on, second.on, second.previous) == (DAY - ONE * 2, DAY - ONE, first.digest)
    assert (len(first.manifest.splitlines()), len(second.manifest.splitlines())) == (1, 2)
    assert (seal_closed_days(today=DAY), list(verify_seals())) == ([], [])


def test_verify_seals_when_one_byte_on_disk_changed_then_found(sealed: tuple[Evidence, Activity]) -> None:
    path = file_path(sealed[0].file)
    content = bytearray(path.read_bytes())
    content[0] ^= 1
    path.write_bytes(bytes(content))
    assert list(verify_seals()) == [f"Tệp của {sealed[0].code} trên đĩa khác bản niêm phong ngày 16/11/2026."]
    path.unlink()
    assert list(verify_seals()) == [f"Tệp của {sealed[0].code} (niêm phong ngày 16/11/2026) không còn trên đĩa."]


def _reword_evidence(file: Evidence, activity: Activity) -> str:
    Evidence.objects.filter(pk=file.pk).update(period_from=DAY - ONE * 60)
    return f"Nội dung của {file.code} khác bản niêm phong ngày 16/11/2026."


def _reword_activity(file: Evidence, activity: Activity) -> str:
    Activity.objects.filter(pk=activity.pk).update(people=900)
    return f"Nội dung của {activity.code} khác bản niêm phong ngày 17/11/2026."


def _reword_and_unseal(file: Evidence, activity: Activity) -> str:
    Activity.objects.filter(pk=activity.pk).update(people=900, seal=None)
    return f"Nội dung của {activity.code} khác bản niêm phong ngày 17/11/2026."


def _remove_evidence(file: Evidence, activity: Activity) -> str:
    Evidence.objects.filter(pk=file.pk).delete()
    return f"Mất {file.code}, đã niêm phong ngày 16/11/2026."


@pytest.mark.parametrize("tamper", [_reword_evidence, _reword_activity, _reword_and_unseal, _remove_evidence])
def test_verify_seals_when_one_row_changed_then_found(
    sealed: tuple[Evidence, Activity], tamper: Callable[[Evidence, Activity], str]
) -> None:
    said = tamper(*sealed)
    assert list(verify_seals()) == [said]


def test_verify_seals_when_a_changed_row_is_sealed_again_then_still_found(sealed: tuple[Evidence, Activity]) -> None:
    Activity.objects.filter(pk=sealed[1].pk).update(people=900, seal=None)
    seal_closed_days(today=DAY + ONE)
    code = sealed[1].code
    assert list(verify_seals()) == [
        f"{code} khác bản niêm phong ngày 17/11/2026 mà không có lần sửa nào được ghi lại."
    ]


def _as_owner(statement: str, *values: object) -> None:
    """The application itself may not touch a seal."""
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
        cursor.execute(statement, values)
        cursor.execute("SET ROLE gandan_app")


def test_verify_seals_when_a_manifest_is_removed_then_found(sealed: tuple[Evidence, Activity]) -> None:
    seal = EvidenceSeal.objects.order_by("on")[0]
    _as_owner("UPDATE activities_evidence SET seal_id = NULL WHERE seal_id = %s", seal.pk)
    _as_owner("DELETE FROM activities_evidenceseal WHERE id = %s", seal.pk)
    assert list(verify_seals()) == [
        "Chuỗi niêm phong bị đứt trước ngày 17/11/2026: thiếu bản niêm phong liền trước.",
        "Mất bản niêm phong lập ngày 18/11/2026.",
    ]


def test_verify_seals_when_a_manifest_is_changed_then_found(sealed: tuple[Evidence, Activity]) -> None:
    seal = EvidenceSeal.objects.order_by("on")[1]
    _as_owner(
        "UPDATE activities_evidenceseal SET manifest = replace(manifest, '2026-11-09', '2026-11-10') WHERE id = %s",
        seal.pk,
    )
    assert next(verify_seals()) == "Bản niêm phong ngày 17/11/2026 đã bị sửa."


def test_verify_seals_when_a_manifest_is_changed_with_its_digest_then_found(sealed: tuple[Evidence, Activity]) -> None:
    seal = EvidenceSeal.objects.order_by("on")[1]
    forged = seal.manifest.replace("2026-11-09", "2026-11-10")
    _as_owner(
        "UPDATE activities_evidenceseal SET manifest = %s, digest = %s WHERE id = %s",
        forged,
        seal_digest(seal.previous, forged),
        seal.pk,
    )
    assert next(verify_seals()) == "Bản niêm phong ngày 17/11/2026 đã bị sửa."


def test_verify_seals_when_added_late_or_corrected_openly_then_fine(
    actor: Actor, sealed: tuple[Evidence, Activity]
) -> None:
    _add(actor, "Gửi muộn, vào ngày đã niêm phong", days_ago=2)
    _add(actor, "Gửi hôm nay", days_ago=0)
    correct_activity(sealed[1], _facts(actor, "Họp tổ công tác số 3"), version=1, today=DAY, actor=actor)
    assert list(verify_seals()) == []
    new = seal_closed_days(today=DAY + ONE)
    assert [(seal.on, len(seal.manifest.splitlines())) for seal in new] == [(DAY, 3)]
    assert (list(verify_seals()), Evidence.objects.filter(seal=None).count()) == ([], 0)


def test_seal_days_when_late_then_newest_closed_day_or_none() -> None:
    days = [DAY - ONE * 5, DAY - ONE, DAY - ONE * 9]
    last, yesterday = DAY - ONE * 3, DAY - ONE
    assert seal_days(days, last=None, yesterday=yesterday) == days
    assert seal_days(days, last=last, yesterday=yesterday) == [yesterday] * 3
    assert seal_days(days, last=yesterday, yesterday=yesterday) == [None] * 3


def test_doctor_when_whole_or_not_then_says_so_and_exits_by_it(
    actor: Actor, sealed: tuple[Evidence, Activity]
) -> None:
    out = StringIO()
    call_command("doctor", stdout=out)
    assert "Niêm phong minh chứng: nguyên vẹn." in out.getvalue().splitlines()
    file_path(sealed[0].file).write_bytes(b"khac")
    with pytest.raises(SystemExit) as ended:
        call_command("doctor", stdout=out)
    assert ended.value.code == 1
    assert f"Tệp của {sealed[0].code} trên đĩa khác" in out.getvalue()
