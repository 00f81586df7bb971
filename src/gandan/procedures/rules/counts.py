"""What a table amounts to: numbers, the sentence that reports print, the quota."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from gandan.common.numbers import count_words, value_words
from gandan.common.vietnamese import fold
from gandan.common.words import mark, say
from gandan.procedures.enums import IsoState, Proposal, TableKind

Values = Mapping[str, object]

_EACH = re.compile(
    r"mỗi\s+(?:đơn vị|phòng|cơ quan)(?:[^.;\d]{0,60}?)\s(?P<count>\d{1,3})\s+(?P<what>thủ tục|TTHC|đề xuất|quy trình)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Quota:
    done: int
    asked: int

    @property
    def is_met(self) -> bool:
        return self.done >= self.asked


@dataclass(frozen=True, slots=True)
class Sum:
    """One number of a table; ``name`` is a msgid."""

    code: str
    name: str
    value: int | Decimal
    measured_in: str

    @property
    def title(self) -> str:
        """Return the name in the language of the page."""
        return say(self.name)

    @property
    def words(self) -> str:
        return value_words(self.value)


def asked_quota(words: str) -> int:
    """Return the number in "03 thủ tục", 0 where none is asked."""
    found = re.search(r"\d{1,4}", words)
    return int(found.group()) if found else 0


def asked_of_each(quota: str, title: str) -> str:
    """Return the quota of a part of work: its own, else what its task asks of each unit ("mỗi đơn vị 03 thủ tục")."""
    found = None if quota else _EACH.search(title)
    return f"{found['count']} {found['what']}" if found else quota


def quota_of(kind: str, rows: Sequence[Values], words: str) -> Quota | None:
    """Return how much of the quota is there: procedures with a proposal, else rows; None without a quota."""
    asked = asked_quota(words)
    if not asked:
        return None
    return Quota(_procedures(rows) if kind == TableKind.SIMPLIFICATION else len(rows), asked)


def distinct(kind: str, rows: Iterable[Values]) -> list[Values]:
    """Return the rows without those in which another unit says the same of the same decision and field."""
    if kind != TableKind.ANNOUNCEMENTS:
        return list(rows)
    seen: dict[tuple[str, object, str], Values] = {}
    for row in rows:
        seen.setdefault((*decision_of(row), fold(str(row["field_name"]))), row)
    return list(seen.values())


def decision_of(row: Values) -> tuple[str, object]:
    """Return by what two rows name the same decision."""
    return fold(str(row["number"])).replace(" ", ""), row["issued_on"]


def sums_of(kind: str, rows: Iterable[Values]) -> list[Sum]:
    """Return the numbers of a table; what two units say alike of one decision counts once."""
    own = distinct(kind, rows)
    if kind == TableKind.ANNOUNCEMENTS:
        decisions = len({decision_of(row) for row in own})
        counts = [
            ("new", mark("Thủ tục mới")),
            ("amended", mark("Thủ tục sửa đổi")),
            ("abolished", mark("Thủ tục bãi bỏ")),
        ]
        return [
            Sum("decisions", mark("Quyết định công bố"), decisions, "quyết định"),
            *(Sum(name, words, _total(own, name), "thủ tục") for name, words in counts),
        ]
    if kind == TableKind.ISO:
        states = [
            (IsoState.PRESENT, mark("Quy trình đang áp dụng")),
            (IsoState.TO_REVISE, mark("Quy trình cần sửa đổi")),
            (IsoState.MISSING, mark("Thủ tục chưa có quy trình")),
            (IsoState.SENT, mark("Quy trình đã sửa, đã gửi")),
        ]
        return [
            Sum("procedures", mark("Thủ tục đã rà soát"), len(own), "thủ tục"),
            *(Sum(state, words, _having(own, "state", state), _measure(words)) for state, words in states),
        ]
    kinds = [
        (Proposal.CUT, mark("Đề xuất cắt giảm, bãi bỏ")),
        (Proposal.SIMPLER, mark("Đề xuất đơn giản hóa")),
        (Proposal.SHORTER, mark("Đề xuất rút ngắn thời gian")),
    ]
    return [
        Sum("procedures", mark("Thủ tục có đề xuất"), _procedures(own), "thủ tục"),
        *(Sum(proposal, words, _having(own, "proposal", proposal), "đề xuất") for proposal, words in kinds),
    ]


def sentence_of(kind: str, rows: Iterable[Values]) -> str:
    """Return the table as one sentence of a report; empty for a table without rows. Zeros are left out."""
    sums = sums_of(kind, rows)
    first, rest = sums[0], [one for one in sums[1:] if one.value]
    if not first.value:
        return ""
    if kind == TableKind.ANNOUNCEMENTS:
        lead, ends = "Rà soát", {"new": "thủ tục mới", "amended": "sửa đổi", "abolished": "bãi bỏ"}
        if rest and rest[0].code != "new":
            ends[rest[0].code] = f"thủ tục {ends[rest[0].code]}"
        told = [f"{one.words} {ends[one.code]}" for one in rest]
        return _sentence(f"{lead} {first.words} quyết định công bố", told)
    if kind == TableKind.ISO:
        ends = {
            IsoState.PRESENT: "quy trình đang áp dụng",
            IsoState.TO_REVISE: "quy trình cần sửa đổi",
            IsoState.MISSING: "thủ tục chưa có quy trình",
            IsoState.SENT: "quy trình đã sửa, đã gửi",
        }
        told = [f"{one.words} {ends[IsoState(one.code)]}" for one in rest]
        return _sentence(f"Rà soát quy trình ISO 9001:2015 của {first.words} thủ tục", told)
    ends = {
        Proposal.CUT: "đề xuất cắt giảm, bãi bỏ",
        Proposal.SIMPLER: "đề xuất đơn giản hóa",
        Proposal.SHORTER: "đề xuất rút ngắn thời gian",
    }
    told = [f"{one.words} {ends[Proposal(one.code)]}" for one in rest]
    return _sentence(f"Đề xuất cắt giảm, đơn giản hóa {first.words} thủ tục", told)


def cell_words(value: object) -> str:
    """Return a value as a cell of a table shows it."""
    if isinstance(value, dt.date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, Decimal):
        return value_words(value)
    return "" if value is None else str(value)


def quota_words(quota: Quota) -> str:
    return f"{count_words(quota.done)}/{count_words(quota.asked)}"


def _sentence(lead: str, told: Sequence[str]) -> str:
    return f"{lead}: {', '.join(told)}." if told else f"{lead}."


def _total(rows: Iterable[Values], name: str) -> int:
    return sum(int(str(row[name])) for row in rows)


def _having(rows: Iterable[Values], name: str, value: str) -> int:
    return sum(row[name] == value for row in rows)


def _procedures(rows: Iterable[Values]) -> int:
    return len({fold(str(row["procedure_name"])) for row in rows})


def _measure(words: str) -> str:
    return "thủ tục" if words.startswith("Thủ tục") else "quy trình"
