"""What is missing or doubtful in a report that is being written."""

import datetime as dt

from gandan.activities.queries import leaving_picture
from gandan.common.words import say
from gandan.reports.enums import ReportState
from gandan.reports.models import Report
from gandan.reports.queries.gaps import gaps_of
from gandan.reports.queries.text import Draft, read_draft
from gandan.reports.rules.findings import Absent, Finding, Gaps, find_gaps

_OPEN = (ReportState.WRITING, ReportState.RETURNED, ReportState.SENT)


def findings_of(draft: Draft) -> list[Finding]:
    """Return what is missing or doubtful, the grave first, in a fixed number of queries beside the draft."""
    material = draft.material
    absent = [Absent(one.name, one.url) for one in material.readings.values() if one.measure.value is None]
    held = [row.title for row in material.pictures if leaving_picture(row) is None]
    gaps = gaps_of(material.subject) if material.has_tasks else Gaps()
    missing = _missing_parts(material.report)
    owing = {one.unit for one in missing}
    found = find_gaps(draft.text, gaps, absent=absent, held_back=held)
    rest = [one for one in found if not one.unit or one.unit not in owing]
    return sorted([*missing, *rest], key=lambda finding: not finding.is_grave)


def grave_findings(report: Report, *, today: dt.date) -> list[Finding]:
    """Return what must be mended before the report may go on."""
    return [one for one in findings_of(read_draft(report, today=today)) if one.is_grave]


def _missing_parts(report: Report) -> list[Finding]:
    if report.unit_id is not None:
        return []
    rows = Report.objects.filter(parent=report, state__in=_OPEN).select_related("unit")
    return [_missing(row) for row in rows.order_by("unit__position", "unit_id", "id")]


def _missing(part: Report) -> Finding:
    unit, anchor = part.unit.name, f"phan-{part.code}"
    if part.state == ReportState.SENT:
        what = say("Phần của %(unit)s chờ nhận", unit=unit)
        return Finding(what, say("Hãy nhận hoặc trả lại."), is_grave=True, anchor=anchor, unit=unit)
    state = say("đã trả lại, chờ gửi lại") if part.state == ReportState.RETURNED else say("chưa gửi")
    return Finding(say("Thiếu phần của %(unit)s", unit=unit), state, is_grave=True, anchor=anchor, unit=unit)
