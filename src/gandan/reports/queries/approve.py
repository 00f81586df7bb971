"""What waits for the leader's decision."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from gandan.common.numbers import count_words
from gandan.common.words import say
from gandan.plans.rules.lateness import days_words
from gandan.reports.enums import ReportState, SnapshotKind
from gandan.reports.models import Report, Snapshot
from gandan.reports.permissions import RELATED
from gandan.reports.rules.text import Text, from_json
from gandan.workdays.rules import Calendar


@dataclass(frozen=True, slots=True)
class Waiting:
    """A report before the leader, as exactly as it would be approved."""

    report: Report
    snapshot: Snapshot
    title: str
    facts: str
    """How long it is and whose words are in it."""
    due_words: str
    doubts: tuple[str, ...]
    """Numbers that people changed."""


def waiting_reports() -> QuerySet[Report]:
    """Return the commune's reports before the leader, the earliest due first."""
    rows: QuerySet[Report] = Report.objects.filter(state=ReportState.SUBMITTED, unit=None)
    return rows.select_related(*RELATED, "sent_by").order_by("due_on", "id")


def waiting_cards(reports: Sequence[Report], *, today: dt.date, calendar: Calendar) -> list[Waiting]:
    """Return what the leader reads before a decision; one query."""
    newest = submitted_snapshots(reports)
    cards = []
    for report in reports:
        snapshot = newest[report.pk]
        text = from_json(snapshot.content)
        due = days_words(today, report.due_on, calendar) if report.due_on else ""
        changed = [f"{n.was} → {n.now}: {n.reason}" for _, one in text.paragraphs() for n in one.changed_numbers]
        cards.append(Waiting(report, snapshot, text.title, _facts(text), due, tuple(changed)))
    return cards


def submitted_snapshots(reports: Sequence[Report]) -> dict[int, Snapshot]:
    """Return the newest submitted text of each report; one query."""
    rows = Snapshot.objects.filter(report__in=list(reports), kind=SnapshotKind.SENT).order_by("id")
    return {one.report_id: one for one in rows}


def approved_snapshot(report: Report) -> Snapshot | None:
    """Return the newest approved text of the report."""
    rows = Snapshot.objects.filter(report=report, kind=SnapshotKind.APPROVED).select_related("made_by")
    found: Snapshot | None = rows.order_by("-id").first()
    return found


def snapshots_of(report: Report) -> list[Snapshot]:
    rows = Snapshot.objects.filter(report=report).defer("content").select_related("made_by")
    return list(rows.order_by("-id")[:10])


def _facts(text: Text) -> str:
    paragraphs = [one for _, one in text.paragraphs()]
    units = {one.unit_name for one in paragraphs if one.unit_name}
    written = sum(bool(one.origin) for one in paragraphs)
    return say(
        "%(count)s đoạn, %(written)s đoạn có người sửa hoặc viết thêm, lời của %(units)s đơn vị.",
        count=count_words(len(paragraphs)),
        written=count_words(written),
        units=count_words(len(units)),
    )
