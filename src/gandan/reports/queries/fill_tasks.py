"""What was said of tasks and what is late or next, as paragraphs of a report."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from gandan.common.numbers import count_words
from gandan.reports.enums import Figure
from gandan.reports.queries.records import NextPart
from gandan.reports.queries.told import MOST_OVERDUE, Overdue, Told
from gandan.reports.rules.paragraphs import Difficulty, counted, inside, recorded, the_rest, told_difficulty
from gandan.reports.rules.remarks import Said, told_said
from gandan.reports.rules.sentences import Chip, grouped_lines, unit_sentence
from gandan.reports.rules.text import ParagraphKind, ParagraphText

Url = Callable[..., str]
FigureUrl = Callable[[str], str]


def told_tasks(told: Told, url: Url, figure_url: FigureUrl) -> Iterator[ParagraphText]:
    for task in told.tasks:
        words = told_said(Said(one.unit, one.words, one.numbers) for one in task.remarks)
        text = f"{' '.join(task.title.split()).rstrip(' .;:')}: {words}"
        units = {one.unit_code: one.unit for one in task.remarks}
        address = url("assignment", code=task.remarks[-1].assignment)
        yield of_unit(recorded(f"task:{task.code}", text, address), units)
    if told.tasks_left:
        words = "nhiệm vụ khác được báo cáo tiến độ trong kỳ"
        yield the_rest("task", told.tasks_left, words, figure_url(Figure.PROGRESS))


def told_overdue(overdue: Overdue, url: Url) -> Iterator[ParagraphText]:
    if not overdue.count:
        return
    tasks: dict[str, list[NextPart]] = {}
    for part in overdue.first:
        tasks.setdefault(part.task, []).append(part)
    named: list[str] = []
    told = 0
    for own in tasks.values():
        if len(named) >= MOST_OVERDUE:
            break
        named += grouped_lines((part.unit, part.task, part.due_on) for part in own)
        told += 1
    left = overdue.tasks - told
    more = f"; và {count_words(left)} nhiệm vụ khác" if left > 0 else ""
    lines = "; ".join(line.rstrip(".") for line in named)
    sentence = (
        "Có ",
        Chip(Figure.OVERDUE, count_words(overdue.count)),
        f" phần việc quá hạn chưa hoàn thành: {lines}{more}.",
    )
    yield counted("overdue", sentence, lambda _code: url("task_list"))


def told_difficulties(told: Told, url: Url, figure_url: FigureUrl) -> Iterator[ParagraphText]:
    for one in told.difficulties:
        code = f"{one.assignment}.{one.on:%d%m%y}"
        yield told_difficulty(
            Difficulty(
                code=code if one.turn == 1 else f"{code}.{one.turn}",
                sentence=unit_sentence(one.unit, one.words, one.numbers),
                answers=one.answers,
                unit=one.unit_code,
                unit_name=one.unit,
                url=url("assignment", code=one.assignment),
            )
        )
    if told.difficulties_left:
        words = "khó khăn, vướng mắc khác được nêu trong kỳ"
        yield the_rest("difficulty", told.difficulties_left, words, figure_url(Figure.DIFFICULTIES))


def told_next(told: Told, url: Url) -> Iterator[ParagraphText]:
    if told.overdue.count:
        yield ParagraphText("next:overdue", "Hoàn thành dứt điểm các nhiệm vụ quá hạn.", ParagraphKind.BULLET)
    tasks: dict[str, list[NextPart]] = {}
    for part in told.next_parts:
        tasks.setdefault(part.task, []).append(part)
    for own in tasks.values():
        line = " ".join(grouped_lines((part.unit, part.task, part.due_on) for part in own))
        yield recorded(f"next:{own[0].code}", line, url("assignment", code=own[0].code))
    if told.standing:
        titles = "; ".join(inside(" ".join(title.split()).rstrip(" .;:")) for title in told.standing)
        yield recorded("next:standing", f"Tiếp tục thực hiện thường xuyên: {titles}.", url("task_list"))


def of_unit(paragraph: ParagraphText, units: dict[str, str], evidence: tuple[str, ...] = ()) -> ParagraphText:
    """Return the paragraph with its unit, where it is of one."""
    code, name = next(iter(units.items())) if len(units) == 1 else ("", "")
    return replace(paragraph, unit=code, unit_name=name, evidence=evidence)
