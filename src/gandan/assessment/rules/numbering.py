"""How tables number their rows: I/1/1.1/a, A/I/1, 1/1.1/1.1.1, and which row stands below which."""

import re
from dataclasses import dataclass, field

_ROMAN = re.compile(r"^(?=[IVXL])(XL|L?X{0,3})(IX|IV|V?I{0,3})$")
_DOTTED = re.compile(r"^\d{1,3}(?:\.\d{1,3})*$")
_MIXED = re.compile(r"^([A-Z]{1,5}|\d{1,3})(?:\.[0-9a-zđ]{1,3})+$")
_LETTER = re.compile(r"^[a-zđ]{1,2}$")
_HEADED = re.compile(
    r"^\s*(\d{1,3}(?:\.\d{1,3})+(?=[.)\s:])|(?:[IVXL]{1,6}|[A-Z]|\d{1,3}|[a-zđ])(?=\s*[.):]))\s*[.):]?\s*(\S.*)$", re.S
)
_DASH = re.compile(r"^[-–+*•]")


@dataclass(frozen=True, slots=True)
class Place:
    """A row on the stack: the style of its number and the number itself, "" between dots for none."""

    style: str
    number: str
    key: int


@dataclass(slots=True)
class Numbering:
    """Takes numbers in the order of the rows and says under which earlier row each stands."""

    stack: list[Place] = field(default_factory=list)

    def take(self, number: str, key: int) -> int | None:
        """Return the key of the parent, None for a top row."""
        style = self._style(number)
        self._unwind(style, number)
        parent = self.stack[-1].key if self.stack else None
        self.stack.append(Place(style, number, key))
        return parent

    def last_of(self, parts: int) -> str:
        """Return the open dotted number of that many parts."""
        return next((one.number for one in reversed(self.stack) if one.style == f"dotted{parts}"), "")

    def _unwind(self, style: str, number: str) -> None:
        base = number.rpartition(".")[0]
        named = next((at for at, one in enumerate(self.stack) if base and one.number == base), None)
        if named is not None:
            del self.stack[named + 1 :]
            return
        same = next((at for at, one in enumerate(self.stack) if one.style == style), None)
        if same is not None:
            del self.stack[same:]

    def _style(self, number: str) -> str:
        if _DOTTED.match(number):
            return f"dotted{number.count('.') + 1}"
        if _MIXED.match(number):
            return f"mixed{number.count('.') + 1}"
        if _LETTER.match(number):
            return "letter"
        if len(number) == 1 and number.isupper() and self._follows_capital(number):
            return "capital"
        return "roman" if _ROMAN.match(number) else "capital"

    def _follows_capital(self, number: str) -> bool:
        last = next((one.number for one in self.stack if one.style == "capital"), "")
        return bool(last) and ord(number) == ord(last[-1]) + 1


def clean_number(value: object, numbering: Numbering) -> str | None:
    """Return a cell's number as a set writes it: "I", "1.1", "a"; empty for none, None for what is no number.

    A spreadsheet turns 1.10 into 1.1: after 1.9 it is read as it was meant.
    """
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, int | float):
        text = f"{value:.10g}"
        if numbering.last_of(2) == f"{text.partition('.')[0]}.9" and text.endswith(".1"):
            return f"{text}0"
        return text if _DOTTED.match(text) else None
    text = str(value).strip().replace(",", ".").strip(" .):-–")
    if not text:
        return ""
    known = _DOTTED.match(text) or _LETTER.match(text) or _ROMAN.match(text) or _MIXED.match(text)
    return text if known or (len(text) == 1 and text.isupper()) else None


def split_heading(text: str) -> tuple[str, str]:
    """Return number and name of "I. Công khai, minh bạch" or "1.2) Niêm yết"; no number where it begins with none."""
    if _DASH.match(text):
        return "", text
    match = _HEADED.match(text)
    if not match:
        return "", text
    number, name = match[1], match[2].strip()
    return (number, name) if name else ("", text)
