"""One piece of work and its doer become a task, with the evidence of each value."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from vanban._model import Evidence, Task
from vanban._parse import words
from vanban._parse.flow import Line
from vanban._parse.rules.doer import Doer
from vanban._parse.rules.due import find_due
from vanban._parse.rules.duty import Duty, name_evidence, unique
from vanban._parse.rules.facts import Facts
from vanban._parse.rules.labels import Told
from vanban._parse.rules.parties import receivers, supporters
from vanban._parse.rules.units import Name

_FROM_BEFORE = "Điểm này không nêu đơn vị; lấy theo điểm trước."
_END_MARK = re.compile(r"\s*\./\.\s*$")


@dataclass(frozen=True, slots=True)
class Work:
    """The words of a duty in its line, and who has to do it."""

    line: Line
    start: int
    end: int
    who: Doer
    section: str | None
    inherited: bool
    """The doer stands in a heading or lead-in above."""
    told: Told | None = None
    seen: int = 0
    """How far the line is searched for a time, where the title ends before."""


def make_duty(work: Work, facts: Facts) -> Duty:
    line, start, who = work.line, work.start, work.who
    ending = _END_MARK.search(line.text, start, work.end)
    end = ending.start() if ending else work.end
    leads = unique(who.names)
    support = _support(work, end, facts)
    received = receivers(line, start, end, facts)
    due = find_due(line.text[start : max(end, work.seen)], facts.years, facts.hidden(line, start))
    task = Task(
        words.capitalise(words.squash(line.text[start:end])),
        work.section,
        tuple(name.value for name in leads),
        tuple(name.value for name, _ in support),
        tuple(name.value for name in received),
        due.due if due else None,
    )
    duty = Duty(task)
    duty.evidence["title"] = Evidence(0.95, line.spans(start, end))
    far = work.inherited and who.line is not line
    for index, name in enumerate(leads):
        if who.carried:
            duty.evidence[f"lead.{index}"] = Evidence(0.8, who.line.spans(name.start, name.end), _FROM_BEFORE)
        else:
            duty.evidence[f"lead.{index}"] = name_evidence(name, who.line, 0.92 if far else 0.95)
    for index, (name, source) in enumerate(support):
        duty.evidence[f"support.{index}"] = name_evidence(name, source, 0.93)
    for index, name in enumerate(received):
        duty.evidence[f"receiver.{index}"] = Evidence(0.92, line.spans(name.start, name.end))
    if due is not None:
        duty.evidence["due"] = Evidence(due.confidence, line.spans(start + due.start, start + due.end), due.reason)
    elif work.told is not None and work.told.time is not None:
        return _due_below(duty, work.told.time, facts)
    return duty


def _support(work: Work, end: int, facts: Facts) -> list[tuple[Name, Line]]:
    """Each helper once, with the line that names it; who leads does not help itself."""
    who, told = work.who, work.told
    named = [(name, who.support_line or who.line) for name in who.support]
    if told is not None and told.helpers_line is not None:
        named += [(name, told.helpers_line) for name in told.helpers]
    named += [(name, work.line) for name in supporters(work.line, work.start, end, who.names, facts)]
    found: dict[str, tuple[Name, Line]] = {}
    for name, line in named:
        found.setdefault(name.value, (name, line))
    return list(found.values())


def _due_below(duty: Duty, line: Line, facts: Facts) -> Duty:
    """The time that a line of its own tells ("Thời gian: …")."""
    start = line.text.index(":") + 1
    start += len(line.text[start:]) - len(line.text[start:].lstrip())
    due = find_due(line.text[start:].rstrip(" .;/"), facts.years, facts.hidden(line, start), column=True)
    if due is None:
        return duty
    evidence = Evidence(due.confidence, line.spans(start + due.start, start + due.end), due.reason)
    return Duty(replace(duty.task, due=due.due), {**duty.evidence, "due": evidence})
