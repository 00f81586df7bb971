"""Points as people write them: a decimal comma, at most two places."""

import re
from decimal import ROUND_HALF_UP, Decimal

ZERO = Decimal(0)
CENT = Decimal("0.01")
MOST = Decimal("99999.99")
_WRITTEN = re.compile(r"^\s*(\d{1,6})(?:\s*[.,]\s*(\d{1,2}))?\s*(?:điểm|đ)?\s*\.?\s*$", re.IGNORECASE)


def read_points(value: object) -> Decimal | None:
    """Return the points that a cell or a field holds: a number, "24", "24,5", "24.5 điểm"; None for anything else."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        found = round_points(Decimal(str(value)))
        return found if ZERO <= found <= MOST else None
    match = _WRITTEN.match(str(value or ""))
    return Decimal(f"{match[1]}.{match[2] or 0}") if match and Decimal(match[1]) <= MOST else None


def round_points(value: Decimal) -> Decimal:
    """Round to two places, half up, as people do."""
    return value.quantize(CENT, rounding=ROUND_HALF_UP)


def points_words(value: Decimal | None) -> str:
    """Return "86,5" or "24": as few places as say it; empty for None."""
    if value is None:
        return ""
    text = f"{round_points(value):,.2f}".rstrip("0").rstrip(".")
    return text.replace(",", "\0").replace(".", ",").replace("\0", ".")
