"""Urging letters and conclusion notices, as papers by Decree 30/2020/NĐ-CP."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

import vanban
from django.db import transaction
from django.utils import timezone
from vanban import Block, Signature

from gandan.audit.services import record
from gandan.common import clock
from gandan.common.errors import NotAllowed, Stale
from gandan.common.words import mark
from gandan.documents.models import Reading
from gandan.documents.services import AlreadyRead, take_in
from gandan.organisations.actors import Actor
from gandan.organisations.queries import signature_of
from gandan.plans.models import Assignment
from gandan.reports.enums import PaperFormat
from gandan.reports.models import ConclusionNotice, UrgingLetter, UrgingLine
from gandan.reports.queries.urging import urged_tasks
from gandan.reports.rules.sentences import paper_day
from gandan.reports.rules.urging import SUBJECT, Urging, by_unit, demand, from_json, opening, rows_of, to_json
from gandan.reports.services.exports import fixed_moment
from gandan.tenancy.codes import next_code
from gandan.tenancy.models import Commune
from gandan.workdays.rules import Calendar


@transaction.atomic
def make_urging_letter(
    works: Sequence[Assignment], *, answer_by: dt.date, words: str, actor: Actor, today: dt.date, calendar: Calendar
) -> UrgingLetter:
    """Keep a letter on these parts of work as they stand today; the parts remember that they were urged."""
    if not works:
        raise NotAllowed("nothing", mark("Hãy chọn ít nhất một nhiệm vụ quá hạn."))
    tasks = tuple(urged_tasks(works, today=today, calendar=calendar))
    letter = Urging(paper_day(today), paper_day(answer_by), tasks, words.strip())
    row = UrgingLetter(
        code=next_code("DD", year=today.year),
        answer_by=answer_by,
        words=words.strip(),
        content=to_json(letter),
        created_at=clock.now(),
        created_by=actor.official,
    )
    row.save(force_insert=True)
    for work in works:
        UrgingLine(letter=row, assignment=work).save(force_insert=True)
    record("urging_letter_made", row, actor=actor, changes={"works": [work.code for work in works]})
    return row


@transaction.atomic
def make_conclusion_notice(
    given: Mapping[str, Any], conclusions: Sequence[Mapping[str, Any]], *, actor: Actor, today: dt.date
) -> ConclusionNotice:
    """Keep a notice of what was concluded: ``meeting``, ``held_on``, ``chair``, ``opening`` and the conclusions."""
    if not conclusions:
        raise NotAllowed("nothing", mark("Hãy ghi ít nhất một nội dung kết luận."))
    names = ("meeting", "held_on", "chair", "opening")
    row = ConclusionNotice(
        code=next_code("KL", year=today.year),
        conclusions=[dict(one) for one in conclusions],
        created_at=clock.now(),
        created_by=actor.official,
        **{name: given[name] for name in names},
    )
    row.save(force_insert=True)
    record("conclusion_notice_made", row, actor=actor, changes={"meeting": row.meeting})
    return row


@transaction.atomic
def number_paper(
    paper: UrgingLetter | ConclusionNotice, *, number: str, issued_on: dt.date, version: int, actor: Actor
) -> None:
    """Enter the number and the day under which the paper went out, so that the next one cites it. Raises Stale."""
    locked = type(paper).objects.select_for_update(of=("self",)).get(pk=paper.pk)
    if locked.version != version:
        raise Stale
    before = [locked.number, locked.issued_on]
    locked.number, locked.issued_on, locked.version = number, issued_on, version + 1
    locked.save(update_fields=["number", "issued_on", "version"])
    act = "urging_letter_numbered" if isinstance(paper, UrgingLetter) else "conclusion_notice_numbered"
    record(act, locked, actor=actor, changes={"number": [before, [number, issued_on]]})


def hand_out_conclusions(notice: ConclusionNotice, *, actor: Actor) -> Reading:
    """Have the numbered notice read like any paper, so that its review makes the tasks; asked twice it is the same.

    Raises NotAllowed before it has a number: the tasks cite it.
    """
    if not notice.number:
        raise NotAllowed("not_numbered", mark("Hãy ghi số và ngày ban hành trước khi giao việc."))
    content = render_paper(notice, PaperFormat.DOCX, timestamp=notice.created_at)
    try:
        return take_in(content, name=f"{notice.code}.docx", actor=actor)
    except AlreadyRead as known:
        return known.reading


def render_paper(paper: UrgingLetter | ConclusionNotice, kind: PaperFormat, *, timestamp: dt.datetime) -> bytes:
    """Return the paper as PDF or DOCX. Raises NotAllowed for what cannot be printed."""
    document = _urging(paper) if isinstance(paper, UrgingLetter) else _conclusion(paper)
    make = vanban.render_pdf if kind is PaperFormat.PDF else vanban.render_docx
    try:
        return make(document, timestamp=fixed_moment(timestamp))
    except vanban.VanbanError as error:
        raise NotAllowed(error.code, str(error)) from error


def _urging(row: UrgingLetter) -> vanban.Document:
    letter = from_json(row.content)
    committee = row.commune.committee_name
    committee = f"{committee[0].upper()}{committee[1:]}"
    body = [Block("paragraph", opening(letter, committee)), Block("paragraph", demand(letter, committee))]
    for at, (unit, tasks) in enumerate(by_unit(letter.tasks).items(), 1):
        body += [Block("heading", unit, level=2, number=f"{at}"), Block("table", rows=rows_of(tasks))]
    body += [Block("paragraph", line) for line in letter.words.splitlines() if line.strip()]
    closing = (
        f"Kết quả cập nhật trên hệ thống và báo cáo {committee} trước ngày nêu trên. Yêu cầu các đơn vị thực hiện."
    )
    body.append(Block("paragraph", closing))
    return _paper(row, "cong_van", SUBJECT, body, to=letter.units)


def _conclusion(row: ConclusionNotice) -> vanban.Document:
    chair = f"{row.chair[0].upper()}{row.chair[1:]}"
    begin = f"Ngày {paper_day(row.held_on)}, {row.chair} đã chủ trì {row.meeting}. {row.opening}".strip()
    lines = [Block("paragraph", begin), Block("paragraph", f"{chair} kết luận như sau:")]
    units: list[str] = []
    for at, one in enumerate(row.conclusions, 1):
        lines.append(Block("paragraph", f"{at}. {_conclusion_words(one)}"))
        units += [unit for unit in one["units"] if unit not in units]
    lines.append(Block("paragraph", "Các đơn vị có liên quan căn cứ kết luận trên tổ chức thực hiện."))
    subject = f"Kết luận của {row.chair} tại {row.meeting}"
    return _paper(row, "thong_bao", subject, lines, recipients=tuple(units))


def _conclusion_words(one: Mapping[str, Any]) -> str:
    words = one["words"].strip().rstrip(".")
    units = ", ".join(one["units"])
    due = f"hoàn thành chậm nhất ngày {paper_day(dt.date.fromisoformat(one['due_on']))}" if one["due_on"] else ""
    told = "; ".join(part for part in (f"giao {units} thực hiện" if units else "", due) if part)
    return f"{words}; {told}." if told else f"{words}."


def _paper(
    row: UrgingLetter | ConclusionNotice,
    kind: str,
    subject: str,
    body: Sequence[Block],
    *,
    to: tuple[str, ...] = (),
    recipients: tuple[str, ...] = (),
) -> vanban.Document:
    commune: Commune = row.commune
    day = row.issued_on or timezone.localtime(row.created_at).date()
    number, _, symbol = row.number.partition("/")
    signed = signature_of(None, paper=kind, on=day)
    return vanban.Document(
        type=kind,
        issuer=commune.committee_name,
        number=number or None,
        symbol=symbol or ("UBND" if kind == "cong_van" else "TB-UBND"),
        place=commune.full_name,
        date=day.isoformat() if row.issued_on else f"{day:%Y-%m}",
        subject=subject,
        signature=Signature(
            signed.authority or None, signed.capacity or None, signed.position or None, signed.name or None
        ),
        to=to,
        recipients=(
            *(("Như trên",) if to else ()),
            *recipients,
            f"Lãnh đạo {commune.short_committee_name}",
            "Lưu: VT",
        ),
        body=tuple(body),
    )
