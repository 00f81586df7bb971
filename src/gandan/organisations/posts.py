"""Positions over time, as plain values: who may hold what beside what, and who signs a paper of a day and how."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from gandan.common.words import mark
from gandan.organisations.enums import ActingForm, PositionKind, UnitKind
from gandan.organisations.history import overlaps

BODY_KINDS = frozenset({UnitKind.LEADERSHIP, UnitKind.COMMITTEE})
"""Kinds of the units in which the chairman and the deputies of the People's Committee stand."""
COLLECTIVE = "TM. ỦY BAN NHÂN DÂN"
CHAIRMAN = "Chủ tịch"
_HEAD_TITLES = MappingProxyType(
    {
        UnitKind.OFFICE: "Chánh Văn phòng",
        UnitKind.DEPARTMENT: "Trưởng phòng",
        UnitKind.SERVICE_CENTRE: "Giám đốc",
    }
)
_BODY_ENDINGS = (" ubnd", " ủy ban nhân dân")


@dataclass(frozen=True, slots=True)
class Post:
    """A position held from a day to a day."""

    person: int
    unit: int
    title: str
    kind: PositionKind
    from_on: dt.date
    to_on: dt.date | None = None
    is_main: bool = True
    name: str = ""
    """Of who holds it."""

    def is_of(self, day: dt.date) -> bool:
        return self.from_on <= day and (self.to_on is None or day <= self.to_on)


@dataclass(frozen=True, slots=True)
class Acting:
    """Somebody signs for the head of a unit; ``papers`` empty means every kind."""

    form: ActingForm
    name: str
    title: str
    """The signer's own, on the day of the paper."""
    from_on: dt.date
    to_on: dt.date | None = None
    papers: frozenset[str] = frozenset()

    def covers(self, day: dt.date, paper: str) -> bool:
        is_of_day = self.from_on <= day and (self.to_on is None or day <= self.to_on)
        return is_of_day and (not self.papers or paper in self.papers)


@dataclass(frozen=True, slots=True)
class SignatureBlock:
    """What stands above and below a signature; empty lines are left out on paper."""

    authority: str = ""
    capacity: str = ""
    position: str = ""
    name: str = ""

    @property
    def lines(self) -> tuple[str, ...]:
        """As the paper prints them: "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Đỗ Thị Lan"."""
        heads = (line.upper() for line in (self.authority, self.capacity, self.position) if line)
        return (*heads, self.name) if self.name else tuple(heads)


def signature_block(
    day: dt.date, *, paper: str, collective: str, head_title: str, heads: Sequence[Post], acting: Sequence[Acting]
) -> SignatureBlock:
    """Return how a paper of this kind and day is signed for a body.

    Decree 30/2020, annex I: TM. for a body that decides together; KT. by a deputy for its head; TL. and TUQ. in the
    name of the head alone, so without TM.; Q. before the title of the head whose place is held. Who acts for the head
    on that day signs, the narrowest scope and then the latest first; else the head of that day; the name stays open
    where nobody is known: nothing is signed for a head whom nobody stands for.
    """
    head = next((one for one in heads if one.kind is PositionKind.HEAD and one.is_of(day)), None)
    title = office_title(head.title) if head else head_title
    covering = [one for one in acting if one.covers(day, paper)]
    if not covering:
        return SignatureBlock(collective, "", title, head.name if head else "")
    one = max(covering, key=lambda found: (bool(found.papers), found.from_on))
    if one.form is ActingForm.Q:
        return SignatureBlock(collective, "", f"Q. {head_title}", one.name)
    authority = collective if one.form is ActingForm.KT else ""
    return SignatureBlock(authority, f"{one.form.value}. {title}", office_title(one.title), one.name)


def office_title(title: str) -> str:
    """Return the title without the body that stands above it on paper: "Phó Chủ tịch UBND" is "Phó Chủ tịch"."""
    folded = title.casefold()
    cuts = [at for ending in _BODY_ENDINGS if (at := folded.find(ending)) > 0]
    return title[: min(cuts)] if cuts else title


def head_title_of(kind: str) -> str:
    """Return what the head of a unit of this kind is called where nobody is known who bears the title."""
    if kind in BODY_KINDS:
        return CHAIRMAN
    return _HEAD_TITLES.get(UnitKind(kind), "Thủ trưởng đơn vị")


def position_conflict(new: Post, others: Iterable[Post]) -> str:
    """Return why the position cannot stand beside the others, with ``%(name)s`` for who holds one; empty where it can.

    A unit has one head on a day, a person one main position on a day and one position at a time in a unit.
    """
    for one in others:
        if not overlaps((new.from_on, new.to_on), (one.from_on, one.to_on)):
            continue
        if one.person == new.person and one.unit == new.unit:
            return mark("Người này đã giữ một chức vụ trong đơn vị đó trong thời gian này.")
        if one.person == new.person and one.is_main and new.is_main:
            return mark("Người này đã có chức vụ chính trong thời gian này. Hãy ghi là chức vụ kiêm nhiệm.")
        if one.unit == new.unit and PositionKind.HEAD is one.kind is new.kind:
            return mark(
                "%(name)s là cấp trưởng của đơn vị trong thời gian này. Hãy đặt ngày cuối cho chức vụ đó trước."
            )
    return ""
