"""The signed paper dropped back: kept, read in a limited child, compared, entered in the register."""

import datetime as dt
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.db import transaction

from gandan.audit.services import record
from gandan.common import clock
from gandan.common.errors import NotAllowed, Stale
from gandan.common.words import mark
from gandan.documents.enums import Direction, DocumentType
from gandan.documents.models import Document
from gandan.documents.queries import find_duplicate
from gandan.documents.reader import Outcome, read_in_child
from gandan.documents.services import DocumentFacts, keep_issued
from gandan.files.enums import MediaType
from gandan.files.secrecy import refuse_secret
from gandan.files.services import check_file, file_path, sniff, store_file
from gandan.organisations.actors import Actor
from gandan.reports.enums import PaperFormat, ReportState
from gandan.reports.models import Report, SignedCopy, Snapshot
from gandan.reports.queries.approve import approved_snapshot
from gandan.reports.rules.signed import compare, words_of
from gandan.reports.rules.text import ParagraphKind, Text, from_json
from gandan.reports.services.exports import render

SECONDS = 25
UNREAD = "unread"
"""Key of the sentence that says why a copy could not be compared."""
_ALLOWED = frozenset({MediaType.PDF})


def keep_signed_copy(report: Report, content: bytes, *, name: str, actor: Actor) -> SignedCopy:
    """Keep the signed PDF and say in what it differs from what was approved; number and day of signing are read.

    A scan is kept too, and says that it cannot be compared. Raises NotAllowed before approval, FileRefused.
    """
    snapshot = _approved(report)
    check_file(content, sniff(content), _ALLOWED)
    refuse_secret(content, name=name, must_read=False)
    with transaction.atomic():
        stored = store_file(content, name=name, allowed=_ALLOWED, actor=actor)
        read = read_in_child(file_path(stored), seconds=SECONDS)
        differences = _differences(snapshot, read)
        # it may have been opened again while the paper was read
        if _approved(Report.objects.select_for_update(of=("self",)).get(pk=report.pk)) != snapshot:
            raise Stale
        copy = SignedCopy(
            report=report,
            snapshot=snapshot,
            file=stored,
            number=_reference(read),
            issued_on=_day(read),
            is_same=not differences,
            differences=differences,
            checked_at=clock.now(),
            checked_by=actor.official,
        )
        copy.save(force_insert=True)
        changes = {"sha256": stored.sha256, "is_same": copy.is_same, "number": copy.number}
        record("report_signed", report, actor=actor, changes=changes)
    return copy


@transaction.atomic
def register_signed(
    copy: SignedCopy, *, number: str, symbol: str, issued_on: dt.date, actor: Actor, is_confirmed: bool = False
) -> Document:
    """Enter the signed paper among what the commune issued, so that later reports cite it. Asked twice, it is one.

    A copy that differs from what was approved, or could not be compared, is entered only when that is confirmed:
    else raises NotAllowed.
    """
    report = copy.report
    # who presses at the same moment waits here and then finds the document
    SignedCopy.objects.select_for_update(of=("self",)).get(pk=copy.pk)
    if not copy.is_same and not is_confirmed:
        raise NotAllowed("differs", _difference_words(copy))
    text = from_json(copy.snapshot.content)
    issuer = text.head.issuer
    standing = find_duplicate(number=number, symbol=symbol, issuer=issuer)
    if standing is not None:
        return standing
    facts = DocumentFacts(
        direction=Direction.ISSUED,
        type=DocumentType.BAO_CAO,
        number=number,
        symbol=symbol,
        issuer=issuer,
        issued_on=issued_on,
        subject=" ".join(text.head.subject.split()),
        signer=text.head.signer,
    )
    document = keep_issued(copy.file, facts, unit=report.unit, actor=actor)
    copy.number, copy.issued_on = f"{number}/{symbol}", issued_on
    copy.save(update_fields=["number", "issued_on"])
    changes = {"reference": document.reference} | ({} if copy.is_same else {"differences": len(copy.differences)})
    record("report_registered", report, actor=actor, changes=changes)
    return document


def _difference_words(copy: SignedCopy) -> str:
    if any(UNREAD in one for one in copy.differences):
        return mark(
            "Bản ký này không so được với bản đã duyệt. Hãy tự xem, rồi đánh dấu xác nhận trước khi ghi vào sổ."
        )
    return mark("Bản ký khác bản đã duyệt. Hãy xem các chỗ khác, rồi đánh dấu xác nhận trước khi ghi vào sổ.")


def _approved(report: Report) -> Snapshot:
    snapshot = approved_snapshot(report) if report.state == ReportState.APPROVED else None
    if snapshot is None:
        raise NotAllowed("not_approved", mark("Chỉ đưa bản ký vào báo cáo đã được duyệt."))
    return snapshot


def _differences(snapshot: Snapshot, read: Outcome) -> list[dict[str, Any]]:
    if read.failure:
        return [{UNREAD: read.failure}]
    text = from_json(snapshot.content)
    heads = [" ".join(table.rows[0]) for _, table in text.paragraphs() if table.kind == ParagraphKind.TABLE]
    approved = words_of(_blocks(_read_again(text, snapshot)), heads)
    return [asdict(one) for one in compare(approved, words_of(_blocks(read), heads))]


def _read_again(text: Text, snapshot: Snapshot) -> Outcome:
    """Return the approved paper as the same reader sees it."""
    moment = snapshot.made_at.astimezone(dt.UTC)
    content, _ = render(text, PaperFormat.PDF, moment)
    with tempfile.NamedTemporaryFile(suffix=".pdf") as made:
        made.write(content)
        made.flush()
        return read_in_child(Path(made.name), seconds=SECONDS)


def _blocks(read: Outcome) -> list[str]:
    return [f"{block['text']}" for block in read.parsed.get("_source", [])]


def _reference(read: Outcome) -> str:
    number, symbol = read.parsed.get("number"), read.parsed.get("symbol")
    return f"{number}/{symbol}"[:80] if number and symbol else ""


def _day(read: Outcome) -> dt.date | None:
    try:
        return dt.date.fromisoformat(f"{read.parsed.get('date')}")
    except ValueError:
        return None
