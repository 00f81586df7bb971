"""What the two larger pages show."""

import datetime as dt
from dataclasses import dataclass, replace
from typing import Any

from django.core.paginator import Paginator
from django.utils import timezone

from gandan.common.words import say
from gandan.organisations.actors import Actor
from gandan.organisations.models import Unit
from gandan.reports.enums import OF_PARTS, Figure, Result, Section
from gandan.reports.forms import ProseForm
from gandan.reports.models import Report
from gandan.reports.permissions import can_make
from gandan.reports.queries import behind, counts_of, exports_of, find_draft, part_lines, read_report, said, subject_of
from gandan.reports.rules.words import FIGURES

RECORDS_PER_PAGE = 50
_MOST_FINDINGS = 12
_RELATED = {
    "parts": ("task", "unit"),
    "evidence": ("unit", "file"),
    "progress": ("assignment__unit", "assignment__task"),
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


@dataclass(frozen=True, slots=True)
class SectionField:
    """A text to edit; ``standing`` is what is saved, where that differs from what is being typed."""

    section: Section
    text: str
    standing: str
    is_proposed: bool


def report_page(report: Report, *, actor: Actor, today: dt.date, form: ProseForm | None) -> dict[str, Any]:
    """``form`` is a refused one, whose texts stay in place; else the actor's draft comes before what is saved."""
    whole = read_report(report, today=today)
    may_write = can_make(report, actor)
    draft = find_draft(report, actor) if may_write and form is None else None
    saved = timezone.localtime(draft.saved_at) if draft else None
    typed = _typed(form) if form is not None else draft.prose if draft else {}
    return {
        "report": report,
        "whole": whole,
        "words": FIGURES,
        "unit_figures": (Figure.DUE, Figure.ON_TIME, Figure.LATE, Figure.OVERDUE),
        "said": said,
        "result_states": RESULT_STATES,
        "sections": {section: _field(section, whole.prose[section], typed, whole.proposed) for section in Section},
        "form": form,
        "draft": draft,
        "draft_time": say("%(hour)02d giờ %(minute)02d", hour=saved.hour, minute=saved.minute) if saved else "",
        "is_stale": bool(draft and draft.version != report.version) or (form is not None and form.is_valid()),
        "may_write": may_write,
        "silent": {finding.unit for finding in whole.findings if finding.unit},
        "grave": [finding for finding in whole.findings if finding.is_grave],
        "findings": whole.findings[:_MOST_FINDINGS],
        "findings_left": max(len(whole.findings) - _MOST_FINDINGS, 0),
        "exports": exports_of(report),
        "active_menu": "reports",
        "working": True,
    }


def figure_page(report: Report, figure: Figure, *, unit: Unit | None, page: int, today: dt.date) -> dict[str, Any]:
    """Return the records behind a number; ``unit`` narrows a report of all units to one."""
    subject = subject_of(report, today)
    if unit is not None:
        subject = replace(subject, unit=unit)
    counts = counts_of(subject)
    rows = behind(figure, subject)
    kind = "parts" if figure in OF_PARTS else "evidence" if figure is Figure.EVIDENCE else "progress"
    pages = Paginator(rows.select_related(*_RELATED[kind]), RECORDS_PER_PAGE).get_page(page)
    return {
        "report": report,
        "subject": subject,
        "unit": unit,
        "figure": figure,
        "words": FIGURES[figure],
        "count": counts.of(figure),
        "before": counts.before.of(figure) if figure in OF_PARTS else None,
        "change": counts.change(figure),
        "kind": kind,
        "page": pages,
        "lines": part_lines(subject, pages.object_list) if kind == "parts" else [],
        "result_states": RESULT_STATES,
        "active_menu": "reports",
    }


def _typed(form: ProseForm) -> dict[str, str]:
    return {section.value: form.data.get(section.value, "") for section in Section}


def _field(section: Section, saved: str, typed: dict[str, str], proposed: frozenset[Section]) -> SectionField:
    text = typed.get(section.value, saved)
    is_same = text.split() == saved.split()
    return SectionField(section, text, "" if is_same else saved, section in proposed and is_same)
