import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

import pytest
from django.db import connection

from gandan.activities.services import keep_file
from gandan.audit.queries import timeline
from gandan.common.errors import NotAllowed, Stale
from gandan.indicators.enums import ValueKind
from gandan.indicators.facts import IndicatorFacts, ValueFacts
from gandan.indicators.models import ColumnMapping, EnteredIndicator, Entry
from gandan.indicators.queries import read_indicator
from gandan.indicators.queries.entered import history_of
from gandan.indicators.registry import Scope
from gandan.indicators.rules.checks import Given
from gandan.indicators.services.entering import (
    change_indicator,
    correct_value,
    define_indicator,
    enter_value,
)
from gandan.indicators.services.importing import Imported, ImportRow, import_values, save_mapping
from gandan.indicators.tests.factories import FROM, TO, make_entered
from gandan.organisations.actors import Actor
from gandan.organisations.enums import Role
from gandan.organisations.tests.factories import make_actor, make_commune, make_unit
from gandan.tenancy.scope import open_commune
from gandan.workdays.windows import Window

TODAY = dt.date(2026, 11, 18)
D = Decimal
RATE = IndicatorFacts("Tỷ lệ số hóa", ValueKind.RATE, "Hệ thống một cửa", "%", "hồ sơ")


@dataclass
class Desk:
    actor: Actor
    indicator: EnteredIndicator

    def facts(self, numerator: int = 187, denominator: int = 200, note: str = "") -> ValueFacts:
        return ValueFacts(FROM, TO, Given(D(numerator), D(denominator)), note=note)

    def enter(self, **options: int) -> Entry:
        return enter_value(self.indicator, self.facts(**options), proof=None, actor=self.actor, today=TODAY)

    def correct(self, entry: Entry, numerator: int, note: str = "Đối chiếu lại") -> Entry:
        facts = self.facts(numerator, note=note)
        return correct_value(entry, facts, proof=None, actor=self.actor, today=TODAY)


@pytest.fixture
def desk(db: None) -> Iterator[Desk]:
    with open_commune(make_commune()):
        yield Desk(make_actor(make_unit(), Role.PROGRAMME_OFFICER), make_entered())


def test_define_when_sent_twice_then_once(desk: Desk) -> None:
    first, again = (define_indicator(RATE, actor=desk.actor) for _ in range(2))
    assert (first.pk, first.code) == (again.pk, "ty_le_so_hoa")


def test_define_when_name_stands_for_another_then_refused(desk: Desk) -> None:
    define_indicator(RATE, actor=desk.actor)
    with pytest.raises(NotAllowed) as refusal:
        define_indicator(replace(RATE, kind=ValueKind.COUNT), actor=desk.actor)
    assert refusal.value.code == "name_taken"


def test_change_when_stale_or_kind_with_values_then_refused(desk: Desk) -> None:
    made = define_indicator(RATE, actor=desk.actor)
    change_indicator(made, replace(RATE, min_sample=30), version=1, actor=desk.actor)
    with pytest.raises(Stale):
        change_indicator(made, replace(RATE, min_sample=10), version=1, actor=desk.actor)
    made.refresh_from_db()
    enter_value(made, desk.facts(), proof=None, actor=desk.actor, today=TODAY)
    with pytest.raises(NotAllowed) as refusal:
        change_indicator(made, replace(RATE, kind=ValueKind.COUNT), version=2, actor=desk.actor)
    assert (refusal.value.code, made.min_sample) == ("kind_fixed", 30)


def test_enter_when_sent_twice_then_one_entry(desk: Desk) -> None:
    first, again = desk.enter(), desk.enter()
    assert (first.pk, first.value, Entry.objects.count()) == (again.pk, D("93.5"), 1)
    assert [item.act for item in timeline(first)] == ["value_entered"]


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        (ValueFacts(FROM, TO, Given(D(1), D(2))), "period_taken"),
        (ValueFacts(FROM, TO, Given(D(3), D(2))), "value"),
        (ValueFacts(FROM, dt.date(2026, 12, 14), Given(D(1), D(2))), "value"),
    ],
)
def test_enter_when_it_cannot_be_then_refused(desk: Desk, facts: ValueFacts, code: str) -> None:
    desk.enter()
    with pytest.raises(NotAllowed) as refusal:
        enter_value(desk.indicator, facts, proof=None, actor=desk.actor, today=TODAY)
    assert (refusal.value.code, Entry.objects.count()) == (code, 1)


