"""A report as it stands today: figures and lists from the records, prose from people or proposed."""

import datetime as dt
from dataclasses import dataclass

from gandan.organisations.models import Unit
from gandan.reports.enums import Result, Section
from gandan.reports.models import Report
from gandan.reports.queries.figures import Counts, Subject, counts_of
from gandan.reports.queries.records import Contents, Remark, contents_of
from gandan.reports.rules.figures import Rate, Tally, on_time_rate
from gandan.reports.rules.findings import Finding, find_gaps
from gandan.reports.rules.sentences import (
    Sentence,
    overview,
    propose_difficulties,
    propose_next_steps,
    propose_opening,
    rate_words,
    unit_sentence,
)
from gandan.workdays.windows import Window


@dataclass(frozen=True, slots=True)
class UnitRow:
    unit: Unit
    counts: Tally
    rate: Rate

    @property
    def rate_words(self) -> str:
        return rate_words(self.rate)


@dataclass(frozen=True, slots=True)
class WholeReport:
    report: Report
    subject: Subject
    counts: Counts
    contents: Contents
    units: tuple[UnitRow, ...]
    """Empty in a report of one unit."""
    overview: tuple[Sentence, ...]
    prose: dict[Section, str]
    proposed: frozenset[Section]
    """Sections that nobody has written yet; their text follows the records."""
    findings: tuple[Finding, ...]


def subject_of(report: Report, today: dt.date) -> Subject:
    return Subject(report.plan, report.unit, Window(report.from_on, report.to_on), today)


def read_report(report: Report, *, today: dt.date) -> WholeReport:
    """Return all that stands in the report, in eleven queries whatever its length."""
    subject = subject_of(report, today)
    counts, contents = counts_of(subject), contents_of(subject)
    prose = {section: report.prose.get(section.value) for section in Section}
    texts = {section: _proposal(section, contents) if text is None else text for section, text in prose.items()}
    return WholeReport(
        report=report,
        subject=subject,
        counts=counts,
        contents=contents,
        units=() if report.unit_id else tuple(_unit_rows(counts)),
        overview=tuple(
            overview(
                counts.total,
                subject.window,
                progress=counts.progress,
                evidence=counts.evidence,
                difficulties=counts.difficulties,
            )
        ),
        prose=texts,
        proposed=frozenset(section for section, text in prose.items() if text is None),
        findings=tuple(find_gaps(contents.parts, texts)),
    )


def said(remark: Remark) -> str:
    """Return the sentence of what a unit said."""
    return unit_sentence(remark.unit, remark.words, remark.numbers)


def _proposal(section: Section, contents: Contents) -> str:
    if section is Section.DIFFICULTIES:
        return propose_difficulties([said(remark) for remark in contents.difficulties])
    if section is Section.NEXT_STEPS:
        parts = [(part.unit, part.task, part.due_on) for part in contents.next_parts]
        return propose_next_steps(parts, has_overdue=any(part.result is Result.OVERDUE for part in contents.parts))
    spoken = ((task.title, [said(part.remark) for part in task.parts if part.remark]) for task in contents.tasks)
    return propose_opening(spoken)


def _unit_rows(counts: Counts) -> list[UnitRow]:
    units = Unit.objects.filter(pk__in=sorted(counts.by_unit)).order_by("position", "id")
    rows = ((unit, counts.by_unit[unit.pk]) for unit in units)
    return [UnitRow(unit, own, on_time_rate(own)) for unit, own in rows if own != Tally()]
