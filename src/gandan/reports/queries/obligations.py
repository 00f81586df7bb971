"""Duties to report: the list, the next due days, the forms to propose."""

import datetime as dt
from dataclasses import dataclass

from gandan.plans.rules.lateness import days_words
from gandan.reports.enums import PeriodKind
from gandan.reports.models import Obligation, ReportForm
from gandan.reports.rules.duties import part_form
from gandan.reports.rules.periods import due_day, periods_after
from gandan.workdays.rules import Calendar
from gandan.workdays.windows import Period


@dataclass(frozen=True, slots=True)
class DutyRow:
    """A duty with the period whose report is opened next."""

    obligation: Obligation
    units: tuple[str, ...]
    """Who sends a part."""
    period: Period | None
    due_on: dt.date | None
    due_words: str
    colour: str


def duty_rows(*, today: dt.date, calendar: Calendar, code: str = "") -> list[DutyRow]:
    """Return the duties, active ones first; two queries."""
    rows = Obligation.objects.select_related("form", "unit", "receiver", "programme", "document")
    rows = rows.prefetch_related("parts__unit")
    if code:
        rows = rows.filter(code=code)
    return [_row(one, today=today, calendar=calendar) for one in rows.order_by("-is_active", "id")]


def current_period(obligation: Obligation, *, today: dt.date) -> Period | None:
    """Return the period whose report is to be written next: opened already or not."""
    after = periods_after(PeriodKind(obligation.period), None, from_on=obligation.from_on, to_on=obligation.to_on)
    return next((period for period in after if period.window.to_on >= today), None)


def unit_form_of(form: ReportForm) -> ReportForm | None:
    """Return the form in which units send their part of this one."""
    of_units = {one.code: one for one in ReportForm.objects.filter(is_of_unit=True, is_active=True)}
    return of_units.get(part_form(form.code, set(of_units)))


def _row(one: Obligation, *, today: dt.date, calendar: Calendar) -> DutyRow:
    units = tuple(part.unit.short_name for part in sorted(one.parts.all(), key=lambda p: (p.unit.position, p.unit_id)))
    period = current_period(one, today=today) if one.is_active else None
    if period is None:
        return DutyRow(one, units, None, None, "", "plain")
    due = due_day(period.window, one.due_days, calendar)
    colour = "bad" if due < today else "warn" if due == today else "plain"
    return DutyRow(one, units, period, due, days_words(today, due, calendar), colour)
