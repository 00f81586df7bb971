import hashlib
from collections.abc import Iterator

import pytest
from django.db import connection, transaction
from django.db.utils import ProgrammingError

from gandan.audit.models import Entry, EntryValue, PlatformEntry
from gandan.audit.queries import Asked, journal, timeline
from gandan.audit.services import SYSTEM, record, record_platform
from gandan.audit.words import describe
from gandan.common import clock
from gandan.organisations.models import Unit
from gandan.organisations.tests.factories import DAY, make_actor, make_commune, make_unit
from gandan.tenancy.scope import open_commune

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit() -> Iterator[Unit]:
    with open_commune(make_commune()):
        yield make_unit()


def test_record_keeps_who_what_and_which(unit: Unit) -> None:
    actor = make_actor(unit)
    record("unit_edited", unit, actor=actor, changes={"name": ["cũ", "mới"]})
    entry = Entry.objects.get()
    assert (entry.act, entry.user, entry.actor_name, entry.unit_code, entry.object_type, entry.object_id) == (
        "unit_edited",
        actor.user,
        "Lê Thu Hà",
        unit.code,
        "organisations.unit",
        unit.pk,
    )
    assert entry.object_code == unit.code


def test_record_seals_the_values_with_salt(unit: Unit) -> None:
    entry = record("unit_edited", unit, actor=SYSTEM, changes={"on": DAY, "name": ["cũ", "mới"]})
    value = EntryValue.objects.get()
    texts = [("name", '["cũ", "mới"]'), ("on", '"2026-11-18"')]
    salted = [(field, "\n".join([value.salts[field], field, text])) for field, text in texts]
    lines = [f"{field}\t{hashlib.sha256(text.encode()).hexdigest()}\n" for field, text in salted]
    assert (value.changes, entry.values_digest) == (
        {"name": ["cũ", "mới"], "on": "2026-11-18"},
        hashlib.sha256("".join(lines).encode()).hexdigest(),
    )


def test_record_when_nothing_changed_keeps_no_values(unit: Unit) -> None:
    entry = record("unit_reactivated", unit, actor=SYSTEM)
    assert (entry.values_digest, EntryValue.objects.count(), entry.user, entry.actor_name) == ("", 0, None, "Hệ thống")


def test_record_when_act_is_not_registered_is_refused(unit: Unit) -> None:
    with pytest.raises(KeyError, match="not registered"):
        record("unit_painted", unit, actor=SYSTEM)
    assert Entry.objects.count() == 0


def test_record_platform_when_act_is_not_registered_is_refused() -> None:
    with pytest.raises(KeyError, match="not registered"):
        record_platform("unit_painted", user=None)


def test_record_when_the_act_fails_goes_with_it(unit: Unit) -> None:
    @transaction.atomic
    def rename_and_fail() -> None:
        unit.name = "Tên mới"
        unit.save()
        record("unit_edited", unit, actor=SYSTEM, changes={"name": ["cũ", "mới"]})
        raise ValueError("stop")

    with pytest.raises(ValueError, match="stop"):
        rename_and_fail()
    unit.refresh_from_db()
    assert (unit.name, Entry.objects.count(), EntryValue.objects.count()) == ("Phòng Văn hóa - Xã hội", 0, 0)


@pytest.mark.parametrize("table", ["audit_entry", "audit_entryvalue"])
def test_entry_when_the_application_would_change_it_is_refused_by_the_database(unit: Unit, table: str) -> None:
    record("unit_edited", unit, actor=SYSTEM, changes={"name": ["cũ", "mới"]})
    with transaction.atomic(), connection.cursor() as cursor:
        with pytest.raises(ProgrammingError, match="permission denied"):
            cursor.execute(f"DELETE FROM {table}")
        transaction.set_rollback(True)


def test_timeline_lists_the_acts_on_one_record_newest_first(unit: Unit) -> None:
    other = make_unit("Văn phòng")
    record("unit_edited", unit, actor=SYSTEM, changes={"name": ["a", "b"]})
    record("unit_edited", other, actor=SYSTEM)
    record("unit_deactivated", unit, actor=SYSTEM)
    assert [(item.words, item.changes) for item in timeline(unit)] == [
        ("ngừng dùng đơn vị", {}),
        ("sửa đơn vị", {"name": ["a", "b"]}),
    ]


def test_timeline_when_an_act_is_of_a_version_gone_by_then_shown_by_its_name(unit: Unit) -> None:
    Entry(
        at=clock.now(), act="unit_painted", actor_name="Lê Thu Hà", object_type="organisations.unit", object_id=unit.pk
    ).save()
    assert [(item.words, item.who) for item in timeline(unit)] == [("unit_painted", "Lê Thu Hà")]


def test_journal_pages_by_where_the_last_page_ended(unit: Unit) -> None:
    for act in ("unit_added", "unit_edited", "unit_deactivated"):
        record(act, unit, actor=SYSTEM)
    first = journal(size=2)
    second = journal(size=2, before=first.before)
    assert ([item.words for item in first.items], [item.words for item in second.items], second.before) == (
        ["ngừng dùng đơn vị", "sửa đơn vị"],
        ["thêm đơn vị"],
        None,
    )


def test_journal_filters_by_person_act_day_unit_and_object(unit: Unit) -> None:
    actor = make_actor(unit)
    record("unit_edited", unit, actor=actor)
    record("unit_added", unit, actor=SYSTEM)
    assert actor.user is not None
    asked = [
        journal(Asked(user_id=actor.user.pk)),
        journal(Asked(act="unit_added")),
        journal(Asked(from_on=DAY, to_on=DAY)),
        journal(Asked(to_on=DAY.replace(day=17))),
        journal(Asked(code=unit.code, unit_code=unit.code)),
        journal(Asked(target=("organisations.unit", unit.pk + 1))),
    ]
    assert [len(page.items) for page in asked] == [1, 1, 2, 0, 1, 0]


def test_journal_shows_nothing_of_another_commune(unit: Unit) -> None:
    record("unit_edited", unit, actor=SYSTEM)
    with open_commune(make_commune()):
        assert journal().items == []


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"name": ["cũ", "mới"]}, ["tên: cũ → mới"]),
        ({"to_on": [None, "2026-11-25"]}, ["đến hết ngày: không có → 25/11/2026"]),
        ({"units": ["VP", "VHXH", "KTHT"]}, ["các đơn vị: VP, VHXH, KTHT"]),
        ({"reason": "sáp nhập", "sha256": "ab"}, ["lý do: sáp nhập"]),
        ({}, []),
    ],
)
def test_describe_says_what_changed_and_leaves_out_the_technical(changes: dict[str, object], words: list[str]) -> None:
    assert describe(changes) == words


def test_platform_entry_needs_no_commune() -> None:
    record_platform("signed_out", user=None, detail={"address": "127.0.0.1"})
    assert list(PlatformEntry.objects.values_list("act", "detail")) == [("signed_out", {"address": "127.0.0.1"})]
