"""What of a draft's tasks stands in its signed text, what is new in it, and what is gone."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from gandan.common.vietnamese import fold
from gandan.plans.rules.due import DueWords
from gandan.plans.rules.occasions import Occasion
from gandan.plans.rules.review import TaskDraft

ALIKE = 0.6
"""Share of common words above which two wordings are taken for the same duty."""
FIELDS = ("title", "leads", "supports", "receiver", "leader", "product", "quotas", "due")
_SETS = frozenset({"leads", "supports", "quotas"})
OldT = TypeVar("OldT")
NewT = TypeVar("NewT")


@dataclass(frozen=True, slots=True)
class KnownTask:
    """A prepared task as it stands; fields are named as those of ``TaskDraft``."""

    pk: int
    code: str
    title: str
    section: str = ""
    leads: tuple[str, ...] = ()
    supports: tuple[str, ...] = ()
    receiver: str = ""
    leader: str = ""
    product: str = ""
    quotas: tuple[tuple[str, str], ...] = ()
    due: DueWords = field(default_factory=DueWords)


@dataclass(frozen=True, slots=True)
class Pair:
    """A prepared task and its words in the signed text."""

    known: KnownTask
    draft: TaskDraft

    @property
    def changed(self) -> tuple[str, ...]:
        """Return the fields that the signed text words otherwise."""
        return tuple(name for name in FIELDS if _value(self.known, name) != _value(self.draft, name))


@dataclass(frozen=True, slots=True)
class Matching:
    pairs: tuple[Pair, ...] = ()
    added: tuple[TaskDraft, ...] = ()
    gone: tuple[KnownTask, ...] = ()


def match_tasks(known: Sequence[KnownTask], drafts: Sequence[TaskDraft]) -> Matching:
    """Match by place and words, then by words, then by the greatest likeness of words; each task once."""
    olds, news = {task.pk: task for task in known}, {draft.id: draft for draft in drafts}
    chosen: dict[str, KnownTask] = {}
    keys: tuple[Callable[[KnownTask | TaskDraft], str], ...] = (_place, _words)
    for key in keys:
        waiting = {key(task): task for task in reversed(list(olds.values()))}
        for draft in list(news.values()):
            task = waiting.pop(key(draft), None)
            if task is not None:
                chosen[draft.id] = olds.pop(task.pk)
                del news[draft.id]
    old_bags = {pk: Counter(_words(task).split()) for pk, task in olds.items()}
    new_bags = {key: Counter(_words(draft).split()) for key, draft in news.items()}
    alike = [
        (share, task, draft)
        for task in olds.values()
        for draft in news.values()
        if (share := _likeness(old_bags[task.pk], new_bags[draft.id])) >= ALIKE
    ]
    for _share, task, draft in sorted(alike, key=lambda found: -found[0]):
        if task.pk in olds and draft.id in news:
            chosen[draft.id] = olds.pop(task.pk)
            del news[draft.id]
    pairs = tuple(Pair(chosen[draft.id], draft) for draft in drafts if draft.id in chosen)
    return Matching(pairs, tuple(news.values()), tuple(olds.values()))


def pair_occasions(
    parts: Sequence[OldT], found: Sequence[Occasion], due_on: Callable[[OldT], dt.date | None]
) -> tuple[list[tuple[OldT, Occasion]], list[OldT], list[Occasion]]:
    """Return which part goes on as which occasion, which parts are left over, and which occasions are new.

    The same due day is the same turn; what is left is paired in order.
    """
    pairs, olds, news = [], list(parts), list(found)
    for part in parts:
        same = next((one for one in news if one.due_on == due_on(part)), None)
        if same is not None:
            pairs.append((part, same))
            olds.remove(part)
            news.remove(same)
    shared = min(len(olds), len(news))
    pairs += zip(olds[:shared], news[:shared], strict=True)
    return pairs, olds[shared:], news[shared:]


def _place(task: KnownTask | TaskDraft) -> str:
    return f"{task.section} {_words(task)}"


def _words(task: KnownTask | TaskDraft) -> str:
    return fold(task.title).strip(" .;:-")


def _likeness(one: Counter[str], other: Counter[str]) -> float:
    return 2 * (one & other).total() / max(one.total() + other.total(), 1)


def _value(task: KnownTask | TaskDraft, name: str) -> object:
    value = getattr(task, name)
    return _sorted(value) if name in _SETS else value


def _sorted(values: Iterable[str] | Iterable[tuple[str, str]]) -> list[str] | list[tuple[str, str]]:
    return sorted(values)  # type: ignore[return-value]
