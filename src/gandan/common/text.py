"""Text as people write it: control characters say nothing on a page, and XML of a report refuses them."""

_KEPT = frozenset("\t\n\r")
_BLANKS = {code: " " for code in range(32) if chr(code) not in _KEPT} | {127: " "}
_NOTHING = dict.fromkeys(_BLANKS)


def blank_controls(text: str) -> str:
    """Return the text of the same length with a blank for each control character but tabs and ends of lines."""
    return text.translate(_BLANKS)


def strip_controls(text: str) -> str:
    """Return the text without control characters but tabs and ends of lines."""
    return text.translate(_NOTHING)
