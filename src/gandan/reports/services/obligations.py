"""Duties to report, and the reports opened for each of their periods."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, fields

from django.db import transaction

from gandan.activities.models import Programme
from gandan.audit.services import SYSTEM, record
from gandan.audit.services import Actor as Recorder
from gandan.common.errors import NotAllowed, Stale
from gandan.common.words import in_vietnamese, mark
from gandan.documents.models import Document
from gandan.notifications.services import notify
from gandan.organisations.actors import Actor
from gandan.organisations.models import Unit
from gandan.plans.models import Plan
from gandan.reports.enums import PeriodKind
from gandan.reports.models import Obligation, ObligationPart, Report, ReportForm
from gandan.reports.queries.names import title_of
from gandan.reports.queries.people import makers_of
from gandan.reports.rules.periods import due_day, first_made_until, opens_on, periods_after
from gandan.reports.services.parts import page_of
from gandan.reports.services.reports import create_report
from gandan.tenancy.codes import next_code
from gandan.workdays.rules import Calendar
from gandan.workdays.windows import Window


@dataclass(frozen=True, slots=True)
class Duty:
    """A duty as a person lays it down."""

    name: str
    form: ReportForm
    period: PeriodKind
    due_days: int
    from_on: dt.date
    to_on: dt.date | None = None
    unit: Unit | None = None
    receiver: Unit | None = None
    receiver_words: str = ""
    programme: Programme | None = None
    plan: Plan | None = None
    document: Document | None = None
    is_active: bool = True


@dataclass(frozen=True, slots=True)
class PartDuty:
    """A unit's share in a merged report; ``due_days`` counts like the whole report's, and comes before it."""

    unit: Unit
    form: ReportForm
    due_days: int


@dataclass(frozen=True, slots=True)
class Wanted:
    """A report that a letter asks for."""

    form: ReportForm
    window: Window
    due_on: dt.date
    units: tuple[Unit, ...]
    """Who sends a part; who makes it, where the form is a unit's."""
    part_form: ReportForm | None = None
    part_due_on: dt.date | None = None
    request: Document | None = None
    request_words: str = ""
    receiver_words: str = ""
    programme: Programme | None = None
    plan: Plan | None = None


@transaction.atomic
def create_obligation(duty: Duty, parts: Sequence[PartDuty], *, actor: Actor, today: dt.date) -> Obligation:
    """Lay a duty down; its reports begin with the period that runs today."""
    obligation = Obligation(code=next_code("CD", year=today.year))
    _fill(obligation, duty)
    obligation.made_until = first_made_until(duty.period, from_on=duty.from_on, today=today)
    obligation.save(force_insert=True)
    _set_parts(obligation, parts)
    record("obligation_created", obligation, actor=actor, changes=_changes(duty, parts))
    return obligation


@transaction.atomic
def change_obligation(
    obligation: Obligation, duty: Duty, parts: Sequence[PartDuty], *, version: int, actor: Actor, today: dt.date
) -> Obligation:
    """Change a duty; reports that are open already stay as they are. Raises Stale."""
    locked: Obligation = Obligation.objects.select_for_update(of=("self",)).get(pk=obligation.pk)
    if locked.version != version:
        raise Stale
    if locked.period != duty.period or locked.from_on != duty.from_on:
        locked.made_until = first_made_until(duty.period, from_on=duty.from_on, today=today)
    _fill(locked, duty)
    locked.version += 1
    locked.save()
    _set_parts(locked, parts)
    record("obligation_changed", locked, actor=actor, changes=_changes(duty, parts))
    return locked


@transaction.atomic
def open_due_reports(*, today: dt.date, calendar: Calendar) -> list[Report]:
    """Open the reports, with the parts of their units, of each period that nears its end; return them.

    Each period is opened once, however often this runs: the duty is locked, remembers how far it has come, and the
    table takes one report for a duty, unit and window.
    """
    opened: list[Report] = []
    duties = Obligation.objects.select_for_update(of=("self",)).filter(is_active=True).order_by("id")
    for duty in duties.exclude(period=PeriodKind.ON_REQUEST).select_related(
        "form", "unit", "receiver", "programme", "plan__document", "document"
    ):
        opened += _open_periods(duty, today=today, calendar=calendar)
    return opened


@transaction.atomic
def open_requested_reports(wanted: Wanted, *, actor: Actor, today: dt.date) -> list[Report]:
    """Open what a letter asks for: the commune's report with the parts of units, or a report of each unit.

    Asked twice, with the same form, days and letter, it is the same reports. Raises NotAllowed where no unit is
    named for a unit's form.
    """
    if wanted.form.is_of_unit and not wanted.units:
        raise NotAllowed("no_unit", mark("Biểu mẫu này của đơn vị. Hãy chọn ít nhất một đơn vị."))
    # whoever asks the same at the same moment waits here and then finds what was made
    ReportForm.objects.select_for_update(of=("self",)).get(pk=wanted.form.pk)
    if not wanted.form.is_of_unit:
        whole = _requested(wanted, wanted.form, None, wanted.due_on, actor=actor, today=today)
        if wanted.part_form:
            due_on = wanted.part_due_on or wanted.due_on
            for unit in wanted.units:
                _requested(wanted, wanted.part_form, unit, due_on, actor=actor, today=today, parent=whole)
        return [whole]
    return [_requested(wanted, wanted.form, unit, wanted.due_on, actor=actor, today=today) for unit in wanted.units]


