"""The review of a read paper: what a person sees beside the source, corrects, and confirms once.

All values are immutable; each act of the reviewer returns a new review. Units stand by their codes, days as ISO 8601.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from gandan.common.words import say
from gandan.documents.reader_words import reader_sentence
from gandan.documents.source import Span
from gandan.plans.rules.due import DueWords

SURE, CHECK, UNREAD, EDITED = "sure", "check", "unread", "edited"
REFERENCE, DRAFT = "tham_khao", "du_thao"
_MOST_TITLE = 4000


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a person should look at a field: ``level`` is ``check`` or ``unread``."""

    field: str
    reason: str
    level: str = CHECK
    words: str = ""
    """What the paper says, where the reason cites it."""

    @property
    def sentence(self) -> str:
        return reader_sentence(self.reason, self.words)


@dataclass(frozen=True, slots=True)
class TaskDraft:
    id: str
    title: str
    section: str = ""
    spans: tuple[Span, ...] = ()
    marks: tuple[Span, ...] = ()
    """Where the doer and the time stand in the source."""
    lead_words: tuple[str, ...] = ()
    leads: tuple[str, ...] = ()
    is_collective: bool = False
    """The paper calls the doers by one name for several bodies."""
    support_words: tuple[str, ...] = ()
    supports: tuple[str, ...] = ()
    receiver_words: tuple[str, ...] = ()
    receiver: str = ""
    leader: str = ""
    product: str = ""
    quotas: tuple[tuple[str, str], ...] = ()
    due: DueWords = field(default_factory=DueWords)
    written_due: DueWords = field(default_factory=DueWords)
    doubts: tuple[Doubt, ...] = ()
    is_kept: bool = True
    is_elsewhere: bool = False
    """The paper lays it on a body outside the commune: left aside unless the reviewer keeps it."""
    edited: tuple[str, ...] = ()

    @property
    def level(self) -> str:
        """Return the confidence word of the row."""
        if any(doubt.level == UNREAD for doubt in self.doubts):
            return UNREAD
        if self.doubts:
            return CHECK
        return EDITED if self.edited else SURE

    def quota(self, unit: str) -> str:
        return dict(self.quotas).get(unit, "")


@dataclass(frozen=True, slots=True)
class Fact:
    """A value of the paper's head with how sure the reader is of it."""

    value: str = ""
    level: str = SURE
    reason: str = ""
    spans: tuple[Span, ...] = ()

    @property
    def sentence(self) -> str:
        return reader_sentence(self.reason)


@dataclass(frozen=True, slots=True)
class Review:
    direction: str
    is_direction_chosen: bool = False
    is_pattern: bool = False
    can_be_pattern: bool = False
    """The paper is of another commune and may be taken as a pattern for one's own."""
    own_issuer: str = ""
    facts: dict[str, Fact] = field(default_factory=dict)
    """``type number symbol issuer issued_on subject signer to_on``."""
    owner: str = ""
    """The unit that follows the plan."""
    tasks: tuple[TaskDraft, ...] = ()
    last_id: int = 0

    def fact(self, name: str) -> str:
        return self.facts[name].value if name in self.facts else ""

    @property
    def issuer(self) -> str:
        return self.own_issuer if self.is_pattern else self.fact("issuer")

    @property
    def kept(self) -> tuple[TaskDraft, ...]:
        return tuple(task for task in self.tasks if task.is_kept)

    @property
    def is_reference(self) -> bool:
        return self.direction == REFERENCE

    def task(self, task_id: str) -> TaskDraft:
        """Return the task. Raises KeyError where there is none."""
        for task in self.tasks:
            if task.id == task_id:
                return task
        raise KeyError(task_id)

    def number_of(self, task_id: str) -> int:
        return next(number for number, task in enumerate(self.tasks, 1) if task.id == task_id)


def set_facts(review: Review, values: dict[str, str]) -> Review:
    """Take over values of the head that a person typed; those that did not change keep their confidence."""
    facts = dict(review.facts)
    for name, value in values.items():
        if facts.get(name, Fact()).value != value:
            facts[name] = replace(facts.get(name, Fact()), value=value, level=EDITED, reason="")
    return replace(review, facts=facts)


def choose_direction(review: Review, direction: str) -> Review:
    return replace(review, direction=direction, is_direction_chosen=True)


def set_owner(review: Review, unit: str) -> Review:
    return replace(review, owner=unit)


def edit_task(review: Review, task_id: str, **values: object) -> Review:
    """Set fields of one task; a field that a person has set is no longer doubtful.

    ``leads`` of several units open a collective doer: each unit gets a part of its own. Raises KeyError.
    """
    return _change(review, task_id, lambda task: _edited(task, values))


def accept(review: Review, task_id: str, name: str) -> Review:
    """Take a doubtful field as it stands. Raises KeyError."""

    def change(task: TaskDraft) -> TaskDraft:
        doubts = tuple(doubt for doubt in task.doubts if doubt.field != name)
        return replace(task, doubts=doubts, edited=_add(task, name))

    return _change(review, task_id, change)


def open_collective(review: Review, task_id: str, units: tuple[str, ...]) -> Review:
    """Name the units behind a collective doer. Raises KeyError."""
    return edit_task(review, task_id, leads=units)


