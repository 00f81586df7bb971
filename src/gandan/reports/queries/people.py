"""Whom a report concerns."""

import datetime as dt

from gandan.organisations.actors import duties_on
from gandan.organisations.enums import Role
from gandan.organisations.models import Official
from gandan.plans.queries.people import heads_of, workers_of
from gandan.reports.models import Report


def makers_of(report: Report, *, on: dt.date) -> list[Official]:
    """Return who writes the report: the unit's head and focal officers, or the programme officers."""
    if report.unit_id:
        subject = report.programme.code if report.programme else ""
        return workers_of([report.unit_id], on=on, subject=subject).get(report.unit_id, [])
    return _holders(Role.PROGRAMME_OFFICER, on=on)


def receivers_of(report: Report, *, on: dt.date) -> list[Official]:
    """Return who accepts a unit's report: those of the receiving unit, else the programme officers."""
    unit_id = report.parent.unit_id if report.parent else report.receiver_id
    if unit_id:
        return heads_of([unit_id], on=on).get(unit_id, [])
    return _holders(Role.PROGRAMME_OFFICER, on=on)


def leaders(*, on: dt.date) -> list[Official]:
    return _holders(Role.LEADER, on=on)


def _holders(role: Role, *, on: dt.date) -> list[Official]:
    duties = (
        duties_on(on)
        .filter(role=role, official__is_active=True)
        .select_related("official")
        .order_by("official__sort_name")
    )
    return list({duty.official_id: duty.official for duty in duties}.values())
