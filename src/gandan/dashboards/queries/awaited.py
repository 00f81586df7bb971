"""The reports that are being made: how many parts have come, who is missing, when they are due."""

from dataclasses import dataclass

from django.db.models import F

from gandan.common.words import say
from gandan.dashboards.queries.place import Place
from gandan.organisations.enums import Right
from gandan.plans.rules.lateness import days_words
from gandan.reports.enums import WRITABLE, ReportState
from gandan.reports.models import Report
from gandan.reports.permissions import RELATED
from gandan.reports.queries.names import title_of
from gandan.reports.rules.states import is_missing

SHOWN = 6
_NAMED = 3
"""Units named before the rest is counted."""


@dataclass(frozen=True, slots=True)
class Awaited:
    code: str
    title: str
    words: str
    """"04/05 đơn vị đã gửi, còn Trạm Y tế" or its state."""
    due_words: str
    state: str


def awaited_reports(place: Place) -> list[Awaited]:
    """Return the reports in the making, the earliest due first: the commune's or the units' own; two queries.

    What waits for the person's own approval stands among the decisions.
    """
    wanted = set(WRITABLE) if place.actor.has_in(Right.REPORT_APPROVE, None) else {*WRITABLE, ReportState.SUBMITTED}
    rows = Report.objects.filter(state__in=sorted(wanted))
    rows = rows.filter(unit=None) if place.units is None else rows.filter(unit_id__in=sorted(place.units))
    found = list(rows.select_related(*RELATED).order_by(F("due_on").asc(nulls_last=True), "id")[:SHOWN])
    parts: dict[int, list[tuple[str, str]]] = {}
    named = Report.objects.filter(parent__in=found).order_by("unit__position", "unit_id", "id")
    for parent, state, unit in named.values_list("parent_id", "state", "unit__short_name"):
        parts.setdefault(parent, []).append((state, unit))
    return [_awaited(report, parts.get(report.pk, []), place) for report in found]


def _awaited(report: Report, parts: list[tuple[str, str]], place: Place) -> Awaited:
    due = report.due_on
    is_late = due is not None and due < place.today
    return Awaited(
        code=report.code,
        title=title_of(report),
        words=_parts_words(parts) if parts else say(str(ReportState(report.state).label)),
        due_words=days_words(place.today, due, place.calendar) if due else "",
        state="bad" if is_late else "warn" if due == place.today else "plain",
    )


def _parts_words(parts: list[tuple[str, str]]) -> str:
    missing = [unit for state, unit in parts if is_missing(state)]
    came = say("%(came)s/%(all)s đơn vị đã gửi", came=len(parts) - len(missing), all=len(parts))
    if not missing:
        return came
    names = ", ".join(missing[:_NAMED])
    more = len(missing) - _NAMED
    return (
        say("%(came)s, còn %(names)s và %(more)s đơn vị khác", came=came, names=names, more=more)
        if (more > 0)
        else say("%(came)s, còn %(names)s", came=came, names=names)
    )
