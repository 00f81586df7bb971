"""Reports themselves."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from gandan.common.vietnamese import fold
from gandan.common.words import say
from gandan.organisations.actors import Actor
from gandan.organisations.enums import Right
from gandan.organisations.lineage import units_called, units_of_code
from gandan.organisations.models import UnitSuccession
from gandan.reports.models import Report, ReportDraft, ReportFile, ReportForm
from gandan.reports.queries.names import title_of


def reports_for(actor: Actor, *, unit: str = "", words: str = "") -> QuerySet[Report]:
    """Return the reports that the actor may read, newest first: all, or those of the actor's units.

    ``unit`` is a code; ``words`` a name that a unit bears or bore, or words of a form's name. Both find what units
    that went into others sent.
    """
    rows: QuerySet[Report] = Report.objects.select_related(
        "commune", "form", "plan__document", "programme", "unit", "created_by"
    ).prefetch_related("unit__former_names")
    rows = rows.order_by("-id")
    if unit:
        rows = rows.filter(unit_id__in=units_of_code(unit))
    if words:
        rows = rows.filter(Q(unit_id__in=sorted(units_called(words))) | Q(form_id__in=_forms_called(words)))
    if actor.has_in(Right.REPORT_READ, None):
        return rows
    return rows.filter(unit__in=actor.units_with(Right.REPORT_READ))


def _forms_called(words: str) -> list[int]:
    wanted = fold(words).split()
    forms = ReportForm.objects.values_list("pk", "name", "title")
    return [pk for pk, name, title in forms if all(word in fold(f"{name} {title}") for word in wanted)]


@dataclass(frozen=True, slots=True)
class ReportRow:
    report: Report
    title: str
    whose: str
    """The unit as it was called when it sent the report; empty for the People's Committee."""
    now: str
    """What became of it since."""


def report_rows(reports: Iterable[Report]) -> list[ReportRow]:
    """Return the lines of a list of ``reports_for``; one query."""
    listed = list(reports)
    ended = sorted({report.unit.pk for report in listed if report.unit and not report.unit.is_active})
    heirs: dict[int, list[str]] = {}
    links = UnitSuccession.objects.filter(predecessor__in=ended).values_list("predecessor_id", "successor__name")
    for unit_id, heir in links:
        heirs.setdefault(unit_id, []).append(heir)
    return [_row(report, heirs.get(report.unit_id or 0, ())) for report in listed]


def _row(report: Report, heirs: Sequence[str]) -> ReportRow:
    whose, now = report.unit_name, ""
    if heirs:
        now = say("nay thuộc %(names)s", names=", ".join(heirs))
    elif report.unit and whose != report.unit.name:
        now = say("nay là %(name)s", name=report.unit.name)
    return ReportRow(report, title_of(report), whose, now)


def find_draft(report: Report, actor: Actor) -> ReportDraft | None:
    """Return what the actor has typed and not yet saved."""
    draft: ReportDraft | None = ReportDraft.objects.filter(report=report, official=actor.official).first()
    return draft


def find_export(report: Report, digest: str) -> ReportFile | None:
    """Return the newest export of the report with these bytes."""
    exports = ReportFile.objects.filter(report=report, file__sha256=digest).select_related("file")
    found: ReportFile | None = exports.order_by("-id").first()
    return found


def exports_of(report: Report) -> list[ReportFile]:
    """Return the latest files handed out, newest first."""
    exports = ReportFile.objects.filter(report=report).select_related("file", "made_by")
    return list(exports.order_by("-id")[:5])
