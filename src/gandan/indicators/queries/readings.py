"""Reading indicators: the value of a window with its words, its change, and its course over the months."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.urls import reverse

from gandan.common.formats import day
from gandan.common.words import say
from gandan.indicators.enums import Direction, ValueKind
from gandan.indicators.queries import entered as entered  # registers its family
from gandan.indicators.registry import Indicator, Measure, Scope, families, registered
from gandan.indicators.rules.words import (
    against_words,
    change_direction,
    change_words,
    count_words,
    few_words,
    is_change_good,
    shown,
    value_words,
)
from gandan.tenancy.scope import current_commune
from gandan.workdays.windows import Window, report_months


@dataclass(frozen=True, slots=True)
class Reading:
    """One indicator in one scope, with every word that a page, a report or a board shows of it."""

    code: str
    name: str
    measured_in: str
    counted_in: str
    kind: ValueKind
    direction: Direction
    measure: Measure
    value_words: str
    """"97,8"; empty where there is no value or not enough of a sample: then ``few_words`` says so."""
    fraction_words: str
    """"132/135 hồ sơ"; empty where it is no rate with its parts."""
    change_words: str
    """Of the two parts of ``Window.compared``; empty where one of them has no value."""
    against_words: str
    """What the change is held against, or why nothing is compared."""
    moved: str
    """"up", "down", "same", or empty where it is not compared."""
    is_good: bool | None
    """Whether the change is for the better; None where it is neither."""
    is_enough: bool
    min_sample: int
    few_words: str
    formula: str
    source_words: str
    period_words: str
    """The days that the value stands for."""
    url: str
    is_entered: bool

    @property
    def value(self) -> Decimal | None:
        """Return the value where it may be shown."""
        return self.measure.value if self.is_enough else None


@dataclass(frozen=True, slots=True)
class Point:
    """One report month of a course."""

    window: Window
    name: str
    measure: Measure
    value: Decimal | None
    """None where there is no value or not enough of a sample."""
    words: str
    fraction_words: str


def find_indicator(code: str) -> Indicator | None:
    """Return the indicator of this code, computed or entered; None where the commune has none."""
    return find_indicators([code]).get(code)


def find_indicators(codes: Iterable[str]) -> dict[str, Indicator]:
    """Return those of the codes that exist, in their order; one query for each family among them."""
    wanted = list(dict.fromkeys(codes))
    known = dict(registered())
    for prefix, family in families().items():
        tails = [code.removeprefix(prefix) for code in wanted if code.startswith(prefix)]
        if tails:
            known |= {found.code: found for found in family.find(tails)}
    return {code: known[code] for code in wanted if code in known}


def all_indicators() -> list[Indicator]:
    """Return every indicator in use: computed ones, then those of the families; one query for each family."""
    return [*registered().values(), *(one for family in families().values() for one in family.every())]


def read_indicator(code: str, scope: Scope) -> Reading | None:
    """Return the reading; None where the commune has no such indicator."""
    return read_many([code], scope).get(code)


def read_many(codes: Iterable[str], scope: Scope) -> dict[str, Reading]:
    """Return the readings of those that exist; one query for each indicator beside those of the families."""
    return {code: read(indicator, scope) for code, indicator in find_indicators(codes).items()}


def read(indicator: Indicator, scope: Scope) -> Reading:
    """Return the reading with its change since the window before; one query."""
    now, *compared = indicator.measures([scope, *compared_scopes(scope)])
    return reading_of(indicator, now, compared, scope)


def compared_scopes(scope: Scope) -> list[Scope]:
    """Return the scopes whose measures ``reading_of`` holds against each other: this one, the one before."""
    return [scope.over(window) for window in scope.window.compared(scope.today)]


def read_with_course(indicator: Indicator, scope: Scope, *, months: int = 12) -> tuple[Reading, list[Point]]:
    """Return the reading and the course over the report months up to the window's end; one query for both."""
    periods = report_months(scope.window.to_on, months)
    months_asked = [scope.over(period.window) for period in periods]
    now, so_far, before, *course = indicator.measures([scope, *compared_scopes(scope), *months_asked])
    points = [
        point_of(indicator, period.name, period.window, measure)
        for period, measure in zip(periods, course, strict=True)
    ]
    return reading_of(indicator, now, (so_far, before), scope), points


