"""The seal of the record: what it finds, what it lets pass, and what the database refuses the application."""

import datetime as dt
from collections.abc import Iterator
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.db.utils import ProgrammingError

from gandan.audit.models import Entry, EntryValue, PlatformEntry, PlatformSeal, RecordSeal
from gandan.audit.queries.verifying import verify_platform, verify_record
from gandan.audit.services import erase_value, record, record_platform, seal_platform, seal_record
from gandan.common import clock
from gandan.common.chain import seal_digest
from gandan.common.errors import NotAllowed
from gandan.organisations.actors import Actor
from gandan.organisations.tests.factories import DAY, make_actor, make_commune, make_unit
from gandan.tenancy.scope import current_commune, open_commune

pytestmark = pytest.mark.django_db
ONE = dt.timedelta(days=1)


@pytest.fixture
def actor() -> Iterator[Actor]:
    with open_commune(make_commune()):
        yield make_actor(make_unit())


def _act(actor: Actor, words: str, *, days_ago: int) -> Entry:
    with clock.at(dt.datetime.combine(DAY - ONE * days_ago, dt.time(9), tzinfo=clock.now().tzinfo)):
        return record("unit_edited", actor.unit, actor=actor, changes={"name": ["cũ", words], "reason": "thử"})


@pytest.fixture
def sealed(actor: Actor) -> list[Entry]:
    """Two acts two days ago, one yesterday, sealed in the night."""
    acts = [_act(actor, words, days_ago=ago) for words, ago in (("một", 2), ("hai", 2), ("ba", 1))]
    seal_record(today=DAY)
    return acts


def _verified() -> list[str]:
    return list(verify_record(current_commune()))


