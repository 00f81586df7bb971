"""Who owes which report when, the reports, what people wrote in them, and what was sent and approved."""

from gandan.reports.models.duties import Obligation, ObligationPart, ReportForm
from gandan.reports.models.letters import ConclusionNotice, UrgingLetter, UrgingLine
from gandan.reports.models.reports import Paragraph, Report, ReportDraft, ReportFile, SignedCopy, Snapshot

__all__ = [
    "ConclusionNotice",
    "Obligation",
    "ObligationPart",
    "Paragraph",
    "Report",
    "ReportDraft",
    "ReportFile",
    "ReportForm",
    "SignedCopy",
    "Snapshot",
    "UrgingLetter",
    "UrgingLine",
]