def test_correct_when_done_twice_then_one_new_entry_and_the_old_kept(desk: Desk) -> None:
    first = desk.enter()
    second, again = desk.correct(first, 190), desk.correct(first, 190)
    third = desk.correct(second, 192)
    first.refresh_from_db()
    assert (second.pk, first.replaced_by_id, first.is_current) == (again.pk, second.pk, False)
    assert [one.pk for one in history_of(first)] == [third.pk, second.pk, first.pk]
    reading = read_indicator(f"entered.{desk.indicator.code}", Scope(Window(FROM, TO), TODAY))
    assert reading is not None
    assert (reading.value_words, reading.fraction_words) == ("96", "192/200 hồ sơ")


def test_correct_when_another_came_first_or_no_reason_then_refused(desk: Desk) -> None:
    first = desk.enter()
    with pytest.raises(NotAllowed) as refusal:
        desk.correct(first, 190, note=" ")
    desk.correct(first, 190)
    with pytest.raises(Stale):
        desk.correct(first, 191)
    assert refusal.value.code == "reason"


def test_current_entry_when_second_for_a_period_then_the_database_refuses(desk: Desk) -> None:
    desk.enter()
    with connection.cursor() as cursor:
        cursor.execute("SELECT indexdef FROM pg_indexes WHERE indexname = 'indicator_entry_once_per_period'")
        definition = cursor.fetchone()[0]
    assert ("UNIQUE" in definition, "WHERE is_current" in definition) == (True, True)


def test_import_when_repeated_with_one_change_then_entered_corrected_unchanged(desk: Desk) -> None:
    other = make_entered(kind=ValueKind.COUNT)
    kept = keep_file(b"so lieu thang 11", name="so-lieu.txt", actor=desk.actor)
    desk.enter()

    def take(count: int) -> Imported:
        rows = [
            ImportRow(desk.indicator, Given(D(187), D(200))),
            ImportRow(other, Given(value=D(count))),
        ]
        period = (FROM, TO)
        return import_values(rows, kept=kept, period=period, source_system="Hệ thống", actor=desk.actor, today=TODAY)

    assert [take(7), take(7), take(8)] == [Imported(1, 0, 1), Imported(0, 0, 2), Imported(0, 1, 1)]
    entries = Entry.objects.filter(indicator=other).order_by("id")
    assert [(one.value, one.note, one.is_current) for one in entries] == [
        (D(7), "", False),
        (D(8), "Nhập lại từ tệp so-lieu.txt", True),
    ]
    assert len({one.proof_id for one in entries}) == 1


def test_import_when_one_cannot_be_then_nothing_is_entered(desk: Desk) -> None:
    kept = keep_file(b"so lieu", name="so-lieu.txt", actor=desk.actor)
    rows = [
        ImportRow(make_entered(), Given(D(1), D(2))),
        ImportRow(make_entered(), Given(D(3), D(2))),
    ]
    with pytest.raises(NotAllowed):
        import_values(rows, kept=kept, period=(FROM, TO), source_system="", actor=desk.actor, today=TODAY)
    assert Entry.objects.count() == 0


def test_mapping_when_saved_again_under_its_name_then_renewed(desk: Desk) -> None:
    for sheet in ("Một", "Hai"):
        save_mapping("Hằng tháng", source_system="Hệ thống", sheet=sheet, columns={"head": [1, 1]}, actor=desk.actor)
    mapping = ColumnMapping.objects.get()
    assert (mapping.sheet, mapping.version) == ("Hai", 2)
