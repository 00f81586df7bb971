"""The parts of a merged report: who has sent, who is late, who waits to be accepted."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from gandan.common.words import mark, say
from gandan.organisations.actors import Actor
from gandan.organisations.enums import Right
from gandan.plans.rules.lateness import days_words
from gandan.reports.enums import WRITABLE, ReportState
from gandan.reports.models import Report
from gandan.reports.queries.names import title_of
from gandan.reports.rules.outline import BlockKind, parse_outline
from gandan.reports.rules.reminders import Owed
from gandan.workdays.rules import Calendar

_TEXT = frozenset({BlockKind.ACTIVITIES, BlockKind.TASKS, BlockKind.DIFFICULTIES, BlockKind.PROSE})
"""Blocks under which a unit's words would stand."""


@dataclass(frozen=True, slots=True)
class PartLine:
    """A unit's part as the page of the merged report shows it."""

    report: Report
    unit: str
    state: ReportState
    words: str
    """"chưa gửi", "chờ nhận", "đã nhận"."""
    colour: str
    due_words: str

    @property
    def is_missing(self) -> bool:
        return self.state in WRITABLE

    @property
    def is_waiting(self) -> bool:
        return self.state is ReportState.SENT

    @property
    def owed(self) -> Owed:
        report = self.report
        return Owed(self.unit, report.due_on, self.due_words, is_returned=self.state is ReportState.RETURNED)


_WORDS = {
    ReportState.WRITING: (mark("chưa gửi"), "bad"),
    ReportState.RETURNED: (mark("đã trả lại, chờ gửi lại"), "bad"),
    ReportState.SENT: (mark("chờ nhận"), "primary"),
    ReportState.ACCEPTED: (mark("đã nhận"), "good"),
}


def parts_of(report: Report, *, today: dt.date, calendar: Calendar) -> list[PartLine]:
    """Return the parts in the order of their units; one query."""
    rows = Report.objects.filter(parent=report).select_related("unit", "sent_by", "form", "commune", "programme")
    return [part_line(row, today=today, calendar=calendar) for row in rows.order_by("unit__position", "unit_id", "id")]


def part_line(row: Report, *, today: dt.date, calendar: Calendar) -> PartLine:
    state = ReportState(row.state)
    words, colour = _WORDS.get(state, (str(state.label), "neutral"))
    due = days_words(today, row.due_on, calendar) if row.due_on and state in WRITABLE else ""
    if state is ReportState.WRITING and row.due_on and row.due_on >= today:
        colour = "warn"
    return PartLine(row, row.unit.name if row.unit else "", state, say(words), colour, due)


def missing_in(report: Report, parts: Sequence[PartLine]) -> dict[str, list[PartLine]]:
    """Return the parts that have not come by the section in which their text would stand first."""
    missing = [part for part in parts if part.is_missing or part.is_waiting]
    if not missing:
        return {}
    sections = [one for one in parse_outline(report.form.outline) if one.level and not one.is_annex]
    wanted = [one.key for one in sections if any(block.kind in _TEXT for block in one.blocks)]
    place = (wanted or [one.key for one in sections] or [""])[0]
    return {place: missing}


def due_reports(actor: Actor, *, today: dt.date, within: int = 14) -> QuerySet[Report]:
    """Return the reports that the actor still has to write and that fall due soon or are late, the earliest first."""
    rows: QuerySet[Report] = Report.objects.filter(
        state__in=sorted(WRITABLE), due_on__isnull=False, due_on__lte=today + dt.timedelta(days=within)
    )
    if not actor.has_in(Right.REPORT_MAKE, None):
        rows = rows.filter(unit__in=actor.units_with(Right.REPORT_MAKE))
    return rows.select_related("form", "unit", "commune", "programme", "plan__document").order_by("due_on", "id")


def due_cells(reports: Sequence[Report], *, today: dt.date, calendar: Calendar) -> list[tuple[Report, str, str, str]]:
    """Return each report with its title, its relative words and their colour."""
    cells = []
    for report in reports:
        words = days_words(today, report.due_on, calendar) if report.due_on else ""
        colour = "bad" if report.due_on and report.due_on < today else "warn" if report.due_on == today else "plain"
        cells.append((report, title_of(report), words, colour))
    return cells
