"""Everything that a form's outline asks of the records, read in a fixed number of queries."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from gandan.activities.models import Activity, ActivityEvidence, Evidence
from gandan.activities.queries import activities_in
from gandan.documents.enums import Direction
from gandan.documents.models import Document
from gandan.indicators.queries import Point, Reading, course_of, read_many
from gandan.indicators.registry import Scope
from gandan.organisations.models import Unit
from gandan.reports.models import Report
from gandan.reports.queries.figures import Counts, Subject, counts_of
from gandan.reports.queries.records import Contents, contents_of, pictures_of
from gandan.reports.rules.figures import Rate, Tally, on_time_rate
from gandan.reports.rules.folding import ActivityKind, ActivityLine, KindNumber
from gandan.reports.rules.outline import BlockKind, OutlineSection, codes_of, has_block
from gandan.reports.rules.sentences import rate_words
from gandan.workdays.windows import Window

_OF_TASKS = (BlockKind.TASKS, BlockKind.OVERDUE, BlockKind.DIFFICULTIES, BlockKind.NEXT, BlockKind.TABLE)


@dataclass(frozen=True, slots=True)
class UnitRow:
    unit: Unit
    counts: Tally
    rate: Rate

    @property
    def rate_words(self) -> str:
        return rate_words(self.rate)


@dataclass(frozen=True, slots=True)
class Material:
    report: Report
    subject: Subject
    counts: Counts
    contents: Contents
    units: tuple[UnitRow, ...]
    """Empty in a report of one unit."""
    issued: tuple[Document, ...]
    drafted: tuple[Document, ...]
    activities: tuple[ActivityLine, ...]
    readings: Mapping[str, Reading]
    courses: Mapping[str, Sequence[Point]]
    pictures: tuple[Evidence, ...]


def subject_of(report: Report, today: dt.date) -> Subject:
    return Subject(report.plan, report.unit, Window(report.from_on, report.to_on), today)


def gather(
    report: Report, sections: tuple[OutlineSection, ...], *, today: dt.date, codes: Iterable[str] = ()
) -> Material:
    """Read what the sections ask for, and the indicators ``codes`` that people put into their own words."""
    subject = subject_of(report, today)
    counts = counts_of(subject)
    scope = Scope(subject.window, today, report.unit)
    charts = codes_of(sections, BlockKind.CHART)
    asked = dict.fromkeys((*codes_of(sections, BlockKind.INDICATORS), *charts, *sorted(codes)))
    has_papers = has_block(sections, BlockKind.DOCUMENTS)
    has_activities = has_block(sections, BlockKind.ACTIVITIES, BlockKind.PICTURES)
    activities = list(activities_in(subject.window, unit=report.unit)) if has_activities else []
    return Material(
        report=report,
        subject=subject,
        counts=counts,
        contents=contents_of(subject) if has_block(sections, *_OF_TASKS) else Contents((), (), (), ()),
        units=tuple(_unit_rows(counts)) if report.unit_id is None else (),
        issued=tuple(_papers(subject.window, unit=report.unit, drafted_by=None)) if has_papers else (),
        drafted=tuple(_papers(subject.window, unit=None, drafted_by=report.unit))
        if has_papers and report.unit
        else (),
        activities=tuple(_lines(activities)),
        readings=read_many(asked, scope),
        courses={code: course_of(code, scope) for code in charts},
        pictures=tuple(pictures_of(subject, activities)) if has_block(sections, BlockKind.PICTURES) else (),
    )


def activity_kind(row: Activity) -> ActivityKind:
    numbers = (KindNumber(str(n["name"]), str(n.get("words", ""))) for n in row.kind.numbers)
    return ActivityKind(row.kind.code, row.kind.name, tuple(numbers))


def _lines(rows: Sequence[Activity]) -> Iterable[ActivityLine]:
    proofs: dict[int, list[str]] = defaultdict(list)
    uses = ActivityEvidence.objects.filter(activity__in=[row.pk for row in rows]).order_by("id")
    for activity_id, code in uses.values_list("activity_id", "evidence__code"):
        proofs[activity_id].append(code)
    for row in rows:
        yield ActivityLine(
            code=row.code,
            kind=activity_kind(row),
            group=row.group.code if row.group else "",
            unit=row.unit.code,
            unit_name=row.unit.name,
            from_on=row.from_on,
            to_on=row.to_on,
            people=row.people or 0,
            numbers=tuple((str(n["name"]), int(n["value"])) for n in row.numbers),
            sentence=row.sentence,
            is_own=row.is_sentence_own,
            evidence=tuple(proofs[row.pk]),
        )


def _papers(window: Window, *, unit: Unit | None, drafted_by: Unit | None) -> Iterable[Document]:
    """Return what was issued in the window: by the unit (None for the People's Committee), or drafted by it."""
    rows = Document.objects.filter(
        direction=Direction.ISSUED, issued_on__gte=window.from_on, issued_on__lte=window.to_on, unit=unit
    )
    if drafted_by is not None:
        rows = rows.filter(drafted_by=drafted_by)
    found: Iterable[Document] = rows.defer("parsed").order_by("issued_on", "id")
    return found


def _unit_rows(counts: Counts) -> list[UnitRow]:
    units = Unit.objects.filter(pk__in=sorted(counts.by_unit)).order_by("position", "id")
    rows = ((unit, counts.by_unit[unit.pk]) for unit in units)
    return [UnitRow(unit, own, on_time_rate(own)) for unit, own in rows if own != Tally()]
