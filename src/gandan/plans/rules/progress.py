"""What a progress report, a request and a refusal must say."""

import datetime as dt

from gandan.common.errors import NotAllowed
from gandan.plans.enums import ProgressKind
from gandan.workdays.rules import Calendar

MOST_NUMBERS = 5


def check_report(
    kind: str, *, on: dt.date, words: str, files: int, numbers: int, earliest: dt.date, today: dt.date
) -> None:
    """Raise NotAllowed for a day outside what can have happened, and for a report that says nothing."""
    if on > today:
        raise NotAllowed("future", "Ngày thực hiện không được sau hôm nay (%(day)s).", day=f"{today:%d/%m/%Y}")
    if on < earliest:
        given = f"{earliest:%d/%m/%Y}"
        raise NotAllowed("too_early", "Ngày thực hiện không được trước ngày giao việc (%(day)s).", day=given)
    if kind == ProgressKind.DIFFICULTY and not words.strip():
        raise NotAllowed("no_words", "Hãy nêu khó khăn, vướng mắc và đề xuất của đơn vị.")
    if not words.strip() and not files and not numbers:
        raise NotAllowed("empty", "Hãy ghi kết quả bằng lời, số liệu hoặc tệp minh chứng.")


def check_reason(reason: str) -> str:
    """Return the reason without blanks round it. Raises NotAllowed for an empty one."""
    if not reason.strip():
        raise NotAllowed("no_reason", "Hãy ghi lý do để người nhận hiểu và làm tiếp.")
    return reason.strip()[:500]


def check_new_date(proposed: dt.date, *, due_on: dt.date | None, today: dt.date, calendar: Calendar) -> None:
    """Raise NotAllowed unless the day lies after today and after the day in force, and is worked."""
    if proposed <= today:
        raise NotAllowed("past", "Ngày đề nghị phải sau hôm nay.")
    if due_on is not None and proposed <= due_on:
        raise NotAllowed("not_later", "Ngày đề nghị phải sau hạn hiện nay (%(day)s).", day=f"{due_on:%d/%m/%Y}")
    if proposed > calendar.last:
        raise NotAllowed("too_far", "Ngày đề nghị không được sau năm %(year)d.", year=calendar.last.year)
    if not calendar.is_working(proposed):
        day = f"{proposed:%d/%m/%Y}"
        raise NotAllowed("day_off", "Ngày %(day)s là ngày nghỉ. Hãy chọn một ngày làm việc.", day=day)
