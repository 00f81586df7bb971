"""Proposals for a duty to report."""

UNIT_FORM = "-don-vi"
"""Ends the code of the form in which units send their part of the commune's form."""
ANY_UNIT_FORM = "ket-qua-chuong-trinh-don-vi"


def part_form(code: str, of_units: set[str]) -> str:
    """Return the code of the form for the units' parts of a commune's form, empty where there is none."""
    own = f"{code}{UNIT_FORM}"
    if own in of_units:
        return own
    return ANY_UNIT_FORM if ANY_UNIT_FORM in of_units else min(of_units, default="")
