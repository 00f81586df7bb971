from gandan.reports.queries.figures import Counts, behind, counts_of
from gandan.reports.queries.records import (
    Contents,
    EvidenceLine,
    PartLine,
    Remark,
    TaskLines,
    contents_of,
    pictures_of,
)
from gandan.reports.queries.reports import find_draft, reports_for

__all__ = [
    "Contents",
    "Counts",
    "EvidenceLine",
    "PartLine",
    "Remark",
    "TaskLines",
    "behind",
    "contents_of",
    "counts_of",
    "find_draft",
    "pictures_of",
    "reports_for",
]
