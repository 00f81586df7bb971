"""The sheet of people to invite: its heads, and what is wrong in which cell."""

import datetime as dt
import hashlib
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gandan.access.enums import MailFault
from gandan.common.vietnamese import fold
from gandan.common.words import mark

HEADS = (
    mark("Họ và tên"),
    mark("Đơn vị"),
    mark("Chức vụ"),
    mark("Thư điện tử"),
    mark("Điện thoại"),
    mark("Vai trò"),
    mark("Tên đăng nhập"),
)
_LETTERS = "ABCDEFG"
_NAME, _UNIT, _POSITION, _EMAIL, _PHONE, _ROLES, _LOGIN = range(len(HEADS))
_LONGEST = (120, 160, 120, 254, 20, 300, 60)
MOST_ROWS = 300
_ATOM, _LABEL = r"[\w!#$%&'*+/=?^`{|}~-]+", r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_MAILBOX = rf"(?=[^@]{{1,64}}@){_ATOM}(?:\.{_ATOM})*"
_ADDRESS = re.compile(rf"{_MAILBOX}@(?:{_LABEL}\.)+(?=[^.]{{2,}}$){_LABEL}", re.ASCII | re.IGNORECASE)
"""Only what a mail server can be told: anything else would stop the job that sends the letters."""
_PHONE_NUMBER = re.compile(r"\+?[0-9 .]{8,19}")
_LOGIN_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{1,58}[a-z0-9]")


PASSING_FAULTS = frozenset({MailFault.NO_SERVER, MailFault.BUSY, MailFault.LOGIN})
"""After these nothing went out and another try may do."""
_WAITS = (1, 5, 15, 60)
"""Minutes before the second, third … try."""


def next_try(tries: int) -> dt.timedelta | None:
    """Return how long to wait after so many tries; None where they were enough."""
    return dt.timedelta(minutes=_WAITS[max(tries, 1) - 1]) if tries <= len(_WAITS) else None


@dataclass(frozen=True, slots=True)
class Fault:
    cell: str
    """As Excel names it: "B5"; empty for the whole file."""
    sentence: str
    words: str = ""
    """What stands in the cell."""


@dataclass(frozen=True, slots=True)
class Invited:
    """One line of the sheet in order."""

    row: int
    full_name: str
    unit: str
    """Code of the unit."""
    position_title: str
    email: str
    phone: str
    roles: tuple[str, ...]
    username: str


@dataclass(frozen=True, slots=True)
class Known:
    """What the sheet is compared with."""

    units: Mapping[str, str]
    """Code by the folded words of the sheet's cells, where they name a unit."""
    roles: Mapping[str, str]
    """Role by its folded word."""
    people: frozenset[tuple[str, str]]
    """Folded name and unit code of those who are here already."""
    logins: frozenset[str]
    """Names that are taken, of those asked for."""
    slug: str
    """What made login names begin with."""


def digest_of(code: str) -> str:
    """Return what is kept of a code; capitals and what stands between the groups do not matter."""
    plain = re.sub(r"[^a-z0-9]", "", code.lower())
    return hashlib.sha256(plain.encode()).hexdigest()


def find_heads(rows: Sequence[Sequence[str]]) -> int | None:
    """Return the number of the row that holds the heads, among the first ten; None without one."""
    wanted = [fold(head) for head in HEADS[:3]]
    for number, row in enumerate(rows[:10]):
        if [fold(cell.replace("*", "")).strip() for cell in row[:3]] == wanted:
            return number
    return None


