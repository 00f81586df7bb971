"""The help desk of the one-stop centre: a piece of work that met a hindrance, was answered and was done in time."""

import datetime as dt
import random
from uuid import UUID

from gandan.common import clock
from gandan.demo.activity import People, moment
from gandan.organisations.actors import Actor
from gandan.plans.enums import AssignmentState, ProgressKind
from gandan.plans.models import Assignment, ProgressReport
from gandan.plans.services.difficulties import answer_report
from gandan.plans.services.progress import report_progress
from gandan.plans.services.work import accept_assignment, confirm_work, receive_result

_HINDERED = "Máy quét tại bàn hướng dẫn bị hỏng, phải dùng tạm máy của bộ phận lưu trữ."
_ANSWERED = "Đồng ý thay máy quét từ nguồn chi thường xuyên; Phòng Kinh tế, Hạ tầng và Đô thị thực hiện trong tháng 3"
_DONE = "Đã bố trí bàn hướng dẫn nộp hồ sơ trực tuyến, có người trực cả ngày và máy quét riêng."


def set_up_help_desk(centre: People, leader: Actor, chance: random.Random, *, today: dt.date) -> None:
    """Bring the work from its acceptance to its end, before the work of all units is told at random."""
    works = Assignment.objects.filter(unit=centre.worker.unit, task__title__icontains="bàn hướng dẫn")
    work = works.filter(state=AssignmentState.NEW).select_related("task").order_by("id").first()
    if work is None or dt.date(2026, 3, 26) >= today:
        return
    with clock.at(moment(dt.date(2026, 2, 25), 8, chance)):
        accept_assignment(work, actor=centre.worker)
    on = dt.date(2026, 3, 9)
    with clock.at(moment(on, 9, chance)):
        hindered = _say(work, ProgressKind.DIFFICULTY, _HINDERED, on, centre, chance)
    with clock.at(moment(dt.date(2026, 3, 11), 15, chance)):
        answer_report(hindered, words=_ANSWERED, actor=leader)
    on = dt.date(2026, 3, 26)
    with clock.at(moment(on, 9, chance)):
        _say(work, ProgressKind.DONE, _DONE, on, centre, chance)
    with clock.at(moment(on, 15, chance)):
        confirmed = confirm_work(work, actor=centre.head)
        if confirmed.state == AssignmentState.CONFIRMED:
            receive_result(work, actor=leader)


def _say(
    work: Assignment, kind: ProgressKind, words: str, on: dt.date, centre: People, chance: random.Random
) -> ProgressReport:
    submission = UUID(int=chance.getrandbits(128))
    return report_progress(work, submission=submission, kind=kind, on=on, words=words, actor=centre.worker, today=on)
