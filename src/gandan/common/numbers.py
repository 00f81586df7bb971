"""Numbers as official papers word them."""

import re
from decimal import Decimal

NUMBER = re.compile(
    r"\d{1,2}/\d{1,2}/\d{4}"  # a day
    r"|\d+[a-z]?/(?:\d{4}/)?[A-ZĐ][\wĐ-]*"  # a document
    r"|\d{1,2}/\d{4}"  # a month
    r"|\d+(?:[.,]\d+)*"
)
"""A number as a reader sees it: days, months and document numbers are one each, "22/24" is two."""


def count_words(count: int) -> str:
    """Return "05" for 5 and "1.284" for 1284: two digits below ten, dots between thousands."""
    return f"{count:02}" if 0 < count < 10 else f"{count:,}".replace(",", ".")


def given_words(value: Decimal | float | int) -> str:
    """Return a number that a person gave with as many places as it was given: "97,25", "1.284"."""
    return f"{Decimal(str(value)).normalize():,f}".translate(str.maketrans(",.", ".,"))


def value_words(value: Decimal | float | int) -> str:
    """Return a number with a decimal comma and at most two places; whole numbers like counts."""
    if value == int(value) and value >= 0:
        return count_words(int(value))
    return f"{value:,.2f}".rstrip("0").rstrip(".").translate(str.maketrans(",.", ".,"))