def check_rows(rows: Sequence[Sequence[str]], first: int, known: Known) -> tuple[list[Invited], list[Fault]]:
    """Return the people of the rows from ``first`` (from 0) on, and every cell that is wrong."""
    people: list[Invited] = []
    faults: list[Fault] = []
    seen: dict[tuple[str, str], int] = {}
    names = set(known.logins)
    for number, given in enumerate(rows[first:], start=first + 1):
        cells = [" ".join(unicodedata.normalize("NFC", cell).split()) for cell in given[: len(HEADS)]]
        cells += [""] * (len(HEADS) - len(cells))
        if not any(cells):
            continue
        person, wrong = _read(number, cells, known, names)
        key = (fold(person.full_name), person.unit)
        if key in known.people:
            wrong = [Fault(f"A{number}", mark("Người này đã có trong đơn vị."), cells[_NAME])]
        elif key in seen and person.unit:
            wrong = [Fault(f"A{number}", mark("Người này đã có ở một dòng phía trên."), cells[_NAME])]
        seen.setdefault(key, number)
        names.add(person.username)
        people.append(person)
        faults += wrong
    if not people:
        faults.append(Fault("", mark("Tệp chưa có người nào. Hãy điền từ dòng dưới tiêu đề.")))
    if len(people) > MOST_ROWS:
        faults.append(Fault("", mark("Mỗi lần mời nhiều nhất 300 người. Hãy chia tệp.")))
    return people, faults


def _read(number: int, cells: Sequence[str], known: Known, names: set[str]) -> tuple[Invited, list[Fault]]:
    wrong: list[Fault] = []

    def refuse(column: int, sentence: str) -> None:
        wrong.append(Fault(f"{_LETTERS[column]}{number}", sentence, cells[column]))

    for column in (_NAME, _UNIT, _POSITION):
        if not cells[column]:
            refuse(column, mark("Ô này không được để trống."))
    for column, most in enumerate(_LONGEST):
        if len(cells[column]) > most:
            refuse(column, mark("Nội dung ô này quá dài."))
    unit = known.units.get(fold(cells[_UNIT]), "")
    if cells[_UNIT] and not unit:
        refuse(_UNIT, mark("Không có đơn vị tên này. Hãy ghi như ở trang Các đơn vị."))
    if cells[_EMAIL] and not _ADDRESS.fullmatch(cells[_EMAIL]):
        refuse(_EMAIL, mark("Địa chỉ thư chưa đúng."))
    # Excel takes a number for a sum and drops the nought at its head
    phone = f"0{cells[_PHONE]}" if re.fullmatch(r"[1-9][0-9]{8,9}", cells[_PHONE]) else cells[_PHONE]
    if phone and not _PHONE_NUMBER.fullmatch(phone):
        refuse(_PHONE, mark("Số điện thoại chỉ gồm chữ số."))
    words = [part.strip() for part in re.split(r"[;,]", cells[_ROLES]) if part.strip()]
    roles = tuple(dict.fromkeys(known.roles.get(fold(word), "") for word in words))
    if "" in roles:
        refuse(_ROLES, mark("Có vai trò không đúng tên. Hãy chép từ danh sách vai trò ở tệp mẫu."))
    asked = cells[_LOGIN].lower()
    if asked and not _LOGIN_NAME.fullmatch(asked):
        refuse(_LOGIN, mark("Tên đăng nhập gồm 3 đến 60 chữ không dấu, chữ số, dấu chấm hoặc gạch nối."))
    elif asked in names:
        refuse(_LOGIN, mark("Tên đăng nhập này đã có người dùng. Hãy chọn tên khác."))
    username = asked or make_username(cells[_NAME], known.slug, names)
    email = cells[_EMAIL].lower()
    return Invited(number, cells[_NAME], unit, cells[_POSITION], email, phone, roles, username), wrong


def make_username(full_name: str, slug: str, taken: set[str]) -> str:
    """Return a login name from given name and initials, "song-ngan.hant", with a number where it is taken."""
    parts = re.sub(r"[^a-z ]", "", fold(full_name)).split()
    base = f"{slug}.{parts[-1] if parts else 'canbo'}{''.join(part[0] for part in parts[:-1])}"[:54]
    name, number = base, 1
    while name in taken:
        number += 1
        name = f"{base}{number}"
    return name
