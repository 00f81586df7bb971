"""What needs a decision, the red first; each kind is read up to a few lines, whatever waits."""

import datetime as dt
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse

from gandan.common.pages import capped_count, capped_words
from gandan.common.words import mark, say, say_many
from gandan.dashboards.queries.place import Place
from gandan.organisations.enums import Right
from gandan.plans.enums import OPEN, WITH_DOER, ProgressKind, RequestKind, RequestState
from gandan.plans.models import Assignment, ChangeRequest, DifficultyAnswer, ProgressReport
from gandan.plans.rules.lateness import days_words
from gandan.plans.rules.periods import period_words
from gandan.reports.models import Report
from gandan.reports.queries.approve import waiting_reports
from gandan.reports.queries.names import title_of
from gandan.tenancy.models import TenantModel
from gandan.tenancy.scope import current_commune

SHOWN, SHOWN_ASKED = 3, 2
"""Lines of reports and of late work; lines of what units ask."""
PATIENCE = 3
"""Working days that a question may wait before it is marked."""
LONG_AGO = dt.timedelta(days=366)
"""A difficulty reported earlier is no longer asked about here."""
RowT = TypeVar("RowT", bound=TenantModel)
_RANKS = {"bad": 0, "warn": 1}


@dataclass(frozen=True, slots=True)
class Line:
    """One thing to decide; ``state`` is the colour of its words: bad, warn, plain."""

    icon: str
    title: str
    under: str
    words: str
    state: str
    act: str
    url: str


@dataclass(frozen=True, slots=True)
class Kind:
    """How many of one kind wait, and where all of them are."""

    words: str
    """"4 báo cáo chờ duyệt"."""
    url: str
    count: int


@dataclass(frozen=True, slots=True)
class Decisions:
    lines: list[Line]
    kinds: list[Kind]
    reports: int
    """Reports before the leader."""

    @property
    def count(self) -> int:
        return sum(kind.count for kind in self.kinds)


def decisions(place: Place) -> Decisions:
    """Return what the person may decide or urge; two queries for each kind."""
    actor = place.actor
    lines: list[Line] = []
    kinds: list[Kind] = []
    reports = 0
    if actor.has_in(Right.REPORT_APPROVE, None):
        waiting = waiting_reports()
        rows, reports = _first(waiting, SHOWN)
        lines += [_approval(row, place) for row in rows]
        _add(kinds, reports, mark("%(count)s báo cáo chờ duyệt"), _url("report_approvals"))
    if actor.has_in(Right.TASK_ASSIGN, None):
        asked, count = _first(_requests(), SHOWN_ASKED)
        lines += [_request(row, place) for row in asked]
        _add(kinds, count, mark("%(count)s đề nghị của đơn vị"), f"{_url('own_work')}#decide")
        told, count = _first(_difficulties(place.today), SHOWN_ASKED)
        lines += [_difficulty(row, place) for row in told]
        _add(kinds, count, mark("%(count)s vướng mắc chưa trả lời"), f"{_url('difficulties')}?trang-thai=chua-tra-loi")
    late, count = _first(_overdue(place), SHOWN)
    lines += [_late(row, place) for row in late]
    _add(kinds, count, mark("%(count)s việc quá hạn"), f"{_url('task_list')}?trang-thai=qua-han")
    # within one colour the kinds keep their order: what only this person can do comes first
    lines.sort(key=lambda line: _RANKS.get(line.state, 2))
    return Decisions(lines, kinds, reports)


def _first(found: "QuerySet[RowT]", shown: int) -> tuple[list[RowT], int]:
    return list(found[:shown]), capped_count(found.select_related(None))


def _add(kinds: list[Kind], count: int, words: str, url: str) -> None:
    if count:
        kinds.append(Kind(say(words, count=capped_words(count)), url, count))


def _requests() -> "QuerySet[ChangeRequest]":
    rows: QuerySet[ChangeRequest] = ChangeRequest.objects.filter(state=RequestState.OPEN)
    return rows.select_related("assignment__task", "assignment__unit", "proposed_unit").order_by("id")


def _difficulties(today: dt.date) -> "QuerySet[ProgressReport]":
    """Difficulties of open work that nobody has answered, the longest waiting first."""
    answers = DifficultyAnswer.objects.filter(difficulty=OuterRef("pk"))
    rows: QuerySet[ProgressReport] = ProgressReport.objects.filter(
        ~Exists(answers), kind=ProgressKind.DIFFICULTY, on__gt=today - LONG_AGO, assignment__state__in=sorted(OPEN)
    )
    return rows.select_related("assignment__unit").order_by("on", "id")


def _overdue(place: Place) -> "QuerySet[Assignment]":
    rows: QuerySet[Assignment] = Assignment.objects.filter(state__in=sorted(WITH_DOER), due_on__lt=place.today)
    if place.units is not None:
        rows = rows.filter(unit_id__in=sorted(place.units))
    return rows.select_related("task", "unit").defer("task__spans", "task__due_dates").order_by("due_on", "id")


def _approval(report: Report, place: Place) -> Line:
    due = report.due_on
    return Line(
        icon="signature",
        title=title_of(report),
        under=say("Chờ duyệt · %(name)s trình", name=report.sent_by.full_name) if report.sent_by else say("Chờ duyệt"),
        words=days_words(place.today, due, place.calendar) if due else "",
        state=_due_state(due, place.today),
        act=say("Đọc và duyệt"),
        url=_url("report", code=report.code),
    )


def _request(asked: ChangeRequest, place: Place) -> Line:
    work = asked.assignment
    if asked.kind == RequestKind.NEW_DATE:
        what = say("Xin lùi hạn: %(task)s", task=work.task.title)
    else:
        what = say("Xin chuyển việc: %(task)s", task=work.task.title)
    return Line(
        icon="calendar-clock" if asked.kind == RequestKind.NEW_DATE else "arrow-right-left",
        title=what,
        under=f"{work.unit.short_name} · {asked.reason}",
        words=days_words(place.today, work.due_on, place.calendar) if work.due_on else "",
        state=_due_state(work.due_on, place.today),
        act=say("Quyết định"),
        url=_url("work_decide", code=work.code, kind=asked.kind),
    )


def _difficulty(told: ProgressReport, place: Place) -> Line:
    waited = place.calendar.days_between(told.on, place.today)
    return Line(
        icon="triangle-alert",
        title=told.words,
        under=say("%(unit)s vướng mắc", unit=told.assignment.unit.short_name),
        words=say_many("chờ %(days)d ngày làm việc", days=waited) if waited else say("mới báo hôm nay"),
        state="warn" if waited >= PATIENCE else "plain",
        act=say("Trả lời"),
        url=_url("difficulty_answer", submission=told.submission),
    )


def _late(work: Assignment, place: Place) -> Line:
    turn = period_words(work.window_from, work.window_to, work.task.rrule)
    may_urge = place.actor.has_in(Right.TASK_ASSIGN, None)
    return Line(
        icon="circle-alert",
        title=work.task.title,
        under=" · ".join(one for one in (work.unit.short_name, turn) if one),
        words=days_words(place.today, work.due_on, place.calendar) if work.due_on else "",
        state="bad",
        act=say("Nhắc đơn vị") if may_urge else say("Mở việc"),
        url=_url("work_remind" if may_urge else "assignment", code=work.code),
    )


def _due_state(due_on: dt.date | None, today: dt.date) -> str:
    if due_on is None or due_on > today:
        return "plain"
    return "bad" if due_on < today else "warn"


def _url(name: str, **kwargs: object) -> str:
    return reverse(name, kwargs={"commune": current_commune().slug, **kwargs})