def drop_task(review: Review, task_id: str) -> Review:
    return _change(review, task_id, lambda task: replace(task, is_kept=False))


def restore_task(review: Review, task_id: str) -> Review:
    return _change(review, task_id, lambda task: replace(task, is_kept=True))


def split_task(review: Review, task_id: str, titles: tuple[str, ...]) -> Review:
    """Make several tasks of one, with the same units and times; each keeps its own words in the source.

    Raises KeyError, and ValueError for fewer than two titles.
    """
    wanted = tuple(title.strip()[:_MOST_TITLE] for title in titles if title.strip())
    if len(wanted) < 2:
        raise ValueError("a task is split into two or more")
    task = review.task(task_id)
    parts = [
        replace(
            task,
            id=task.id if index == 0 else f"t{review.last_id + index}",
            title=title,
            spans=_spans_of_part(task, title),
            edited=_add(task, "title"),
        )
        for index, title in enumerate(wanted)
    ]
    at = review.number_of(task_id) - 1
    tasks = (*review.tasks[:at], *parts, *review.tasks[at + 1 :])
    return replace(review, tasks=tasks, last_id=review.last_id + len(wanted) - 1)


def _one_sentence(first: str, second: str) -> str:
    head = first.rstrip(" .;")
    return f"{head} {second}" if head.endswith((",", ":")) else f"{head}; {second}"


def join_tasks(review: Review, task_id: str) -> Review:
    """Make one task of this one and the next; what the first does not name is taken from the second.

    Raises KeyError, and ValueError for the last task.
    """
    at = review.number_of(review.task(task_id).id) - 1
    if at + 1 >= len(review.tasks):
        raise ValueError("there is no next task to join with")
    first, second = review.tasks[at], review.tasks[at + 1]
    joined = replace(
        first,
        title=_one_sentence(first.title, second.title)[:_MOST_TITLE],
        spans=(*first.spans, *second.spans),
        marks=(*first.marks, *second.marks),
        lead_words=_union(first.lead_words, second.lead_words),
        leads=_union(first.leads, second.leads),
        support_words=_union(first.support_words, second.support_words),
        supports=tuple(unit for unit in _union(first.supports, second.supports) if unit not in first.leads),
        receiver=first.receiver or second.receiver,
        leader=first.leader or second.leader,
        product=first.product or second.product,
        due=first.due if first.due != DueWords() else second.due,
        written_due=first.written_due if first.written_due != DueWords() else second.written_due,
        quotas=tuple((dict(second.quotas) | dict(first.quotas)).items()),
        doubts=first.doubts or second.doubts,
        is_kept=first.is_kept or second.is_kept,
        edited=_add(first, "title"),
    )
    return replace(review, tasks=(*review.tasks[:at], joined, *review.tasks[at + 2 :]))


def what_is_missing(review: Review, *, today: str) -> list[str]:
    """Return the points that stand in the way of confirming, each a sentence for the reviewer."""
    missing = []
    issued_on = review.fact("issued_on")
    if review.direction not in (DRAFT, REFERENCE) and not issued_on:
        missing.append(say("Chưa ghi ngày ban hành; nếu văn bản chưa ký, hãy chọn “Dự thảo”."))
    if issued_on > today:
        missing.append(say("Ngày ban hành nằm sau hôm nay."))
    if review.is_reference:
        return missing
    if issued_on and review.fact("to_on") and review.fact("to_on") < issued_on:
        missing.append(say("Ngày kết thúc kế hoạch nằm trước ngày ban hành."))
    if not review.owner:
        missing.append(say("Chưa chọn đơn vị theo dõi kế hoạch."))
    if not review.kept:
        missing.append(say("Chưa giữ nhiệm vụ nào; chọn “Để tham khảo” nếu chỉ lưu văn bản."))
    for number, task in enumerate(review.tasks, 1):
        if task.is_kept and not task.leads:
            missing.append(say("Nhiệm vụ %(number)d chưa có đơn vị chủ trì.", number=number))
    return missing


def _edited(task: TaskDraft, values: dict[str, object]) -> TaskDraft:
    known = {name: value for name, value in values.items() if getattr(task, name) != value}
    settled = set(values) if known else {name for name in values if name in ("leads", "due")}
    return replace(
        task,
        **known,  # type: ignore[arg-type]
        doubts=tuple(doubt for doubt in task.doubts if doubt.field not in settled),
        edited=_add(task, *known),
    )


def _change(review: Review, task_id: str, change: Callable[[TaskDraft], TaskDraft]) -> Review:
    review.task(task_id)
    return replace(review, tasks=tuple(change(task) if task.id == task_id else task for task in review.tasks))


def _spans_of_part(task: TaskDraft, title: str) -> tuple[Span, ...]:
    at = task.title.find(title)
    if len(task.spans) != 1 or at < 0:
        return task.spans
    block, start, end = task.spans[0]
    if end - start != len(task.title):
        return task.spans
    return ((block, start + at, start + at + len(title)),)


def _add(task: TaskDraft, *names: str) -> tuple[str, ...]:
    return _union(task.edited, names)


def _union(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
    return (*first, *(one for one in second if one not in first))