def _as_owner(statement: str, *values: object) -> None:
    """What only the owner of the database can do."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("RESET ROLE")
        cursor.execute(statement, values)
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        cursor.execute("SET ROLE gandan_app")


def test_seal_record_when_two_days_then_two_chained_seals_and_none_twice(sealed: list[Entry], actor: Actor) -> None:
    _act(actor, "hôm nay", days_ago=0)
    first, second = RecordSeal.objects.order_by("on")
    assert [(one.on, one.entries) for one in (first, second)] == [(DAY - ONE * 2, 2), (DAY - ONE, 1)]
    assert (first.previous, second.previous) == ("", first.digest)
    assert (seal_record(today=DAY), _verified()) == ([], [])
    assert [(one.on, one.entries) for one in seal_record(today=DAY + ONE)] == [(DAY, 1)]


def test_seal_record_when_nights_are_far_apart_then_each_entry_once(sealed: list[Entry], actor: Actor) -> None:
    later = DAY + ONE * 30
    with clock.at(dt.datetime.combine(later, dt.time(1, 20), tzinfo=clock.now().tzinfo)):
        _act(actor, "bốn", days_ago=0)
        made = seal_record(today=later)
    assert [(one.on, one.entries) for one in made] == [(DAY, 1)]
    assert _verified() == []


def test_erase_value_when_sealed_then_value_is_gone_and_seal_holds(sealed: list[Entry], actor: Actor) -> None:
    erase_value(sealed[0], "name", reason="Quyết định số 5/QĐ-UBND", actor=actor)
    value = EntryValue.objects.get(entry=sealed[0])
    assert (value.changes, sorted(value.salts), list(value.erased)) == ({"reason": "thử"}, ["reason"], ["name"])
    assert (_verified(), Entry.objects.order_by("-id")[0].act) == ([], "audit_value_erased")


@pytest.mark.parametrize(("field", "reason", "code"), [("name", " ", "no_reason"), ("phone", "có", "no_value")])
def test_erase_value_when_it_may_not_then_refused(
    sealed: list[Entry], actor: Actor, field: str, reason: str, code: str
) -> None:
    with pytest.raises(NotAllowed) as refused:
        erase_value(sealed[0], field, reason=reason, actor=actor)
    assert (refused.value.code, EntryValue.objects.filter(changes__has_key="name").count()) == (code, 3)


def test_erasing_function_when_another_commune_is_open_then_erases_nothing(sealed: list[Entry]) -> None:
    with open_commune(make_commune()), connection.cursor() as cursor:
        cursor.execute("SELECT audit_erase_value(%s, 'name', 'x')", [sealed[0].pk])
        assert cursor.fetchone() == (False,)
    assert EntryValue.objects.filter(changes__has_key="name").count() == 3


TAMPERED = {
    "entry": (
        "UPDATE audit_entry SET actor_name = 'Người khác' WHERE id = %s",
        "Ngày 16/11/2026: mục số {} khác bản niêm phong; cả ngày lệch 1 mục.",
    ),
    "value": (
        """UPDATE audit_entryvalue SET changes = '{"name": ["cũ", "khác"], "reason": "thử"}' WHERE entry_id = %s""",
        "Giá trị của mục số {} đã bị sửa.",
    ),
    "value gone": ("DELETE FROM audit_entryvalue WHERE entry_id = %s", "Mất giá trị của mục số {}."),
    "secretly erased": (
        "SELECT audit_erase_value(%s, 'reason', 'x')",
        "Giá trị của mục số {} đã bị sửa.|Một giá trị của mục số {} đã bị xóa ngoài quy trình.",
    ),
}


@pytest.mark.parametrize("case", TAMPERED)
def test_verify_when_somebody_changed_a_row_then_names_the_entry(sealed: list[Entry], case: str) -> None:
    statement, words = TAMPERED[case]
    _as_owner(statement, sealed[1].pk)
    assert _verified() == words.format(*[sealed[1].pk] * 2).split("|")


def test_verify_when_an_entry_is_lost_then_names_it(sealed: list[Entry]) -> None:
    _as_owner("DELETE FROM audit_entryvalue WHERE entry_id = %s", sealed[2].pk)
    _as_owner("DELETE FROM audit_entry WHERE id = %s", sealed[2].pk)
    assert _verified() == [f"Ngày 17/11/2026: mất mục số {sealed[2].pk}; cả ngày mất 1 mục."]


def test_verify_when_an_entry_is_slipped_into_a_closed_day_then_found_before_and_after_the_next_seal(
    sealed: list[Entry], actor: Actor
) -> None:
    late = _act(actor, "bốn", days_ago=2)
    words = [f"Ngày 16/11/2026: mục số {late.pk} được thêm sau khi niêm phong; cả ngày thêm 1 mục."]
    before = _verified()
    record("unit_edited", actor.unit, actor=actor)
    seal_record(today=DAY + ONE)
    assert (before, _verified()) == (words, words)


def test_verify_when_a_seal_is_lost_then_chain_and_anchor_say_so(sealed: list[Entry]) -> None:
    _as_owner('DELETE FROM audit_recordseal WHERE "on" = %s', DAY - ONE * 2)
    assert _verified() == [
        "Chuỗi niêm phong nhật ký bị đứt trước ngày 17/11/2026.",
        "Mất bản niêm phong nhật ký ngày 16/11/2026.",
        f"Ngày 16/11/2026: mục số {sealed[0].pk} được thêm sau khi niêm phong; cả ngày thêm 2 mục.",
    ]


def test_verify_when_the_last_seal_is_made_anew_then_the_platform_knows_another(sealed: list[Entry]) -> None:
    last = RecordSeal.objects.latest("on")
    manifest = last.manifest.splitlines()[0] + "\n"
    _as_owner(
        "UPDATE audit_recordseal SET manifest = %s, digest = %s WHERE id = %s",
        manifest,
        seal_digest(last.previous, manifest),
        last.pk,
    )
    assert _verified() == [
        "Bản niêm phong nhật ký ngày 17/11/2026 đã bị sửa.",
        f"Ngày 17/11/2026: mục số {sealed[2].pk} được thêm sau khi niêm phong; cả ngày thêm 1 mục.",
    ]


def test_seal_platform_when_a_detail_is_changed_then_found_and_when_erased_by_the_owner_not() -> None:
    with clock.at(dt.datetime.combine(DAY - ONE, dt.time(9), tzinfo=clock.now().tzinfo)):
        entries = [record_platform("signed_out", user=None, detail={"address": f"10.0.0.{n}"}) for n in (1, 2)]
    made = seal_platform(today=DAY)
    assert ([(one.on, one.entries) for one in made], list(verify_platform())) == ([(DAY - ONE, 2)], [])
    _as_owner("UPDATE audit_platformentry SET detail = '{}', salt = '' WHERE id = %s", entries[0].pk)
    assert list(verify_platform()) == []
    _as_owner("UPDATE audit_platformentry SET detail = '{}' WHERE id = %s", entries[1].pk)
    assert list(verify_platform()) == [f"Chi tiết của mục số {entries[1].pk} đã bị sửa."]


@pytest.mark.parametrize("table", ["audit_entry", "audit_entryvalue", "audit_recordseal", "audit_platformseal"])
@pytest.mark.parametrize("statement", ["DELETE FROM {}", "UPDATE {} SET id = id"])
def test_application_when_it_would_change_what_is_kept_then_the_database_refuses(
    sealed: list[Entry], table: str, statement: str
) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        with pytest.raises(ProgrammingError, match="permission denied"):
            cursor.execute(statement.format(table))
        transaction.set_rollback(True)


def test_command_when_called_then_seals_what_is_closed_and_doctor_finds_nothing(sealed: list[Entry]) -> None:
    out = StringIO()
    call_command("seal_record", stdout=out)
    call_command("doctor", stdout=out)
    assert out.getvalue().splitlines() == [
        "Nhật ký hệ thống: 0 bản niêm phong mới.",
        "Phường Sông Cửa: 0 bản niêm phong mới.",
        *[line for line in out.getvalue().splitlines() if line.endswith("nguyên vẹn.")],
    ]
    assert "Niêm phong nhật ký: nguyên vẹn." in out.getvalue()
    assert (PlatformSeal.objects.count(), PlatformEntry.objects.filter(act="record_sealed").count()) == (0, 2)
