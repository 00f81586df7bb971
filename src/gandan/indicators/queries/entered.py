"""Indicators that people enter, seen like those that the system computes."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.db.models import QuerySet

from gandan.common.formats import day
from gandan.common.words import mark
from gandan.indicators.enums import ENTERED, Direction, ValueKind
from gandan.indicators.models import EnteredIndicator, Entry
from gandan.indicators.registry import Family, Indicator, Measure, RecordLine, Scope, register_family
from gandan.indicators.rules.entered import Entered, summed, used_for
from gandan.indicators.rules.words import count_words, value_words
from gandan.workdays.windows import Window

_SUM = mark("Tử số / mẫu số của hệ thống nguồn; nhiều kỳ nối tiếp nhau thì cộng tử số và mẫu số.")


def entries_of(indicator: EnteredIndicator) -> "QuerySet[Entry]":
    """Return the entries that stand, the latest period first."""
    found: QuerySet[Entry] = Entry.objects.filter(indicator=indicator, is_current=True)
    return found.select_related("entered_by", "proof").order_by("-to_on", "-id")


def used_entries(indicator: EnteredIndicator, window: Window) -> tuple[Entered, ...]:
    """Return the entries on which the value of the window rests."""
    return used_for(window, _inside(indicator, [window]), ValueKind(indicator.kind))


def as_indicator(row: EnteredIndicator) -> Indicator:
    return Indicator(
        code=f"{ENTERED}{row.code}",
        name=row.name,
        kind=ValueKind(row.kind),
        measured_in=row.measured_in,
        counted_in=row.counted_in,
        direction=Direction(row.direction),
        formula=row.formula or (_SUM if row.kind == ValueKind.RATE else ""),
        source=row.source_system,
        min_sample=row.min_sample,
        measures=_measures_of(row),
        by_unit=_by_unit,
        records=_records_of(row),
        line=_line,
        is_entered=True,
    )


def find_entered(codes: Sequence[str]) -> list[Indicator]:
    return [as_indicator(row) for row in EnteredIndicator.objects.filter(code__in=codes)]


def every_entered() -> list[Indicator]:
    return [as_indicator(row) for row in EnteredIndicator.objects.filter(is_active=True)]


register_family(Family(ENTERED, find_entered, every_entered))


def _inside(row: EnteredIndicator, windows: Sequence[Window]) -> list[Entered]:
    first, last = min(one.from_on for one in windows), max(one.to_on for one in windows)
    found = entries_of(row).filter(from_on__gte=first, to_on__lte=last)
    fields = found.values_list("pk", "from_on", "to_on", "value", "numerator", "denominator")
    return [
        Entered(pk, Window(from_on, to_on), value, numerator, denominator)
        for pk, from_on, to_on, value, numerator, denominator in fields
    ]


def _measures_of(row: EnteredIndicator) -> Callable[[Sequence[Scope]], list[Measure]]:
    kind = ValueKind(row.kind)

    def measures(scopes: Sequence[Scope]) -> list[Measure]:
        entries = _inside(row, [scope.window for scope in scopes])
        return [_measure(scope.window, entries, kind) for scope in scopes]

    return measures


def _measure(window: Window, entries: Sequence[Entered], kind: ValueKind) -> Measure:
    found = summed(window, used_for(window, entries, kind), kind)
    return Measure(found.numerator, found.denominator, found.given, found.windows)


def _records_of(row: EnteredIndicator) -> Callable[[Scope], "QuerySet[Any]"]:
    def records(scope: Scope) -> "QuerySet[Any]":
        used = [entry.pk for entry in used_entries(row, scope.window)]
        return entries_of(row).filter(pk__in=used)

    return records


def _by_unit(_scope: Scope) -> Mapping[int, Measure]:
    # an entered figure is the commune's, whoever asks for it
    return {}


def _line(entry: Entry, _scope: Scope) -> RecordLine:
    return RecordLine(
        code=entry.code,
        title=entry.source_system,
        unit="",
        on=entry.to_on,
        words=f"{entry_words(entry)} · {day(entry.from_on)}–{day(entry.to_on)}",
        url_name="indicator_entry",
    )


def entry_words(entry: Entry) -> str:
    """Return "93,5 (2.104/2.250)" or the value alone."""
    value = value_words(entry.value, is_given=entry.numerator is None)
    if entry.numerator is None or entry.denominator is None:
        return value
    return f"{value} ({count_words(entry.numerator)}/{count_words(entry.denominator)})"


def history_of(entry: Entry) -> list[Entry]:
    """Return every entry that stood in this one's place, before and after it, the newest first; one query."""
    found = Entry.objects.filter(indicator=entry.indicator_id).select_related("entered_by", "proof").order_by("id")
    after: dict[int, Entry] = {}
    by_key: dict[int, Entry] = {}
    for one in found:
        by_key[one.pk] = one
        if one.replaced_by_id:
            after[one.replaced_by_id] = one
    last = by_key[entry.pk]
    while last.replaced_by_id:
        last = by_key[last.replaced_by_id]
    chain = [last]
    while (earlier := after.get(chain[-1].pk)) is not None:
        chain.append(earlier)
    return chain
