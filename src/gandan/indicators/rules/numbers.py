"""Reading numbers as people and spreadsheets write them."""

import re
from decimal import Decimal

MOST = Decimal(10) ** 11
_GROUPED_BY_DOTS = re.compile(r"[+-]?\d{1,3}(\.\d{3})+(,\d+)?")
_GROUPED_BY_COMMAS = re.compile(r"[+-]?\d{1,3}(,\d{3}){2,}(\.\d+)?|[+-]?\d{1,3}(,\d{3})+\.\d+")
_PLAIN = re.compile(r"[+-]?\d+([.,]\d+)?")


def read_number(text: str) -> Decimal | None:
    """Return the number that the text says, None where it says none.

    Dots between groups of three are thousands and a comma is the decimal mark ("1.284,5"); a dot that cannot be one
    of thousands is a decimal mark ("93.5").
    """
    bare = re.sub(r"[\s\u00a0\u202f]", "", text).removesuffix("%")
    if _GROUPED_BY_DOTS.fullmatch(bare):
        bare = bare.replace(".", "").replace(",", ".")
    elif _GROUPED_BY_COMMAS.fullmatch(bare):
        bare = bare.replace(",", "")
    elif _PLAIN.fullmatch(bare):
        bare = bare.replace(",", ".")
    else:
        return None
    number = Decimal(bare)
    return number if abs(number) < MOST else None
