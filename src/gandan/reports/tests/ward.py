"""A ward whose three units send their parts of a monthly report."""

import datetime as dt
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count

from django.test import Client

from gandan.activities.models import Activity, ActivityKind
from gandan.common import clock
from gandan.organisations.actors import Actor
from gandan.organisations.enums import Role
from gandan.organisations.models import Official, Unit
from gandan.organisations.tests.factories import make_actor, make_commune, make_official, make_unit
from gandan.reports.enums import PeriodKind
from gandan.reports.models import Obligation, Report, ReportForm, Snapshot
from gandan.reports.services.approve import approve_report, submit_report
from gandan.reports.services.obligations import Duty, PartDuty, create_obligation, open_due_reports
from gandan.reports.services.parts import accept_report, send_report
from gandan.tenancy.models import Commune
from gandan.tenancy.scope import open_commune
from gandan.workdays.rules import build

SignIn = Callable[[Actor | Official], Client]
_numbers = count(1)
CALENDAR = build(dt.date(2024, 1, 1), dt.date(2036, 12, 31), ())
TODAY = dt.date(2026, 11, 18)
NEAR_END = dt.date(2026, 12, 10)
"""In the report month 15/11 to 14/12/2026, near its end."""
UNITS = ("Văn phòng HĐND và UBND", "Phòng Văn hóa - Xã hội", "Phòng Kinh tế")
OUTLINE = [
    {"key": "leadership", "number": "I", "heading": "Chỉ đạo", "blocks": [{"kind": "documents"}]},
    {"key": "reform", "number": "II", "heading": "Kết quả", "required": True, "blocks": [{"kind": "activities"}]},
    {"key": "next", "number": "III", "heading": "Kỳ tới", "blocks": [{"kind": "prose", "words": "Việc kỳ tới."}]},
]


@dataclass(frozen=True)
class Ward:
    commune: Commune
    units: tuple[Unit, ...]
    heads: tuple[Actor, ...]
    officer: Actor
    leader: Actor
    outsider: Official
    """Of the ward, with no right to reports."""
    form: ReportForm
    part_form: ReportForm
    kind: ActivityKind

    def url(self, path: str = "") -> str:
        return f"/{self.commune.slug}/{path}"


def make_form(code: str, *, is_of_unit: bool, name: str = "") -> ReportForm:
    form = ReportForm(
        code=code,
        name=name or code,
        title="Kết quả cải cách {window}",
        from_on=dt.date(2026, 1, 1),
        period=PeriodKind.MONTH,
        is_of_unit=is_of_unit,
        outline=OUTLINE,
    )
    form.save()
    return form


@contextmanager
def open_ward() -> Iterator[Ward]:
    commune = make_commune("Sông Cửa")
    with open_commune(commune):
        units = tuple(make_unit(name) for name in UNITS)
        kind = ActivityKind(code="hop", name="Họp tổ", icon="users", template="{unit}")
        kind.save()
        yield Ward(
            commune=commune,
            units=units,
            heads=tuple(make_actor(unit, Role.UNIT_HEAD, full_name=f"Vũ Thị {unit.code}") for unit in units),
            officer=make_actor(units[0], Role.PROGRAMME_OFFICER, full_name="Phạm Quốc Dũng"),
            leader=make_actor(units[0], Role.LEADER, full_name="Trần Văn Khoa"),
            outsider=make_official(units[0], roles=[Role.CLERK]),
            form=make_form("cai-cach-thang", is_of_unit=False, name="Báo cáo cải cách hằng tháng"),
            part_form=make_form("cai-cach-thang-don-vi", is_of_unit=True, name="Báo cáo cải cách của đơn vị"),
            kind=kind,
        )


def make_duty(ward: Ward, *, due_days: int = 2, name: str = "Báo cáo tháng") -> Obligation:
    duty = Duty(name, ward.form, PeriodKind.MONTH, due_days, dt.date(2026, 1, 1), receiver_words="Sở Nội vụ")
    parts = [PartDuty(unit, ward.part_form, 0) for unit in ward.units]
    return create_obligation(duty, parts, actor=ward.officer, today=TODAY)


def open_month(ward: Ward) -> tuple[Report, list[Report]]:
    """Open the month's report; return it with its parts in the order of the units."""
    if not Obligation.objects.exists():
        make_duty(ward)
    open_due_reports(today=NEAR_END, calendar=CALENDAR)
    whole = Report.objects.get(unit=None)
    return whole, list(Report.objects.filter(parent=whole).order_by("unit__position"))


def make_activity(ward: Ward, unit: Unit, sentence: str, *, on: dt.date = dt.date(2026, 11, 17)) -> Activity:
    activity = Activity(
        code=f"HD-{next(_numbers)}",
        kind=ward.kind,
        title=sentence,
        from_on=on,
        to_on=on,
        unit=unit,
        sentence=sentence,
        submission=uuid.uuid4(),
        created_at=clock.now(),
        created_by=ward.officer.official,
    )
    activity.save()
    return activity


def sent(ward: Ward, part: Report, at: int, *, accept: bool = True) -> Report:
    send_report(part, version=part.version, actor=ward.heads[at], today=TODAY)
    if accept:
        accept_report(part, actor=ward.officer)
    part.refresh_from_db()
    return part


def fresh(report: Report) -> Report:
    return Report.objects.select_related("form", "commune", "unit", "parent").get(pk=report.pk)


def submitted(ward: Ward, *, approve: bool = False) -> Report:
    whole, parts = open_month(ward)
    for at, part in enumerate(parts):
        send_report(part, version=part.version, actor=ward.heads[at], today=TODAY)
        accept_report(part, actor=ward.officer)
    whole.refresh_from_db()
    submit_report(whole, version=whole.version, actor=ward.officer, today=TODAY)
    if approve:
        sha256 = Snapshot.objects.get(report=whole).sha256
        approve_report(whole, sha256=sha256, actor=ward.leader, today=TODAY)
    return Report.objects.get(pk=whole.pk)
