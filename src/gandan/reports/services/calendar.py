"""Due days of reports follow the working calendar: those of a duty are computed anew from its period."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import cast

from django.urls import reverse

from gandan.audit.services import SYSTEM, record
from gandan.common.words import in_vietnamese
from gandan.notifications.services import notify
from gandan.organisations.models import Official
from gandan.reports.enums import WRITABLE
from gandan.reports.models import Report
from gandan.reports.queries.names import title_of
from gandan.reports.queries.people import makers_of
from gandan.reports.rules.periods import due_day
from gandan.reports.services.parts import page_of, save_report
from gandan.tenancy.scope import current_commune
from gandan.workdays.followers import Move
from gandan.workdays.models import CalendarMove
from gandan.workdays.rules import Calendar
from gandan.workdays.windows import Window

AT_ONCE = 200
_FARTHEST = dt.timedelta(days=366)
"""No duty falls due farther from the end of its period, so a changed day touches no other reports."""


class ReportFollower:
    """Reports that a duty opened and nobody has handed on, for ``workdays.followers``.

    A day that a letter names was typed by a person and stays.
    """

    kind = Report._meta.label_lower

    def find(
        self, day: dt.date, *, today: dt.date, calendar: Calendar, after: int = 0, lock: bool = False
    ) -> tuple[list[Move], int | None]:
        touched = (
            Report.objects.select_related("form", "unit", "plan", "programme", "commune")
            .filter(pk__gt=after, state__in=sorted(WRITABLE), due_days__isnull=False)
            .filter(to_on__gte=day - _FARTHEST, to_on__lte=day + _FARTHEST)
            .order_by("pk")
        )
        reports = list((touched.select_for_update(of=("self",)) if lock else touched)[:AT_ONCE])
        due = [due_day(Window(one.from_on, one.to_on), one.due_days, calendar) for one in reports]
        moves = [_move(one, new) for one, new in zip(reports, due, strict=True) if new != one.due_on]
        return moves, reports[-1].pk if len(reports) == AT_ONCE else None

    def apply(self, moves: Sequence[Move], *, reason: str) -> None:
        for move in moves:
            report = cast("Report", move.row)
            report.due_on = move.new
            save_report(report, "due_on")
            record(
                "report_due_moved", report, actor=SYSTEM, changes={"due_on": [move.old, move.new], "reason": reason}
            )

    def tell(self, moves: Iterable[CalendarMove], *, reason: str, today: dt.date) -> None:
        """Leave one notice with each maker, however many of their reports moved."""
        news = {move.object_id: move for move in moves}
        reports = Report.objects.select_related("form", "unit", "plan", "programme", "commune").filter(pk__in=news)
        of_maker: dict[Official, list[Report]] = {}
        makers: dict[int | None, list[Official]] = {}
        for report in reports.order_by("pk"):
            if report.unit_id not in makers:
                makers[report.unit_id] = makers_of(report, on=today)
            for who in makers[report.unit_id]:
                of_maker.setdefault(who, []).append(report)
        for who, held in of_maker.items():
            first = held[0]
            if len(held) == 1:
                due = news[first.pk].new_due_on
                notify([who], f"Hạn mới {due:%d/%m/%Y}: {_title(first)}. {reason}", url=page_of(first))
            else:
                url = reverse("reports", kwargs={"commune": current_commune().slug})
                notify([who], f"{len(held)} báo cáo có hạn mới. {reason}", url=url)


def _move(report: Report, new: dt.date) -> Move:
    return Move(
        ReportFollower.kind,
        report.pk,
        report.code,
        _title(report),
        report.unit_id,
        report.unit.short_name if report.unit else "",
        report.due_on,
        new,
        report,
    )


def _title(report: Report) -> str:
    with in_vietnamese():
        return title_of(report)