def course_of(code: str, scope: Scope, *, months: int = 12) -> list[Point]:
    """Return the values of the report months up to the end of the window, the oldest first; empty for no indicator."""
    indicator = find_indicator(code)
    return read_with_course(indicator, scope, months=months)[1] if indicator else []


def reading_of(indicator: Indicator, now: Measure, compared: Sequence[Measure], scope: Scope) -> Reading:
    """Return the words of a measure; ``compared`` are those of ``compared_scopes``."""
    so_far, before = compared
    is_enough = has_enough(indicator, now)
    moved, changed = "", ""
    # an entered value of a shorter period has nothing of the same length before it
    is_whole = not (now.windows or so_far.windows or before.windows)
    if is_enough and is_whole and has_enough(indicator, so_far) and has_enough(indicator, before):
        is_now, was = (shown(one.value or Decimal(0), is_given=one.is_given) for one in (so_far, before))
        moved = change_direction(is_now, was)
        changed = change_words(is_now, was, indicator.kind, say(indicator.measured_in))
    return Reading(
        code=indicator.code,
        name=say(indicator.name),
        measured_in=say(indicator.measured_in),
        counted_in=say(indicator.counted_in),
        kind=indicator.kind,
        direction=indicator.direction,
        measure=now,
        value_words=value_words(now.value, is_given=now.is_given) if is_enough and now.value is not None else "",
        fraction_words=fraction_words(indicator, now),
        change_words=changed,
        against_words=against_words(scope.window, scope.today, is_compared=bool(changed)),
        moved=moved,
        is_good=is_change_good(moved, indicator.direction) if moved else None,
        is_enough=is_enough,
        min_sample=indicator.min_sample,
        few_words="" if is_enough else few_words(now.denominator or 0, say(indicator.counted_in)),
        formula=say(indicator.formula),
        source_words=source_words(indicator),
        period_words=period_words(now.windows or (scope.window,)),
        url=indicator_url(indicator.code, scope),
        is_entered=indicator.is_entered,
    )


def point_of(indicator: Indicator, name: str, window: Window, measure: Measure) -> Point:
    value = measure.value if has_enough(indicator, measure) else None
    few = few_words(measure.denominator or 0, say(indicator.counted_in)) if value is None else ""
    words = few if value is None else value_words(value, is_given=measure.is_given)
    return Point(window, name, measure, value, words, fraction_words(indicator, measure))


def has_enough(indicator: Indicator, measure: Measure) -> bool:
    """Say whether the value may be shown: there is one, and a rate has as many records as it needs."""
    if measure.value is None:
        return False
    return measure.denominator is None or measure.denominator >= indicator.min_sample


def fraction_words(indicator: Indicator, measure: Measure) -> str:
    if measure.numerator is None or measure.denominator is None:
        return ""
    parts = f"{count_words(measure.numerator)}/{count_words(measure.denominator)}"
    return f"{parts} {say(indicator.counted_in)}".strip()


def source_words(indicator: Indicator) -> str:
    if indicator.is_entered:
        return say("Số liệu nhập từ %(system)s", system=indicator.source)
    return say(indicator.source)


def period_words(windows: Sequence[Window]) -> str:
    return f"{day(windows[0].from_on)}–{day(windows[-1].to_on)}"


def indicator_url(code: str, scope: Scope) -> str:
    path = reverse("indicator", kwargs={"commune": current_commune().slug, "code": code})
    unit = f"&don-vi={scope.unit.code}" if scope.unit else ""
    return f"{path}?tu={scope.window.from_on.isoformat()}&den={scope.window.to_on.isoformat()}{unit}"