def _open_periods(duty: Obligation, *, today: dt.date, calendar: Calendar) -> list[Report]:
    opened: list[Report] = []
    kind = PeriodKind(duty.period)
    for period in periods_after(kind, duty.made_until, from_on=duty.from_on, to_on=duty.to_on):
        parts = list(duty.parts.select_related("unit", "form").order_by("unit__position", "id"))
        first_due = min(
            due_day(period.window, days, calendar) for days in (duty.due_days, *(one.due_days for one in parts))
        )
        if opens_on(period.window, first_due) > today:
            break
        opened += _open_period(duty, parts, period.window, today=today, calendar=calendar)
        duty.made_until = period.window.to_on
        duty.save(update_fields=["made_until"])
    return opened


def _open_period(
    duty: Obligation, parts: Sequence[ObligationPart], window: Window, *, today: dt.date, calendar: Calendar
) -> list[Report]:
    known = {row.unit_id: row for row in duty.reports.filter(from_on=window.from_on, to_on=window.to_on)}
    opened: list[Report] = []
    whole = known.get(duty.unit_id)
    if whole is None:
        due_on = due_day(window, duty.due_days, calendar)
        whole = create_report(
            duty.form,
            unit=duty.unit,
            window=window,
            actor=SYSTEM,
            plan=duty.plan,
            programme=duty.programme,
            obligation=duty,
            receiver=duty.receiver,
            receiver_words=duty.receiver_words,
            due_on=due_on,
            due_days=duty.due_days,
        )
        opened.append(whole)
    for part in parts:
        if part.unit_id in known or duty.unit_id is not None:
            continue
        opened.append(
            create_report(
                part.form,
                unit=part.unit,
                window=window,
                actor=SYSTEM,
                plan=duty.plan,
                programme=duty.programme,
                obligation=duty,
                parent=whole,
                due_on=due_day(window, part.due_days, calendar),
                due_days=part.due_days,
            )
        )
    for one in opened:
        _tell(one, actor=SYSTEM, today=today)
    return opened


def _requested(
    wanted: Wanted,
    form: ReportForm,
    unit: Unit | None,
    due_on: dt.date,
    *,
    actor: Actor,
    today: dt.date,
    parent: Report | None = None,
) -> Report:
    same = Report.objects.filter(
        form=form,
        unit=unit,
        from_on=wanted.window.from_on,
        to_on=wanted.window.to_on,
        request=wanted.request,
        request_words=wanted.request_words,
        programme=wanted.programme,
        plan=wanted.plan,
        parent=parent,
        obligation=None,
        created_at__date__gte=today,
    )
    found: Report | None = same.order_by("-id").first()
    if found is not None:
        return found
    fresh = create_report(
        form,
        unit=unit,
        window=wanted.window,
        actor=actor,
        plan=wanted.plan,
        programme=wanted.programme,
        parent=parent,
        request=wanted.request,
        request_words=wanted.request_words,
        receiver_words="" if parent else wanted.receiver_words,
        due_on=due_on,
    )
    _tell(fresh, actor=actor, today=today)
    return fresh


def _tell(report: Report, *, actor: Recorder, today: dt.date) -> None:
    record("report_opened", report, actor=actor, changes={"due_on": report.due_on})
    with in_vietnamese():
        due = f", hạn {report.due_on:%d/%m/%Y}" if report.due_on else ""
        words = f"Đã mở báo cáo: {title_of(report)}{due}."
    notify(makers_of(report, on=today), words, url=page_of(report))


def _fill(obligation: Obligation, duty: Duty) -> None:
    for one in fields(Duty):
        setattr(obligation, one.name, getattr(duty, one.name))


def _set_parts(obligation: Obligation, parts: Sequence[PartDuty]) -> None:
    """Keep the parts that stay, so that their own forms and days are changed rather than made anew."""
    wanted = {one.unit.pk: one for one in parts}
    obligation.parts.exclude(unit_id__in=list(wanted)).delete()
    known = {row.unit_id: row for row in obligation.parts.all()}
    for unit_id, one in wanted.items():
        row = known.get(unit_id) or ObligationPart(obligation=obligation, unit=one.unit)
        row.form, row.due_days = one.form, one.due_days
        row.save()


def _changes(duty: Duty, parts: Sequence[PartDuty]) -> dict[str, object]:
    given = {one.name: getattr(duty, one.name) for one in fields(Duty)}
    plain = {name: f"{value}" for name, value in given.items() if value is not None and value != ""}
    return plain | {"parts": [[one.unit.code, one.form.code, one.due_days] for one in parts]}
