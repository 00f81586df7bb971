from gandan.reports.queries.figures import Counts, Subject, behind, counts_of
from gandan.reports.queries.records import (
    Contents,
    EvidenceLine,
    PartLine,
    Remark,
    TaskLines,
    contents_of,
    part_lines,
    pictures_of,
)
from gandan.reports.queries.reports import exports_of, find_draft, find_export, reports_for
from gandan.reports.queries.signers import find_signer
from gandan.reports.queries.whole import UnitRow, WholeReport, read_report, said, subject_of

__all__ = [
    "Contents",
    "Counts",
    "EvidenceLine",
    "PartLine",
    "Remark",
    "Subject",
    "TaskLines",
    "UnitRow",
    "WholeReport",
    "behind",
    "contents_of",
    "counts_of",
    "exports_of",
    "find_draft",
    "find_export",
    "find_signer",
    "part_lines",
    "pictures_of",
    "read_report",
    "reports_for",
    "said",
    "subject_of",
]
