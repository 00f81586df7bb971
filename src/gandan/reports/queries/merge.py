"""What the units sent, put into the commune's text."""

from collections.abc import Sequence

from gandan.activities.queries import activities_in
from gandan.reports.enums import ReportState
from gandan.reports.models import Report, Snapshot
from gandan.reports.rules.merge import Part, merge
from gandan.reports.rules.text import SectionText, from_json
from gandan.workdays.windows import Window


def merge_parts(report: Report, sections: Sequence[SectionText], parts: Sequence[Part]) -> tuple[SectionText, ...]:
    """Return the sections with the accepted parts of the report in them; one query, none where there are none."""
    if not parts:
        return tuple(sections)
    told = {
        one.source.removeprefix("activity:")
        for part in parts
        for _, one in part.text.paragraphs()
        if one.source.startswith("activity:")
    }
    return merge(sections, parts, kinds=_kinds(report, told))


def accepted_parts(report: Report) -> list[Part]:
    """Return what the receiver has accepted, as it was sent, in the order of the units; two queries."""
    if report.unit_id is not None:
        return []
    rows = list(
        Report.objects.filter(parent=report, state=ReportState.ACCEPTED)
        .select_related("unit", "sent_by")
        .order_by("unit__position", "unit_id", "id")
    )
    newest: dict[int, Snapshot] = {}
    if rows:
        # later snapshots of a report replace earlier ones
        newest = {one.report_id: one for one in Snapshot.objects.filter(report__in=rows).order_by("id")}
    return [
        Part(
            unit=row.unit.code,
            unit_name=row.unit.name,
            by=row.sent_by.full_name if row.sent_by else "",
            text=from_json(newest[row.pk].content),
        )
        for row in rows
        if row.pk in newest
    ]


def _kinds(report: Report, codes: set[str]) -> dict[str, str]:
    """Return the kind of each activity that the commune's own sums count, by its code."""
    if not codes:
        return {}
    counted = activities_in(Window(report.from_on, report.to_on)).filter(code__in=sorted(codes))
    found: dict[str, str] = dict(counted.values_list("code", "kind__code"))
    return found
