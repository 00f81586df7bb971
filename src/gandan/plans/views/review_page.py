"""What the review page shows, gathered once for the page and for the fragment that an act swaps in."""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _

from gandan.common import formats
from gandan.documents.enums import Direction
from gandan.documents.models import Reading
from gandan.documents.queries import find_duplicate, known_references
from gandan.documents.source import Page, Piece, pages_of, pieces_of
from gandan.organisations.forms.choosing import group_choices
from gandan.organisations.queries import Directory
from gandan.plans.forms.review import FactsForm, TaskForm, initial_facts, initial_task
from gandan.plans.queries.review import Leader, find_review, leaders, review_setting
from gandan.plans.rules.due import DueWords
from gandan.plans.rules.due_choice import DueKind, due_options, next_occasion
from gandan.plans.rules.occasions import Frame, frame_of, is_before_entry, occasions
from gandan.plans.rules.review import CHECK, UNREAD, Review, TaskDraft, what_is_missing
from gandan.plans.rules.review_build import Setting
from gandan.plans.rules.source import marks_of
from gandan.workdays.queries import deadline_calendar

ANNEX = "annex"


@dataclass(frozen=True, slots=True)
class Choice:
    """One tile of a doubtful time."""

    kind: str
    title: str
    note: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Row:
    number: int
    task: TaskDraft
    doers: str
    due: str
    next_on: dt.date | None
    choices: list[Choice]
    is_last: bool


@dataclass(frozen=True, slots=True)
class Group:
    title: str
    rows: list[Row]


@dataclass(frozen=True)
class Desk:
    """A reading opened for review: its state, and what the commune offers to choose from."""

    reading: Reading
    review: Review
    setting: Setting
    today: dt.date

    @property
    def directory(self) -> Directory:
        return self.setting.directory

    @cached_property
    def leaders(self) -> list[Leader]:
        return leaders(on=self.today)

    def frame(self, due: DueWords) -> Frame:
        """Return the days of a task with this time, the same as confirming will use."""
        issued_on, to_on = self.review.fact("issued_on"), self.review.fact("to_on")
        start = dt.date.fromisoformat(issued_on) if issued_on else self.today
        end = dt.date.fromisoformat(to_on) if to_on else None
        return frame_of(due, start, end, entered_on=self.today, today=self.today)


def open_desk(reading: Reading, today: dt.date) -> Desk:
    setting = review_setting(reading, calendar=deadline_calendar(), today=today)
    return Desk(reading, find_review(reading, setting), setting, today)


def page_of(
    desk: Desk,
    *,
    opened: str = "",
    facts_form: FactsForm | None = None,
    task_form: TaskForm | None = None,
    notice: tuple[str, str, list[str]] | None = None,
) -> dict[str, Any]:
    """Return the page's values; ``opened`` is the task that is edited in place."""
    review, reading = desk.review, desk.reading
    tasks = {task.id: task for task in review.tasks}
    if opened in tasks and task_form is None:
        task_form = form_of_task(desk, tasks[opened])
    levels = [task.level for task in review.kept] + [fact.level for fact in review.facts.values()]
    return {
        "reading": reading,
        "review": review,
        "desk": desk,
        "groups": _groups(desk),
        "units": desk.directory.units,
        "unit_groups": group_choices(desk.directory.saved),
        "opened": opened if opened in tasks else "",
        "facts_form": facts_form or form_of_facts(desk),
        "task_form": task_form,
        "missing": what_is_missing(review, today=desk.today.isoformat()),
        "sure": sum(1 for level in levels if level not in (CHECK, UNREAD)),
        "doubtful": sum(1 for level in levels if level in (CHECK, UNREAD)),
        "notice": notice,
        "active_menu": "documents",
        "working": True,
        **_around(desk),
        **_source(desk),
    }


def form_of_facts(desk: Desk, posted: Any = None) -> FactsForm:
    if posted is not None:
        return FactsForm(posted, directory=desk.directory)
    return FactsForm(initial=initial_facts(desk.review, desk.reading.version), directory=desk.directory)


def form_of_task(desk: Desk, task: TaskDraft, posted: Any = None) -> TaskForm:
    chosen: dict[str, Any] = {
        "task": task,
        "directory": desk.directory,
        "leaders": desk.leaders,
        "today": desk.today,
        "auto_id": f"id_{task.id}_%s",
    }
    if posted is not None:
        return TaskForm(posted, **chosen)
    return TaskForm(initial=initial_task(task, desk.reading.version), **chosen)


def effects_of(desk: Desk) -> list[str]:
    """Return what confirming makes, one sentence each."""
    review = desk.review
    name = review.fact("subject") or desk.reading.file_name
    effects = [_("Ghi vào sổ văn bản: %(name)s") % {"name": name}]
    if review.is_reference:
        return [*effects, _("Không tạo kế hoạch, không giao nhiệm vụ.")]
    units = {unit for task in review.kept for unit in task.leads}
    parts, before = count_parts(desk)
    effects.append(
        _("Tạo 1 kế hoạch có %(tasks)d nhiệm vụ, chia thành %(parts)d phần việc theo đơn vị và theo kỳ.")
        % {"tasks": len(review.kept), "parts": parts}
    )
    if review.direction == Direction.DRAFT:
        return [*effects, _("Văn bản là dự thảo: nhiệm vụ được chuẩn bị sẵn, chưa giao và chưa báo cho đơn vị nào.")]
    names = "; ".join(unit.name for unit in desk.directory.units if unit.code in units)
    effects.append(
        _("Giao ngay và báo cho thủ trưởng, cán bộ đầu mối của %(count)d đơn vị: %(names)s.")
        % {"count": len(units), "names": names}
    )
    if before:
        sentence = _("%(count)d phần việc có hạn trước hôm nay được ghi là “trước khi nhập”, không tính chậm.")
        effects.append(sentence % {"count": before})
    return effects


