"""Where the values of a review stand in its source."""

from gandan.documents.source import Mark
from gandan.plans.rules.review import Review


def marks_of(review: Review) -> list[Mark]:
    """Return the marks of the head's values and of all tasks that are kept."""
    marks = [Mark(f"f-{name}", fact.level, fact.spans) for name, fact in review.facts.items() if fact.spans]
    for number, task in enumerate(review.tasks, 1):
        if task.is_kept:
            marks.append(Mark(task.id, task.level, (*task.spans, *task.marks), str(number)))
    return marks
