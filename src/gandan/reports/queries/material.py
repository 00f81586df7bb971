"""Everything that a form's outline asks of the records, read in a fixed number of queries."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import add

from gandan.activities.models import Evidence
from gandan.activities.queries import activities_in
from gandan.indicators.queries import Point, Reading, course_of, read_many
from gandan.indicators.registry import Scope
from gandan.organisations.lineage import load_lineage, told_units, units_standing_for
from gandan.organisations.models import Unit
from gandan.reports.models import Report
from gandan.reports.queries.activities import ToldActivities, told_activities_of
from gandan.reports.queries.figures import Counts, Subject, counts_of
from gandan.reports.queries.papers import Papers, papers_in
from gandan.reports.queries.records import pictures_of
from gandan.reports.queries.told import Told, told_of
from gandan.reports.rules.figures import Rate, Tally, on_time_rate
from gandan.reports.rules.outline import BlockKind, OutlineSection, codes_of, has_block
from gandan.reports.rules.sentences import rate_words
from gandan.workdays.windows import Window

_OF_TASKS = (BlockKind.TASKS, BlockKind.OVERDUE, BlockKind.DIFFICULTIES, BlockKind.NEXT, BlockKind.TABLE)


@dataclass(frozen=True, slots=True)
class UnitRow:
    unit: Unit
    counts: Tally
    rate: Rate
    name: str
    """On the last day of the window, with what it was called or took in within it."""

    @property
    def rate_words(self) -> str:
        return rate_words(self.rate)


@dataclass(frozen=True, slots=True)
class Material:
    report: Report
    subject: Subject
    counts: Counts
    told: Told
    has_tasks: bool
    """The form tells of tasks."""
    units: tuple[UnitRow, ...]
    """Empty in a report of one unit."""
    issued: Papers
    drafted: Papers
    activities: ToldActivities
    readings: Mapping[str, Reading]
    courses: Mapping[str, Sequence[Point]]
    pictures: tuple[Evidence, ...]
    most_rows: int | None
    """Of a table; None for all of them."""


def subject_of(report: Report, today: dt.date) -> Subject:
    window, unit = Window(report.from_on, report.to_on), report.unit
    return Subject(report.plan, unit, window, today, units_standing_for(unit, window.to_on) if unit else None)


def gather(
    report: Report,
    sections: tuple[OutlineSection, ...],
    *,
    today: dt.date,
    codes: Iterable[str] = (),
    kept: Collection[str] = (),
    most_rows: int | None = None,
) -> Material:
    """Read what the sections ask for, and the indicators ``codes`` that people put into their own words.

    ``kept`` are sources that people reworded: they are told among whatever number of others.
    """
    subject = subject_of(report, today)
    counts = counts_of(subject)
    scope = Scope(subject.window, today, report.unit, subject.units)
    charts = codes_of(sections, BlockKind.CHART)
    asked = dict.fromkeys((*codes_of(sections, BlockKind.INDICATORS), *charts, *sorted(codes)))
    has_papers = has_block(sections, BlockKind.DOCUMENTS)
    has_tasks = has_block(sections, *_OF_TASKS)
    groups = [block.group for one in sections for block in one.blocks if block.kind is BlockKind.ACTIVITIES]
    activities = activities_in(subject.window, units=subject.keys)
    return Material(
        report=report,
        subject=subject,
        counts=counts,
        told=told_of(subject, kept) if has_tasks else Told(),
        has_tasks=has_tasks,
        units=tuple(_unit_rows(counts, subject.window)) if report.unit_id is None else (),
        issued=papers_in(subject.window, units=subject.keys, drafted_by=None) if has_papers else (),
        drafted=papers_in(subject.window, units=None, drafted_by=subject.keys) if has_papers and report.unit else (),
        activities=told_activities_of(activities, groups) if groups else ToldActivities(),
        readings=read_many(asked, scope),
        courses={code: course_of(code, scope) for code in charts},
        pictures=tuple(pictures_of(subject, activities)) if has_block(sections, BlockKind.PICTURES) else (),
        most_rows=most_rows,
    )


def _unit_rows(counts: Counts, window: Window) -> list[UnitRow]:
    rolled = load_lineage().rolled_up(counts.by_unit, window.to_on, add)
    units = Unit.objects.filter(pk__in=sorted(rolled)).order_by("position", "id")
    told = told_units(units, window.from_on, window.to_on)
    rows = ((unit, rolled[unit.pk]) for unit in units)
    return [UnitRow(unit, own, on_time_rate(own), told[unit.pk].whole) for unit, own in rows if own != Tally()]
