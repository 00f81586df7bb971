"""The review as JSON values and back, as it is kept in ``Reading.review``."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, cast

from gandan.documents.source import Span
from gandan.plans.rules.due import DueWords
from gandan.plans.rules.review import Doubt, Fact, Review, TaskDraft


def to_json(review: Review) -> dict[str, Any]:
    return cast("dict[str, Any]", _lists(asdict(review)))


def from_json(values: Mapping[str, Any]) -> Review:
    """Return the review that ``to_json`` gave. Raises TypeError or KeyError for anything else."""
    facts = {name: Fact(**{**fact, "spans": _spans(fact["spans"])}) for name, fact in values["facts"].items()}
    return Review(**{**values, "facts": facts, "tasks": tuple(_task(task) for task in values["tasks"])})


def _task(values: Mapping[str, Any]) -> TaskDraft:
    plain: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in values.items()
    }
    plain |= {
        "spans": _spans(values["spans"]),
        "marks": _spans(values["marks"]),
        "quotas": tuple((unit, quota) for unit, quota in values["quotas"]),
        "due": _due(values["due"]),
        "written_due": _due(values["written_due"]),
        "doubts": tuple(Doubt(**doubt) for doubt in values["doubts"]),
    }
    return TaskDraft(**plain)


def _due(values: Mapping[str, Any]) -> DueWords:
    return DueWords(**{**values, "dates": tuple(values["dates"])})


def _spans(values: list[list[int]]) -> tuple[Span, ...]:
    return tuple((block, start, end) for block, start, end in values)


def _lists(value: object) -> object:
    if isinstance(value, dict):
        return {name: _lists(one) for name, one in value.items()}
    if isinstance(value, tuple | list):
        return [_lists(one) for one in value]
    return value
