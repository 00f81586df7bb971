"""What the two larger pages show."""

import datetime as dt
from dataclasses import replace
from typing import Any

from django.core.paginator import Paginator
from django.utils import timezone
from django.utils.translation import gettext as _

from gandan.activities.models import ActivityKind
from gandan.activities.queries import activities_in
from gandan.common.errors import NotThere
from gandan.common.words import say
from gandan.organisations.actors import Actor
from gandan.organisations.holders import off_acts
from gandan.organisations.lineage import units_standing_for
from gandan.organisations.models import Unit
from gandan.reports.enums import OF_PARTS, WRITABLE, Figure, Origin, ReportState, Result
from gandan.reports.forms.reports import ParagraphForm
from gandan.reports.models import Report
from gandan.reports.permissions import can_make, can_print, can_write
from gandan.reports.queries import (
    ROWS_SHOWN,
    Draft,
    behind,
    counts_of,
    exports_of,
    find_draft,
    part_lines,
    previous_of,
    read_draft,
    read_table,
    read_text,
    subject_of,
    title_of,
)
from gandan.reports.queries.findings import findings_of
from gandan.reports.rules.words import FIGURES
from gandan.reports.views.on_page import acts_of, way_of

RECORDS_PER_PAGE = 50
_MOST_FINDINGS = 12
_RELATED = {
    "parts": ("task", "unit"),
    "evidence": ("unit", "file"),
    "progress": ("assignment__unit", "assignment__task"),
}
ORIGINS = {Origin.PERSON: "neutral", Origin.EDITED: "primary", Origin.KEPT: "warn"}
REPORT_STATES = {
    ReportState.WRITING: "neutral",
    ReportState.SENT: "primary",
    ReportState.RETURNED: "bad",
    ReportState.ACCEPTED: "good",
    ReportState.SUBMITTED: "warn",
    ReportState.APPROVED: "good",
}
RESULT_STATES = {
    Result.ON_TIME: "good",
    Result.LATE: "warn",
    Result.DONE: "good",
    Result.WAITING: "primary",
    Result.OVERDUE: "bad",
    Result.IN_TIME: "primary",
    Result.NOT_STARTED: "neutral",
    Result.STANDING: "neutral",
}


def report_page(report: Report, *, actor: Actor, today: dt.date) -> dict[str, Any]:
    """Return what the page shows: while it is written with all that can be mended, afterwards as it was sent."""
    page = {
        "report": report,
        "title": title_of(report),
        "may_make": can_make(report, actor),
        "may_print": can_print(report, actor),
        "may_write": can_write(report, actor),
        "off": off_acts(actor, acts_of(report), on=today),
        "origins": ORIGINS,
        "exports": exports_of(report),
        "drafts": {},
        "active_menu": "reports",
        "working": True,
        **way_of(report, actor=actor, today=today),
    }
    if report.state in WRITABLE:
        return page | _written(report, actor, today, may_write=bool(page["may_write"]))
    return page | {
        "text": read_text(report, today=today, most_rows=ROWS_SHOWN),
        "findings": [],
        "grave": [],
        "findings_left": 0,
    }


def _written(report: Report, actor: Actor, today: dt.date, *, may_write: bool) -> dict[str, Any]:
    draft = read_draft(report, today=today)
    findings = findings_of(draft)
    kept = find_draft(report, actor) if may_write else None
    drafts = kept.fields if kept else {}
    names = pool_names(draft) if drafts else []
    return {
        "text": draft.text,
        "drafts": drafts,
        "forms": {key: ParagraphForm(initial={"text": words}, figures=names) for key, words in drafts.items()},
        "draft_time": _hour(kept.saved_at) if kept else "",
        "findings": findings[:_MOST_FINDINGS],
        "findings_left": max(len(findings) - _MOST_FINDINGS, 0),
        "grave": [finding for finding in findings if finding.is_grave],
        "warned": [finding for finding in findings if not finding.is_grave],
        "previous": previous_of(report) if may_write and report.previous_id is None else None,
    }


def pool_names(draft: Draft) -> list[tuple[str, str]]:
    """Return the figures that may be put into words: code and name with today's value."""
    names = [(figure.value, f"{say(FIGURES[figure].name)}: {draft.pool[figure.value].text}") for figure in Figure]
    found = draft.material.readings.values()
    return names + [(one.code, f"{one.name}: {one.value_words}") for one in found if one.value_words]


def _hour(moment: dt.datetime) -> str:
    saved = timezone.localtime(moment)
    return say("%(hour)02d giờ %(minute)02d", hour=saved.hour, minute=saved.minute)


def figure_page(report: Report, figure: Figure, *, unit: Unit | None, page: int, today: dt.date) -> dict[str, Any]:
    """Return the records behind a number; ``unit`` narrows a report of all units to one."""
    subject = subject_of(report, today)
    if unit is not None:
        subject = replace(subject, unit=unit, units=units_standing_for(unit, subject.window.to_on))
    counts = counts_of(subject)
    rows = behind(figure, subject)
    kind = "parts" if figure in OF_PARTS else "evidence" if figure is Figure.EVIDENCE else "progress"
    pages = Paginator(rows.select_related(*_RELATED[kind]), RECORDS_PER_PAGE).get_page(page)
    return {
        "report": report,
        "title": title_of(report),
        "subject": subject,
        "unit": unit,
        "figure": figure,
        "words": FIGURES[figure],
        "count": counts.of(figure),
        "before": counts.before.of(figure) if figure in OF_PARTS else None,
        "change": counts.change(figure),
        "is_running": subject.window.is_running(today),
        "kind": kind,
        "page": pages,
        "lines": part_lines(subject, pages.object_list) if kind == "parts" else [],
        "result_states": RESULT_STATES,
        "active_menu": "reports",
    }


def table_page(report: Report, key: str, *, page: int, today: dt.date) -> dict[str, Any]:
    """Return one page of a table of the report. Raises NotThere."""
    found = read_table(report, key, page=page, today=today)
    if found is None:
        raise NotThere(_("Bảng này không có trong báo cáo."))
    return {
        "report": report,
        "title": title_of(report),
        "heading": found.heading,
        "one": found.paragraph,
        "page": Paginator(range(found.total), ROWS_SHOWN).get_page(page),
        "active_menu": "reports",
    }


def activities_page(report: Report, kind: ActivityKind, *, group: str, page: int, today: dt.date) -> dict[str, Any]:
    """Return the activities behind a summing sentence."""
    subject = subject_of(report, today)
    rows = activities_in(subject.window, units=subject.keys).filter(kind=kind)
    if group:
        rows = rows.filter(group__code=group)
    return {
        "report": report,
        "title": title_of(report),
        "kind": kind,
        "page": Paginator(rows, RECORDS_PER_PAGE).get_page(page),
        "group": group,
        "active_menu": "reports",
    }
