from gandan.reports.queries.figures import Counts, Subject, behind, counts_of
from gandan.reports.queries.material import UnitRow, subject_of
from gandan.reports.queries.names import title_of
from gandan.reports.queries.paged import read_table
from gandan.reports.queries.records import PartLine, part_lines
from gandan.reports.queries.reports import exports_of, find_draft, find_export, reports_for
from gandan.reports.queries.tables import register_table
from gandan.reports.queries.text import ROWS_SHOWN, Draft, newest_snapshot, previous_of, read_draft, read_text

__all__ = [
    "ROWS_SHOWN",
    "Counts",
    "Draft",
    "PartLine",
    "Subject",
    "UnitRow",
    "behind",
    "counts_of",
    "exports_of",
    "find_draft",
    "find_export",
    "newest_snapshot",
    "part_lines",
    "previous_of",
    "read_draft",
    "read_table",
    "read_text",
    "register_table",
    "reports_for",
    "subject_of",
    "title_of",
]
