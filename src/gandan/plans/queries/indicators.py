"""The figures of work that reports, boards and criteria name."""

from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from gandan.common.words import mark
from gandan.indicators.counting import Counted
from gandan.indicators.enums import MIN_SAMPLE, Direction, ValueKind
from gandan.indicators.registry import Indicator, RecordLine, Scope, register
from gandan.plans.enums import WAITING, WITH_DOER, AssignmentState, ProgressKind
from gandan.plans.models import Assignment, DifficultyAnswer, ProgressReport, Task
from gandan.plans.rules.lateness import result

_NOT_COUNTED = (AssignmentState.PREPARED, AssignmentState.BEFORE_ENTRY, AssignmentState.WITHDRAWN)
_SOURCE = mark("Nhiệm vụ đã giao trong hệ thống; việc xong tính theo ngày đơn vị báo, sau khi được xác nhận.")


def _work() -> QuerySet[Any]:
    rows: QuerySet[Assignment] = Assignment.objects.exclude(state__in=_NOT_COUNTED)
    return rows.select_related("task", "unit").defer("task__spans", "task__due_dates")


def _timed() -> QuerySet[Any]:
    """Work of tasks that can be late; the few standing ones are looked up once, whatever the number of tasks."""
    return _work().exclude(task__in=Task.objects.filter(is_standing=True))


def _is_done(scope: Scope) -> Q:
    return Q(state=AssignmentState.DONE, done_on__isnull=False, done_on__lte=scope.window.to_on)


def _on_time(scope: Scope) -> Q:
    return _is_done(scope) & Q(done_on__lte=F("due_on"))


def _settled(scope: Scope) -> Q:
    """Of what was due in the window, that of which it is known whether it was on time."""
    window = scope.window
    is_due = Q(due_on__gte=window.from_on, due_on__lte=window.to_on)
    is_late = ~Q(state__in=sorted(WAITING)) & Q(due_on__lt=window.cut(scope.today))
    return is_due & (_is_done(scope) | is_late)


def _overdue(scope: Scope) -> Q:
    # what is owed today and what was finished after the window: two small parts of the store, each with its index
    is_owed = Q(state__in=sorted(WITH_DOER)) | Q(state=AssignmentState.DONE, done_on__gt=scope.window.to_on)
    return Q(due_on__lt=scope.window.cut(scope.today)) & is_owed


def _done(scope: Scope) -> Q:
    return Q(state=AssignmentState.DONE, done_on__gte=scope.window.from_on, done_on__lte=scope.window.to_on)


def _work_line(work: Assignment, scope: Scope) -> RecordLine:
    how = result(work.state, work.due_on, work.done_on, today=scope.window.cut(scope.today))
    return RecordLine(
        code=work.code,
        title=work.task.title,
        unit=work.unit.short_name,
        on=work.done_on if work.state == AssignmentState.DONE else work.due_on,
        words=str(how) if how else "",
        url_name="assignment",
    )


def _difficulties() -> QuerySet[Any]:
    rows: QuerySet[ProgressReport] = ProgressReport.objects.filter(kind=ProgressKind.DIFFICULTY)
    return rows.select_related("assignment__unit")


def _reported(scope: Scope) -> Q:
    return Q(on__gte=scope.window.from_on, on__lte=scope.window.to_on)


def _answered(_scope: Scope) -> Q:
    return Q(Exists(DifficultyAnswer.objects.filter(difficulty=OuterRef("pk"))))


def _difficulty_line(report: ProgressReport, _scope: Scope) -> RecordLine:
    return RecordLine(
        code=report.assignment.code,
        title=report.words,
        unit=report.assignment.unit.short_name,
        on=report.on,
        words="",
        url_name="assignment",
    )


def register_indicators() -> None:
    by_due = ("due_on", "id")
    on_time = Counted(_timed, _settled, "unit", by_due, hit=_on_time)
    done = Counted(_work, _done, "unit", ("done_on", "id"))
    overdue = Counted(_timed, _overdue, "unit", by_due)
    answered = Counted(_difficulties, _reported, "assignment__unit", ("-on", "-id"), hit=_answered)
    register(
        Indicator(
            code="plans.on_time",
            name=mark("Tỷ lệ nhiệm vụ đúng hạn"),
            kind=ValueKind.RATE,
            measured_in="%",
            counted_in=mark("nhiệm vụ"),
            direction=Direction.UP,
            formula=mark(
                "Số nhiệm vụ đến hạn trong kỳ đã xong đúng hạn / số nhiệm vụ đến hạn trong kỳ đã xong hoặc đã quá "
                "hạn. Không tính việc thường xuyên, việc đang chờ xác nhận, việc còn trong hạn."
            ),
            source=_SOURCE,
            min_sample=MIN_SAMPLE,
            measures=on_time.measures,
            by_unit=on_time.by_unit,
            records=on_time.records,
            line=_work_line,
        )
    )
    register(
        _count_of_work(
            "plans.done",
            mark("Nhiệm vụ hoàn thành trong kỳ"),
            Direction.UP,
            mark("Số phần việc của các đơn vị được xác nhận hoàn thành, ngày xong nằm trong kỳ."),
            done,
        )
    )
    register(
        _count_of_work(
            "plans.overdue",
            mark("Nhiệm vụ quá hạn chưa xong"),
            Direction.DOWN,
            mark("Số phần việc đã qua hạn mà đến hết kỳ chưa được báo xong, kể cả việc đến hạn từ các kỳ trước."),
            overdue,
        )
    )
    register(
        Indicator(
            code="plans.difficulties_answered",
            name=mark("Tỷ lệ khó khăn, vướng mắc được trả lời"),
            kind=ValueKind.RATE,
            measured_in="%",
            counted_in=mark("vướng mắc"),
            direction=Direction.UP,
            formula=mark("Số khó khăn, vướng mắc báo trong kỳ đã có trả lời / số khó khăn, vướng mắc báo trong kỳ."),
            source=mark("Báo cáo tiến độ của các đơn vị trong hệ thống."),
            min_sample=MIN_SAMPLE,
            measures=answered.measures,
            by_unit=answered.by_unit,
            records=answered.records,
            line=_difficulty_line,
        )
    )


def _count_of_work(code: str, name: str, direction: Direction, formula: str, counted: Counted) -> Indicator:
    return Indicator(
        code=code,
        name=name,
        kind=ValueKind.COUNT,
        measured_in=mark("nhiệm vụ"),
        counted_in=mark("nhiệm vụ"),
        direction=direction,
        formula=formula,
        source=_SOURCE,
        min_sample=0,
        measures=counted.measures,
        by_unit=counted.by_unit,
        records=counted.records,
        line=_work_line,
    )
