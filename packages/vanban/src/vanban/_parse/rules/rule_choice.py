"""Which of the rules that a text tells is meant."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vanban._parse.rules.recurrence import RULES
from vanban._parse.rules.week_times import WEEK_RULES


def find_rule(folded: str) -> tuple[str, int, int] | None:
    """The rule that the text tells, and from where to where its words stand.

    Of several, those with a day of their own go before bare periods, and the shortest period counts.
    """
    told: list[tuple[str, int, int]] = []
    for pattern, make in (*WEEK_RULES, *RULES):
        for found in pattern.finditer(folded):
            rule = make(found)
            if rule and not any(start < found.end() and found.start() < end for _, start, end in told):
                told.append((rule, *found.span()))
    if not told:
        return None
    chosen = min(told, key=lambda one: ("BY" not in one[0], _days_of(one[0])))
    return _merged(chosen, told)


def _days_of(rule: str) -> int:
    """How many days lie between two times, about."""
    parts = dict(part.split("=") for part in rule.split(";"))
    days = {"DAILY": 1, "WEEKLY": 7, "MONTHLY": 30, "YEARLY": 365}[parts["FREQ"]] * int(parts.get("INTERVAL", 1))
    return days // len(parts.get("BYMONTH", "1").split(","))


_YEARLY_DAY = re.compile(r"FREQ=YEARLY;BYMONTH=(?P<months>[\d,]+);BYMONTHDAY=(?P<day>\d+)")


def _merged(chosen: tuple[str, int, int], told: Sequence[tuple[str, int, int]]) -> tuple[str, int, int]:
    """Times of a year on the same day of several months are one rule."""
    day = _YEARLY_DAY.fullmatch(chosen[0])
    if day is None:
        return chosen
    same = [
        (found, one)
        for one in told
        if (found := _YEARLY_DAY.fullmatch(one[0]))
        and found["day"] == day["day"]
        and _days_of(one[0]) == _days_of(chosen[0])
    ]
    months = sorted({int(month) for found, _ in same for month in found["months"].split(",")})
    rule = f"FREQ=YEARLY;BYMONTH={','.join(map(str, months))};BYMONTHDAY={day['day']}"
    return rule, min(one[1] for _, one in same), max(one[2] for _, one in same)
