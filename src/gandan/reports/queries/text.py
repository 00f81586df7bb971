"""The text of a report: computed from the records until it is sent, then as it was sent."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from gandan.organisations.enums import PaperKind
from gandan.organisations.queries import signature_of
from gandan.reports.enums import WRITABLE
from gandan.reports.models import Paragraph, Report, Snapshot
from gandan.reports.queries.fill import Filler
from gandan.reports.queries.material import Material, gather
from gandan.reports.queries.merge import accepted_parts, merge_parts
from gandan.reports.queries.names import head_of, title_of
from gandan.reports.rules.numbers import places
from gandan.reports.rules.outline import parse_outline
from gandan.reports.rules.overlay import Written, lay_over
from gandan.reports.rules.paragraphs import drop_empty
from gandan.reports.rules.sentences import CHANGE
from gandan.reports.rules.text import ChangedNumber, FigureText, Text, cut_tables, from_json
from gandan.workdays.windows import Window

ROWS_SHOWN = 50
"""Of a table on a page; the others are read page by page."""


def read_text(report: Report, *, today: dt.date, most_rows: int | None = None) -> Text:
    """Return what stands in the report: as it was sent or approved, else as records and people have it today.

    Of each table ``most_rows`` stand in it, all where it is None. In a fixed number of queries whatever its length.
    Raises BadOutline for a form that cannot be read.
    """
    frozen = None if report.state in WRITABLE else newest_snapshot(report)
    if frozen is not None:
        sent = from_json(frozen.content)
        return sent if most_rows is None else cut_tables(sent, most_rows)
    text = read_draft(report, today=today, most_rows=most_rows).text
    return replace(text, sections=drop_empty(text.sections))


@dataclass(frozen=True, slots=True)
class Draft:
    """A report that is being written."""

    text: Text
    """With the sections that are still empty and the paragraphs that are left out."""
    pool: Mapping[str, FigureText]
    """The figures that words may name."""
    material: Material


def read_draft(
    report: Report, *, today: dt.date, kept: Iterable[str] = (), most_rows: int | None = ROWS_SHOWN
) -> Draft:
    """Return the text as records and people have it today, with all that an editor needs.

    Of a table ``most_rows`` are read, all where it is None. ``kept`` are sources that must be told whatever number of
    others there is, as those are that people reworded.
    """
    sections = parse_outline(report.form.outline)
    rows = written_in(report)
    named = {code for row in rows for code in places(row.text)}
    parts = accepted_parts(report)
    worded = {one.source for part in parts for _, one in part.text.paragraphs() if one.origin}
    material = gather(
        report,
        sections,
        today=today,
        codes=indicator_codes(named),
        kept={*kept, *worded, *(row.source for row in rows)},
        most_rows=most_rows,
    )
    filler = Filler(material)
    pool = filler.pool()
    computed = merge_parts(report, [filler.section(section) for section in sections], parts)
    text = Text(
        title=title_of(report),
        window=Window(report.from_on, report.to_on),
        sections=lay_over(computed, rows, pool),
        head=head_of(report, signature_of(report.unit, paper=PaperKind.REPORT, on=today)),
    )
    return Draft(text if most_rows is None else cut_tables(text, most_rows), pool, material)


def newest_snapshot(report: Report) -> Snapshot | None:
    found: Snapshot | None = Snapshot.objects.filter(report=report).order_by("-id").first()
    return found


def previous_of(report: Report) -> Report | None:
    """Return the last report of the same form, unit and programme before this one."""
    rows = Report.objects.filter(form__code=report.form.code, unit=report.unit, programme=report.programme)
    found: Report | None = (
        rows.filter(to_on__lt=report.to_on, from_on__lte=report.from_on).order_by("-to_on", "-id").first()
    )
    return found


def written_in(report: Report) -> list[Written]:
    """Return what people wrote in the report, in the order in which they placed it."""
    rows: Iterable[Paragraph] = Paragraph.objects.filter(report=report).select_related("by", "kept_from")
    return [written_of(row) for row in rows]


def written_of(row: Paragraph) -> Written:
    return Written(
        code=row.code,
        section=row.section,
        position=row.position,
        source=row.source,
        text=row.text,
        is_left_out=row.is_left_out,
        origin=row.origin,
        basis=row.basis,
        after=row.after,
        kept_from=row.kept_from.code if row.kept_from else "",
        changed_numbers=tuple(ChangedNumber(n["was"], n["is"], n["reason"]) for n in row.changed_numbers),
        by=row.by.full_name,
        at=row.at,
        version=row.version,
    )


def indicator_codes(named: Iterable[str]) -> set[str]:
    """Return those of the places in a text that may name an indicator: "plans.on_time", "entered.hai_long"."""
    return {code for code in named if "." in code and not code.endswith(CHANGE) and ":" not in code}
