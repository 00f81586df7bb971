"""How values, parts and changes of indicators are worded."""

import datetime as dt
from decimal import ROUND_HALF_UP, Decimal

from gandan.common.numbers import given_words
from gandan.common.words import say
from gandan.indicators.enums import Direction, ValueKind
from gandan.workdays.windows import Window

_TENTH = Decimal("0.1")


def value_words(value: Decimal, *, is_given: bool = False) -> str:
    """Return "97,8", "1.284" or "86,5"; what was given keeps its places, what is worked out has one at most."""
    return given_words(shown(value, is_given=is_given))


def part_words(value: Decimal | int) -> str:
    return given_words(value)


def count_words(count: Decimal | int) -> str:
    """Return "03" for 3, as papers write counts below ten."""
    return f"{int(count):02}" if 0 < count < 10 and count == int(count) else part_words(count)


def few_words(denominator: Decimal | int, counted_in: str) -> str:
    if not denominator:
        return say("Chưa có số liệu")
    return say("Chưa đủ số liệu (mới có %(count)s %(unit)s)", count=count_words(denominator), unit=counted_in)


def change_words(now: Decimal, before: Decimal, kind: ValueKind, measured_in: str) -> str:
    """Return "tăng 1,2 điểm phần trăm", "giảm 5 nhiệm vụ" or "không đổi"; the values are those that are shown."""
    change = now - before
    if not change:
        return say("không đổi")
    much = given_words(abs(change))
    unit = say("điểm phần trăm") if kind == ValueKind.RATE else measured_in
    words = f"{much} {unit}".strip()
    return say("tăng %(much)s", much=words) if change > 0 else say("giảm %(much)s", much=words)


def against_words(window: Window, today: dt.date, *, is_compared: bool) -> str:
    """Say what a change is held against; of a running window only as many days as have passed."""
    is_running = window.is_running(today)
    if not is_compared:
        return say("chưa đủ kỳ để so sánh") if is_running else say("không so sánh")
    if not is_running:
        return say("so với kỳ liền trước")
    days = count_words(window.compared(today)[1].days)
    return say("so với %(days)s ngày đầu của kỳ trước", days=days)


def change_direction(now: Decimal, before: Decimal) -> str:
    change = now - before
    return "up" if change > 0 else "down" if change < 0 else "same"


def is_change_good(moved: str, direction: Direction) -> bool | None:
    """Say whether a change is for the better; None where it is neither."""
    if moved == "same" or direction == Direction.NONE:
        return None
    return (moved == "up") == (direction == Direction.UP)


def shown(value: Decimal, *, is_given: bool = False) -> Decimal:
    return value if is_given else value.quantize(_TENTH, rounding=ROUND_HALF_UP)


def typed_words(value: Decimal | None) -> str:
    """Return a kept number as a person would type it: no dots between thousands, a decimal comma."""
    if value is None:
        return ""
    return f"{value.normalize():f}".replace(".", ",")
