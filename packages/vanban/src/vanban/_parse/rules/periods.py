"""Months, quarters, halves and years that a time names, as ISO 8601 dates of reduced precision or ranges of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from vanban._parse.rules.recurrence import quarter_number


@dataclass(frozen=True, slots=True)
class Years:
    """Which years a document speaks for."""

    several: bool = False
    """It runs over several years ("giai đoạn 2026-2030"), so a day without a year comes back every year."""
    year: int | None = None
    sure: bool = True
    """False where the year is taken from the caller's today."""


MONTH = re.compile(r"tháng\s+(\d{1,2})(?!\d)(?:\s*(?:/\s*|năm\s+)(\d{4}))?|(?<![\d/])(\d{1,2})\s*/\s*(\d{4})(?!\d)")
QUARTER = re.compile(r"quý\s+(iv|i{1,3}|[1-4])(?![\wà-ỹ])(?:\s*(?:/\s*|năm\s+)(\d{4}))?")
_QUARTER_LIST = re.compile(
    r"quý\s+((?:iv|i{1,3}|[1-4])(?:\s*(?:,|và|-)\s*(?:quý\s+)?(?:iv|i{1,3}|[1-4]))+)(?![\wà-ỹ])(?:\s*(?:/\s*|năm\s+)(\d{4}))?"
)
_QUARTER_RANGE = re.compile(
    r"(?:từ\s+)?quý\s+(iv|i{1,3}|[1-4])(?:\s*(?:/\s*|năm\s+)(\d{4}))?\s*(?:đến(?:\s+hết)?|-)\s*quý\s+(iv|i{1,3}|[1-4])"
    r"(?![\wà-ỹ])(?:\s*(?:/\s*|năm\s+)(\d{4}))?"
)
MONTH_LIST = re.compile(
    r"tháng\s+(\d{1,2}(?:\s*(?:,|và)\s*(?:tháng\s+)?\d{1,2}(?!\s*/\s*\d{1,2}\s*/))+)(?!\d)(?:\s*(?:/\s*|năm\s+)(\d{4}))?"
)
YEAR = re.compile(r"(?<![\d/.-])(20\d\d)(?![\d/])")
YEAR_RANGE = re.compile(r"(?<![\d/.-])(20\d\d)\s*(?:-|đến(?:\s+năm)?)\s*(20\d\d)(?!\d)")
_YEAR_LIST = re.compile(r"(?:các\s+)?(?:năm\s+)?(?<![\d/.-])20\d\d(?:\s*(?:,|;|và)\s*(?:năm\s+)?20\d\d(?![\d/]))+")
_HALF = re.compile(r"(?:6|06|sáu)\s+tháng\s+(đầu|cuối)\s+(?:của\s+)?năm(?:\s+(\d{4}))?")
_MONTH_RANGE = re.compile(
    r"(?:từ\s+)?(?:tháng\s+|t)(\d{1,2})(?:\s*(?:/\s*|năm\s+)(\d{4}))?\s*(?:đến(?:\s+hết)?|-)\s*(?:tháng\s+|t)?(\d{1,2})(?:\s*(?:/\s*|năm\s+)(\d{4}))?(?![\d/])"
)


def _month_range(found: re.Match[str], folded: str, years: Years) -> tuple[str, ...]:
    first, first_year, last, last_year = (int(part) if part else None for part in found.groups())
    end_year = last_year or first_year or years.year
    if end_year is None or first is None or last is None or not (1 <= first <= 12 and 1 <= last <= 12):
        return ()
    return (f"{first_year or end_year:04d}-{first:02d}/{end_year:04d}-{last:02d}",)


def _half_year(found: re.Match[str], folded: str, years: Years) -> tuple[str, ...]:
    year = int(found.group(2)) if found.group(2) else None if years.several else years.year
    if year is None:
        return ()
    return (f"{year:04d}-01/{year:04d}-06" if found.group(1) == "đầu" else f"{year:04d}-07/{year:04d}-12",)


def _quarter_span(found: re.Match[str], folded: str, years: Years) -> tuple[str, ...]:
    last_year = found.group(4) or found.group(2) or (None if years.several else years.year)
    if last_year is None:
        return ()
    first = _quarter_range(int(found.group(2) or last_year), quarter_number(found.group(1)))
    last = _quarter_range(int(last_year), quarter_number(found.group(3)))
    return (f"{first.partition('/')[0]}/{last.partition('/')[2]}",)


def _month_list(found: re.Match[str], folded: str, years: Years) -> tuple[str, ...]:
    year = found.group(2) or (None if years.several else years.year)
    months = [int(one) for one in re.findall(r"\d{1,2}", found.group(1))]
    if year is None or not all(1 <= month <= 12 for month in months):
        return ()
    return tuple(f"{int(year):04d}-{month:02d}" for month in months)


def _quarters(found: re.Match[str], folded: str, years: Years) -> tuple[str, ...]:
    year = int(found.group(2)) if found.group(2) else years.year
    if year is None or (found.group(2) is None and years.several):
        return ()
    numbers = [quarter_number(one) for one in re.findall(r"iv|i{1,3}|[1-4]", found.group(1))]
    if len(numbers) == 1 and found.re is QUARTER and folded != found.group():
        return tuple(
            _quarter_range(int(one.group(2) or year), quarter_number(one.group(1))) for one in QUARTER.finditer(folded)
        )
    return tuple(_quarter_range(year, number) for number in numbers)


def _quarter_range(year: int, quarter: int) -> str:
    return f"{year:04d}-{3 * quarter - 2:02d}/{year:04d}-{3 * quarter:02d}"


def _months(found: re.Match[str], folded: str, years: Years) -> tuple[str, ...]:
    pairs = [(int(one.group(1) or one.group(3)), one.group(2) or one.group(4)) for one in MONTH.finditer(folded)]
    known = next((int(year) for _, year in reversed(pairs) if year), None if years.several else years.year)
    if known is None:
        return ()
    return tuple(f"{int(year or known):04d}-{month:02d}" for month, year in pairs if 1 <= month <= 12)


def _year_range(found: re.Match[str], folded: str, years: Years) -> tuple[str, ...]:
    return (f"{found.group(1)}/{found.group(2)}",)


def _years(found: re.Match[str], folded: str, years: Years) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.group(1) for one in YEAR.finditer(folded)))


PERIODS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], str, Years], tuple[str, ...]]], ...] = (
    (_HALF, _half_year),
    (_MONTH_RANGE, _month_range),
    (_QUARTER_RANGE, _quarter_span),
    (MONTH_LIST, _month_list),
    (_QUARTER_LIST, _quarters),
    (QUARTER, _quarters),
    (MONTH, _months),
    (YEAR_RANGE, _year_range),
    (_YEAR_LIST, _years),
    (YEAR, _years),
)
