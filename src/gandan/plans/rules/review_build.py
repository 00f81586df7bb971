"""The first state of a review: what was read, matched to the commune's units, the first question answered."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from gandan.common.vietnamese import fold
from gandan.common.words import mark
from gandan.documents.enums import Direction
from gandan.documents.source import Span
from gandan.organisations.queries import Directory, Match, MatchKind, find_units
from gandan.plans.rules.due import DueWords, after_issue
from gandan.plans.rules.review import CHECK, DRAFT, EDITED, SURE, UNREAD, Doubt, Fact, Review, TaskDraft
from gandan.workdays.rules import Calendar

CERTAIN = 0.9
_COMMUNE = re.compile(r"\b(?:phuong|xa|dac khu)\b")
_MAY_BE_OURS = re.compile(r"\b(?:phuong|xa|dac khu|dia phuong|co quan|don vi|to dan pho|thon)\b")
_PLACE = re.compile(r"\b(?:[Pp]hường|[Xx]ã|[Đđ]ặc khu)\s+(\S.*)$")
_PERIOD = re.compile(r"giai doan\s*\d{4}\s*(?:-|den)\s*(\d{4})(.*)")
_YEAR = re.compile(r"\bnam (\d{4})\b")


@dataclass(frozen=True, slots=True)
class Setting:
    """What building needs to know of the commune."""

    directory: Directory
    issuer: str
    """The commune's own committee: "Ủy ban nhân dân phường Sông Cửa"."""
    owner: str
    """The unit of whoever handed the paper in."""
    calendar: Calendar
    today: dt.date


def build_review(parsed: Mapping[str, Any], setting: Setting) -> Review:
    """Return the review as it stands before a person has touched it."""
    evidence = parsed.get("_evidence", {})
    facts = _facts(parsed, evidence)
    tasks = tuple(_task(index, task, evidence, setting) for index, task in enumerate(parsed.get("tasks", ())))
    issuer = facts["issuer"].value
    other = bool(_COMMUNE.search(fold(issuer))) and not is_own(issuer, setting)
    review = Review(
        direction=DRAFT,
        can_be_pattern=other,
        own_issuer=setting.issuer,
        facts=facts,
        owner=setting.owner,
        tasks=tasks,
        last_id=max(len(tasks) - 1, 0),
    )
    review = propose_direction(review, setting)
    if review.direction == Direction.INCOMING and not other:
        review = replace(review, tasks=tuple(_left_aside(task, setting) for task in tasks))
    return review


def _left_aside(task: TaskDraft, setting: Setting) -> TaskDraft:
    """Do not keep what a superior lays on other bodies; a name that may take in the commune stays to be looked at."""
    is_elsewhere = bool(task.lead_words) and all(
        find_units(words, setting.directory).kind is MatchKind.OUTSIDE and not _MAY_BE_OURS.search(fold(words))
        for words in task.lead_words
    )
    return replace(task, is_kept=not is_elsewhere, is_elsewhere=is_elsewhere)


def propose_direction(review: Review, setting: Setting) -> Review:
    """Answer the first question unless a person has; a paper without number or date is a draft."""
    if review.is_direction_chosen:
        return review
    is_dated = bool(review.fact("issued_on")) and (review.is_pattern or bool(review.fact("number")))
    if not is_dated:
        direction = Direction.DRAFT
    elif review.is_pattern or is_own(review.issuer, setting):
        direction = Direction.ISSUED
    elif find_units(review.issuer, setting.directory).kind is MatchKind.UNIT:
        direction = Direction.INTERNAL
    else:
        direction = Direction.INCOMING
    return replace(review, direction=direction.value)


def take_as_pattern(review: Review, setting: Setting, *, is_pattern: bool) -> Review:
    """Take another commune's paper as a pattern for one's own, or stop doing so.

    Its number, date and signer are the other commune's and do not stand on one's own plan; its name in the subject and
    in the duties gives way to one's own.
    """
    if is_pattern == review.is_pattern or not review.can_be_pattern:
        return review
    facts = dict(review.facts)
    if is_pattern:
        facts |= {name: Fact("", EDITED) for name in ("number", "issued_on", "signer")}
    theirs, ours = place_of(review.fact("issuer")), setting.directory.place
    old, new = (theirs, ours) if is_pattern else (ours, theirs)
    if old and new:
        subject = facts["subject"]
        facts["subject"] = replace(subject, value=subject.value.replace(old, new))
        tasks = tuple(replace(task, title=task.title.replace(old, new)) for task in review.tasks)
        review = replace(review, tasks=tasks)
    return propose_direction(replace(review, is_pattern=is_pattern, facts=facts), setting)


def place_of(issuer: str) -> str:
    """Return the name alone of the commune in "Ủy ban nhân dân phường Bến Đá", empty where there is none."""
    found = _PLACE.search(issuer)
    is_name = found is not None and all(word[0].isupper() or word.isdigit() for word in found[1].split())
    return found[1] if found and is_name else ""


def is_own(issuer: str, setting: Setting) -> bool:
    return fold(issuer) == fold(setting.issuer)


def period_end(subject: str, issued_on: str) -> str:
    """Return the last day of "giai đoạn 2026-2030" or "năm 2026" as ISO, empty where the plan goes on."""
    key = fold(subject)
    found = _PERIOD.search(key)
    if found:
        return "" if "nam tiep theo" in found[2] else f"{found[1]}-12-31"
    years = _YEAR.findall(key)
    end = f"{years[-1]}-12-31" if years else ""
    return end if end >= issued_on else ""