def count_parts(desk: Desk) -> tuple[int, int]:
    """Return how many parts confirming makes, and how many of them stand as before entry."""
    parts = before = 0
    for task in desk.review.kept:
        found = occasions(task.due, desk.frame(task.due), desk.setting.calendar)
        parts += len(found) * len(task.leads)
        before += sum(1 for one in found if is_before_entry(one, desk.today)) * len(task.leads)
    return parts, before


def differences(desk: Desk, task: TaskDraft, typed: dict[str, object]) -> list[str]:
    """Return where typed values differ from those saved meanwhile, both named."""
    labels = task_labels()
    sentence = _("%(label)s: đang lưu “%(saved)s”, bạn vừa nhập “%(typed)s”.")
    return [
        sentence % {"label": label, "saved": words(getattr(task, name)), "typed": words(typed[name])}
        for name, label in labels.items()
        if name in typed and getattr(task, name) != typed[name]
    ]


def task_labels() -> dict[str, str]:
    return {
        "title": _("Nội dung"), "leads": _("Đơn vị chủ trì"), "supports": _("Đơn vị phối hợp"),
        "receiver": _("Nơi nhận"), "leader": _("Lãnh đạo"), "product": _("Sản phẩm"), "quotas": _("Chỉ tiêu riêng"),
        "due": _("Thời hạn"),
    }  # fmt: skip


def fact_differences(desk: Desk, form: FactsForm) -> list[str]:
    """Return where the typed head differs from the one saved meanwhile, both named."""
    sentence = _("%(label)s: đang lưu “%(saved)s”, bạn vừa nhập “%(typed)s”.")
    return [
        sentence % {"label": form.fields[name].label, "saved": words(desk.review.fact(name)), "typed": words(typed)}
        for name, typed in form.facts().items()
        if typed != desk.review.fact(name)
    ]


def words(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(str(one) for one in value) or _("trống")
    return str(getattr(value, "words", value)) or _("trống")


def _groups(desk: Desk) -> list[Group]:
    rows = [_row(desk, number, task) for number, task in enumerate(desk.review.tasks, 1)]
    return [Group(title, list(group)) for title, group in groupby(rows, key=_group_title)]


def _group_title(row: Row) -> str:
    section = row.task.section
    if section.split(".")[0].lower() == ANNEX:
        return _("Nhiệm vụ trong phụ lục")
    if not section:
        return _("Nhiệm vụ trong văn bản")
    return _("Mục %(section)s – %(doer)s") % {"section": section, "doer": "; ".join(row.task.lead_words)}


def _row(desk: Desk, number: int, task: TaskDraft) -> Row:
    names = [desk.directory.unit_name(code) for code in task.leads]
    doers = "; ".join(names) if len(names) <= 1 else _("%(count)d đơn vị") % {"count": len(names)}
    found = next_occasion(task.due, desk.frame(task.due), desk.setting.calendar, today=desk.today)
    is_due_doubtful = any(doubt.field == "due" for doubt in task.doubts)
    return Row(
        number=number,
        task=task,
        doers=doers or "; ".join(task.lead_words),
        due=task.due.words or _("không ghi hạn"),
        next_on=found.due_on if found else None,
        choices=_choices(desk, task) if is_due_doubtful else [],
        is_last=number == len(desk.review.tasks),
    )


def _choices(desk: Desk, task: TaskDraft) -> list[Choice]:
    titles = {
        DueKind.WRITTEN: _("Hằng năm") if "YEARLY" in task.written_due.rrule else _("Như văn bản ghi"),
        DueKind.ONCE: _("Một lần"),
        DueKind.DAY: _("Ngày khác"),
        DueKind.STANDING: _("Thường xuyên"),
    }
    notes = {
        DueKind.WRITTEN: _("kỳ tới chậm nhất %(day)s"),
        DueKind.ONCE: _("chậm nhất %(day)s"),
        DueKind.DAY: _("ghi ngày ở bên"),
        DueKind.STANDING: _("không có hạn, không tính chậm"),
    }
    options = due_options(task.written_due, desk.frame(task.written_due), desk.setting.calendar, today=desk.today)
    return [
        Choice(
            kind=option.kind,
            title=titles[option.kind],
            note=notes[option.kind] % {"day": _long_day(option.next_on)}
            if option.next_on
            else ("" if "%" in notes[option.kind] else notes[option.kind]),
            is_chosen=index == 0,
        )
        for index, option in enumerate(options)
    ]


def _long_day(day: dt.date) -> str:
    return f"{formats.weekday(day)}, {formats.day(day)}"


def _around(desk: Desk) -> dict[str, Any]:
    parsed, review = desk.reading.parsed, desk.review
    citations = parsed.get("citations", [])
    known = known_references([citation["reference"] for citation in citations])
    duplicate = find_duplicate(number=review.fact("number"), symbol=review.fact("symbol"), issuer=review.issuer)
    return {
        "citations": [(citation["reference"], known.get(citation["reference"])) for citation in citations],
        "problems": parsed.get("problems", []),
        "duplicate": duplicate,
    }


def _source(desk: Desk) -> dict[str, Any]:
    source, marks = desk.reading.parsed.get("_source", []), marks_of(desk.review)
    pieces: list[Piece] = pieces_of(source, marks)
    pages: list[Page] = pages_of(source, marks) if desk.reading.file.has_pages else []
    return {"pieces": pieces, "pages": pages}
