"""One page of a long table of a report."""

import datetime as dt
from dataclasses import dataclass, replace

from gandan.reports.enums import WRITABLE
from gandan.reports.models import Report
from gandan.reports.queries.material import subject_of
from gandan.reports.queries.tables import table_of
from gandan.reports.queries.text import ROWS_SHOWN, newest_snapshot, read_draft
from gandan.reports.rules.text import ParagraphText, from_json, rows_between


@dataclass(frozen=True, slots=True)
class TablePage:
    heading: str
    paragraph: ParagraphText
    """With the rows of the page."""
    total: int


def read_table(report: Report, key: str, *, page: int, today: dt.date) -> TablePage | None:
    """Return a page of the table, the last one where there are fewer; None where the report has no such table."""
    frozen = None if report.state in WRITABLE else newest_snapshot(report)
    text = from_json(frozen.content) if frozen else read_draft(report, today=today).text
    found = text.find(key)
    if found is None or not found[1].rows:
        return None
    section, standing = found
    total = len(standing.rows) - 1 + standing.rows_left
    start = min(max(page - 1, 0), max(total - 1, 0) // ROWS_SHOWN) * ROWS_SHOWN
    if not standing.rows_left:
        return TablePage(section.heading, rows_between(standing, start, ROWS_SHOWN), total)
    name = key.removeprefix("table:")
    table = table_of(name, subject_of(report, today), start=start, count=ROWS_SHOWN)
    if table.rows:
        return TablePage(section.heading, replace(standing, rows=table.rows, links=table.links, rows_left=0), total)
    # a table of units, or one that another domain registers, is read as a whole
    whole = read_draft(report, today=today, most_rows=None).text.find(key)
    return TablePage(section.heading, rows_between(whole[1], start, ROWS_SHOWN), total) if whole else None