def _facts(parsed: Mapping[str, Any], evidence: Mapping[str, Any]) -> dict[str, Fact]:
    found = {
        "type": _fact(parsed.get("type"), evidence.get("type")),
        "number": _fact(parsed.get("number"), evidence.get("number")),
        "symbol": _fact(parsed.get("symbol"), evidence.get("symbol")),
        "issuer": _fact(parsed.get("issuer"), evidence.get("issuer")),
        "issued_on": _fact(parsed.get("date"), evidence.get("date")),
        "subject": _fact(parsed.get("subject"), evidence.get("subject")),
        "signer": _fact((parsed.get("signature") or {}).get("name"), evidence.get("signature.name")),
    }
    found["to_on"] = Fact(period_end(found["subject"].value, found["issued_on"].value))
    return found


def _fact(value: str | None, found: Mapping[str, Any] | None) -> Fact:
    spans = _spans(found)
    if not value:
        return Fact("", UNREAD, mark("Văn bản không ghi."), spans)
    if found and found["confidence"] < CERTAIN:
        return Fact(value, CHECK, found.get("reason") or "", spans)
    return Fact(value, SURE, "", spans)


def _task(index: int, values: Mapping[str, Any], evidence: Mapping[str, Any], setting: Setting) -> TaskDraft:
    path = f"tasks.{index}"
    matches = [find_units(words, setting.directory) for words in values.get("lead", ())]
    leads = _codes(matches)
    supports = _codes([find_units(words, setting.directory) for words in values.get("support", ())])
    receivers = [find_units(words, setting.directory) for words in values.get("receiver", ())]
    # "báo cáo UBND phường (qua Phòng …)": the body nearest to the work receives and sums up
    receiver = next((match.codes[0] for match in reversed(receivers) if match.kind is MatchKind.UNIT), "")
    due = _due(values.get("due"))
    doubts = [
        *_title_doubts(evidence.get(f"{path}.title")),
        *_lead_doubts(matches),
        *_due_doubts(due, evidence.get(f"{path}.due"), setting),
    ]
    marks = [evidence.get(f"{path}.due"), *(evidence.get(f"{path}.lead.{at}") for at in range(len(matches)))]
    return TaskDraft(
        id=f"t{index}",
        title=values["title"],
        section=values.get("section") or "",
        spans=_spans(evidence.get(f"{path}.title")),
        marks=tuple(span for found in marks for span in _spans(found)),
        lead_words=tuple(values.get("lead", ())),
        leads=leads,
        is_collective=any(match.kind in (MatchKind.GROUP, MatchKind.COLLECTIVE) for match in matches),
        support_words=tuple(values.get("support", ())),
        supports=tuple(code for code in supports if code not in leads),
        receiver_words=tuple(values.get("receiver", ())),
        receiver=receiver if (receiver,) != leads else "",
        due=due,
        written_due=due,
        doubts=tuple(doubts),
    )


def _title_doubts(found: Mapping[str, Any] | None) -> list[Doubt]:
    if found is None or found["confidence"] >= CERTAIN:
        return []
    return [Doubt("title", found.get("reason") or mark("Nội dung này đọc chưa chắc; hãy đối chiếu với bản gốc."))]


def _lead_doubts(matches: list[Match]) -> list[Doubt]:
    if not matches:
        return [Doubt("leads", mark("Văn bản không ghi đơn vị chủ trì."), UNREAD)]
    for match in matches:
        if match.kind in (MatchKind.GROUP, MatchKind.COLLECTIVE):
            return [Doubt("leads", mark("“%(words)s” là cách gọi chung."), words=match.words)]
        if match.kind is MatchKind.OUTSIDE:
            reason = mark("“%(words)s” không có trong danh sách đơn vị của mình.")
            return [Doubt("leads", reason, words=match.words)]
        if not match.is_sure:
            reason = mark("“%(words)s” chỉ gần giống tên một đơn vị của mình.")
            return [Doubt("leads", reason, words=match.words)]
    return []


def _due_doubts(due: DueWords, found: Mapping[str, Any] | None, setting: Setting) -> list[Doubt]:
    if found is not None and found["confidence"] < CERTAIN:
        # what the reader says cites the paper, so the sentence without the citation is the key of its translation
        reason = str(found.get("reason") or "").replace(f"“{due.words}”", "“%(words)s”")
        reason = reason or mark("Văn bản ghi “%(words)s”; hãy chọn cách hiểu đúng.")
        return [Doubt("due", reason, words=due.words)]
    if not due.words or due.dates or due.rrule or due.is_standing:
        return []
    if after_issue(due.words, setting.today, setting.calendar) is not None:
        return []
    return [Doubt("due", mark("Chưa tính được ngày từ “%(words)s”."), words=due.words)]


def _due(values: Mapping[str, Any] | None) -> DueWords:
    if not values:
        return DueWords()
    return DueWords(values["text"], values["before"], tuple(values["dates"]), values["rrule"] or "")


def _codes(matches: list[Match]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for match in matches for code in match.codes))


def _spans(found: Mapping[str, Any] | None) -> tuple[Span, ...]:
    if not found:
        return ()
    return tuple((span["block"], span["start"], span["end"]) for span in found["spans"])
