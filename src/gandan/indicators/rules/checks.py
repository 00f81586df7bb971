"""What an entered value must be."""

import datetime as dt
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from gandan.common.words import say
from gandan.indicators.enums import ValueKind

EARLIEST = dt.date(2000, 1, 1)
MOST_DAYS = 3700
_PLACES = Decimal("0.0001")
_ROUNDING = Decimal("0.06")
"""A rate typed beside its parts may be rounded to one place."""


@dataclass(frozen=True, slots=True)
class Given:
    """A value as it was typed or read: a rate with its parts or alone, a count or an index alone."""

    numerator: Decimal | None = None
    denominator: Decimal | None = None
    value: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Fault:
    """``field`` names what is wrong: numerator, denominator, value, from_on or to_on."""

    field: str
    sentence: str


def rate_of(numerator: Decimal, denominator: Decimal) -> Decimal:
    if not denominator:
        return Decimal(0)
    return (100 * numerator / denominator).quantize(_PLACES, rounding=ROUND_HALF_UP)


def kept_value(kind: ValueKind, given: Given) -> Decimal:
    """Return the value that is kept: the rate of its parts where there are parts."""
    if kind == ValueKind.RATE and given.numerator is not None and given.denominator is not None:
        return rate_of(given.numerator, given.denominator)
    return (given.value or Decimal(0)).quantize(_PLACES, rounding=ROUND_HALF_UP)


def faults_of(kind: ValueKind, given: Given) -> list[Fault]:
    """Return what is wrong with the value, empty where it may be kept."""
    if kind != ValueKind.RATE:
        return _faults_of_plain(kind, given.value)
    if given.numerator is None and given.denominator is None:
        return _faults_of_share(given.value)
    if given.numerator is None:
        return [Fault("numerator", say("Hãy ghi tử số, hoặc bỏ trống cả tử số và mẫu số rồi ghi tỷ lệ."))]
    if given.denominator is None:
        return [Fault("denominator", say("Hãy ghi mẫu số, hoặc bỏ trống cả tử số và mẫu số rồi ghi tỷ lệ."))]
    return _faults_of_parts(given.numerator, given.denominator, given.value)


def faults_of_period(from_on: dt.date, to_on: dt.date, *, today: dt.date) -> list[Fault]:
    """Return what is wrong with the period: a value stands for days that have passed."""
    if to_on < from_on:
        return [Fault("to_on", say("Ngày cuối phải bằng hoặc sau ngày đầu."))]
    if from_on < EARLIEST:
        return [Fault("from_on", say("Ngày này quá xa. Hãy ghi ngày từ năm 2000 trở đi."))]
    if to_on > today:
        return [Fault("to_on", say("Kỳ chưa kết thúc. Hãy ghi ngày cuối không sau hôm nay."))]
    if (to_on - from_on).days > MOST_DAYS:
        return [Fault("to_on", say("Kỳ dài quá 10 năm. Hãy xem lại ngày đầu và ngày cuối."))]
    return []


def _faults_of_plain(kind: ValueKind, value: Decimal | None) -> list[Fault]:
    if value is None:
        return [Fault("value", say("Hãy ghi giá trị."))]
    if kind == ValueKind.COUNT and value < 0:
        return [Fault("value", say("Số đếm không thể âm."))]
    return []


def _faults_of_share(value: Decimal | None) -> list[Fault]:
    if value is None:
        return [Fault("value", say("Hãy ghi tử số và mẫu số, hoặc ghi tỷ lệ."))]
    if not 0 <= value <= 100:
        return [Fault("value", say("Tỷ lệ phải từ 0 đến 100 %."))]
    return []


def _faults_of_parts(numerator: Decimal, denominator: Decimal, value: Decimal | None) -> list[Fault]:
    if numerator < 0 or denominator < 0:
        return [Fault("numerator" if numerator < 0 else "denominator", say("Số đếm không thể âm."))]
    if numerator > denominator:
        return [Fault("numerator", say("Tử số không được lớn hơn mẫu số."))]
    if value is not None and denominator and abs(value - rate_of(numerator, denominator)) > _ROUNDING:
        return [Fault("value", say("Tỷ lệ đã ghi khác với tử số chia mẫu số. Hãy xem lại, hoặc bỏ trống ô tỷ lệ."))]
    return []
