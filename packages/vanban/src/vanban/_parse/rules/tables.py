"""Tasks from tables that have a column for the work beside one for the doer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from vanban._model import Due, Evidence, Task
from vanban._parse import words
from vanban._parse.flow import Grid, Line
from vanban._parse.rules.doer import Doer
from vanban._parse.rules.due import find_due
from vanban._parse.rules.duty import Duty, name_evidence, unique
from vanban._parse.rules.facts import Facts
from vanban._parse.rules.month_columns import Marked, marked_due, period_columns
from vanban._parse.rules.parties import receivers, supporters
from vanban._parse.rules.table_columns import find_roles, roles_below, roles_by_names, roles_by_persons
from vanban._parse.rules.units import Name

_GROUP_NUMBER = re.compile(r"(?:[IVX]+|[A-H])\.?$")
_LIMIT = re.compile(r"trước|chậm nhất|hạn cuối|muộn nhất|hạn chót")
_DITTO = re.compile(r"""\W*(?:nt|n\.t|như trên)\W*|[-–\s]*(?:["”“″〃]|//|'')[-–\s]*""")
_LEAD_LABEL = re.compile(r"\W*(?:(?:(?:đơn vị|cơ quan)\s+)?chủ trì|ct)\s*:\s*")
_SUPPORT_LABEL = re.compile(r"[;,.\n\s-]*(?:(?:(?:đơn vị|cơ quan)\s+)?phối hợp|(?<![\wà-ỹ])ph)\s*:\s*")
_ROLE_BEHIND = re.compile(r"\s*\(?(chủ trì|phối hợp)\)?(?=\s*(?:[;,.\n]|$|-\s|và\s))")
_TOGETHER_WITH = re.compile(
    r"\s*[,;(-]?\s*(?<![\wà-ỹ])(?:chủ trì\s*[,;]?\s*)?phối hợp(?:\s+(?:với|cùng với|cùng))?\s+(?=[\wà-ỹ])"
)
_BEFORE_NAME = re.compile(r"[;,.\n\s-]*(?:và\s+)?")


def table_duties(grid: Grid, prefix: str | None, facts: Facts, above: Doer | None = None) -> list[Duty]:
    """One task per row of work; ``prefix`` is what stands before the row's number in ``section``.

    ``above``: whom the heading over the table names; work with its times below it is that body's.
    """
    found: list[Duty] = []
    roles, body = find_roles(grid)
    if roles is None:
        roles, body = roles_by_names(grid, facts)
    if roles is None:
        roles, body = roles_by_persons(grid)
    if roles is None and above is not None and not above.refused:
        roles, body = roles_below(grid)
    if roles is None:
        return found
    columns, titled = period_columns(grid)
    if columns:
        body = max(body, titled + 1)
        roles = {role: at for role, at in roles.items() if at not in columns}
    limits = "due" in roles and any(_LIMIT.search(row[roles["due"]].key) for row in grid.rows[:body])
    for row in _without_ditto(grid.rows[body:], roles):
        if _repeats_header(row, grid) or not _is_work(row, roles):
            continue
        number = row[roles["number"]].text.strip(" .") if "number" in roles else None
        section = ".".join(part for part in (prefix, number) if part) or None
        told = marked_due(row, columns, grid.rows[titled], facts.years)
        found.append(_row_duty(row, roles, section, facts, above, limits=limits, told=told))
    return found


def _without_ditto(rows: Sequence[Sequence[Line]], roles: dict[str, int]) -> Iterator[Sequence[Line]]:
    """Rows in which "nt", "như trên" and ditto marks are what stands above them."""
    above: Sequence[Line] = ()
    told = [at for role, at in roles.items() if role in ("lead", "support", "due")]
    for row in rows:
        if above and any(at < len(row) and _DITTO.fullmatch(row[at].key) for at in told):
            row = [
                above[at] if at in told and at < len(above) and _DITTO.fullmatch(cell.key) else cell
                for at, cell in enumerate(row)
            ]
        above = row
        yield row


def _repeats_header(row: Sequence[Line], grid: Grid) -> bool:
    return row is not grid.rows[0] and [words.squash(cell.key) for cell in row] == [
        words.squash(cell.key) for cell in grid.rows[0]
    ]


def _is_work(row: Sequence[Line], roles: dict[str, int]) -> bool:
    """False for titles of groups, numbered columns and empty rows."""
    if max(roles.values()) >= len(row):
        return False
    work = row[roles["work"]].text.strip()
    if not any(letter.isalpha() for letter in work):
        return False
    others = [row[at] for role, at in roles.items() if role not in ("work", "number")]
    if others and all(cell.text.strip() == work for cell in others):
        return False
    empty = not any(cell.text.strip() for cell in others)
    number = row[roles["number"]].text.strip() if "number" in roles else ""
    if empty and (
        _GROUP_NUMBER.match(number) or number == work or ("number" in roles and not number) or words.is_upper(work)
    ):
        return False
    return not (_GROUP_NUMBER.match(number) and words.is_upper(work) and empty)


def _row_duty(
    row: Sequence[Line],
    roles: dict[str, int],
    section: str | None,
    facts: Facts,
    above: Doer | None,
    *,
    limits: bool,
    told: Marked | None,
) -> Duty:
    """``limits``: the title of the time column says that its times are the last ones ("Hoàn thành trước").

    ``told``: what marks in columns of months say.
    """
    work = row[roles["work"]]
    title = work.part(_bullet_end(work))
    evidence = {"title": Evidence(0.97, title.spans())}
    lead, support = _lead_and_support(row, roles, facts, above)
    for role, names in (("lead", lead), ("support", support)):
        for index, (name, cell) in enumerate(names):
            evidence[f"{role}.{index}"] = name_evidence(name, cell, 0.95 if name.known or name.collective else 0.75)
            if not name.known and not name.collective:
                evidence[f"{role}.{index}"] = _unknown(name, cell)
    if not support:
        support = [
            (name, title) for name in supporters(title, 0, len(title.text), tuple(name for name, _ in lead), facts)
        ]
        evidence.update((f"support.{i}", name_evidence(name, title, 0.9)) for i, (name, _) in enumerate(support))
    received = receivers(title, 0, len(title.text), facts)
    evidence.update(
        (f"receiver.{i}", Evidence(0.92, title.spans(one.start, one.end))) for i, one in enumerate(received)
    )
    due = _row_due(row, roles, title, facts, limits=limits, told=told)
    if due is not None:
        evidence["due"] = due[1]
    task = Task(
        words.squash(title.text).removesuffix("./.").strip(),
        section,
        tuple(name.value for name, _ in lead),
        tuple(name.value for name, _ in support),
        tuple(name.value for name in received),
        due[0] if due else None,
    )
    return Duty(task, evidence)


def _row_due(
    row: Sequence[Line], roles: dict[str, int], title: Line, facts: Facts, *, limits: bool, told: Marked | None
) -> tuple[Due, Evidence] | None:
    """What the time column says, or marks in columns of months, or the work itself."""
    time = row[roles["due"]] if "due" in roles else None
    found = find_due(time.text, facts.years, column=True) if time is not None and time.text.strip() else None
    if found is None and told is not None:
        return told.due, Evidence(told.confidence, told.spans)
    where = title if found is None or time is None else time
    work = row[roles["work"]]
    if found is None:
        found = find_due(title.text, facts.years, facts.hidden(work, len(work.text) - len(title.text)))
    elif limits and (found.due.dates or found.due.rrule):
        found = replace(found, due=replace(found.due, before=True))
    if found is None:
        return None
    return found.due, Evidence(found.confidence, where.spans(found.start, found.end), found.reason)


def _unknown(name: Name, cell: Line) -> Evidence:
    spans = cell.spans(name.start, name.end)
    return Evidence(0.8, spans, f"“{name.value}” không có trong danh sách cơ quan, đơn vị đã biết.")


def _bullet_end(work: Line) -> int:
    found = re.match(r"\s*[-–•+]\s*(?=\S)", work.text)
    return found.end() if found else 0


def _lead_and_support(
    row: Sequence[Line], roles: dict[str, int], facts: Facts, above: Doer | None
) -> tuple[list[tuple[Name, Line]], list[tuple[Name, Line]]]:
    support = row[roles["support"]] if "support" in roles else None
    if "lead" not in roles:
        named = [(name, above.line) for name in unique(above.names)] if above else []
        return named, cell_names(support, facts) if support is not None else []
    cell = row[roles["lead"]]
    label = _LEAD_LABEL.match(cell.key)
    second = _SUPPORT_LABEL.search(cell.key)
    if second is not None and support is None:
        first = cell.part(label.end() if label else 0, second.start())
        return cell_names(first, facts), cell_names(cell.part(second.end()), facts)
    if label:
        cell = cell.part(label.end())
    told = (_told_between(cell, facts) or _told_behind(cell, facts)) if support is None else None
    if told is not None:
        return told
    return cell_names(cell, facts), cell_names(support, facts) if support is not None else []


def _told_behind(cell: Line, facts: Facts) -> tuple[list[tuple[Name, Line]], list[tuple[Name, Line]]] | None:
    """What each body does stands behind its name: "Trạm Y tế (chủ trì), Công an xã phối hợp"."""
    found: dict[str, list[tuple[Name, Line]]] = {"chủ trì": [], "phối hợp": []}
    start = 0
    for mark in _ROLE_BEHIND.finditer(cell.key):
        opening = _BEFORE_NAME.match(cell.key, start)
        found[mark.group(1)].extend(cell_names(cell.part(opening.end() if opening else start, mark.start()), facts))
        start = mark.end()
    if not found["chủ trì"]:
        return None
    # Who stands behind the one that leads, without a word of its own, helps.
    rest = cell_names(cell.part(start), facts) if cell.key[start:].strip(" .;,\n") else []
    return found["chủ trì"], found["phối hợp"] + rest


def _told_between(cell: Line, facts: Facts) -> tuple[list[tuple[Name, Line]], list[tuple[Name, Line]]] | None:
    """ "Trạm Y tế chủ trì, phối hợp Công an xã", "Trạm Y tế phối hợp với Công an xã"."""
    joint = _TOGETHER_WITH.search(cell.key)
    if joint is None:
        return None
    lead, support = cell_names(cell.part(0, joint.start()), facts), cell_names(cell.part(joint.end()), facts)
    return (lead, support) if lead and support else None


def cell_names(cell: Line, facts: Facts) -> list[tuple[Name, Line]]:
    """The bodies of a cell, each once."""
    return [(name, cell) for name in unique(_named_in(cell, facts))]


def _named_in(cell: Line, facts: Facts) -> list[Name]:
    """Words that are no known kind of body stay as they are, one per line or semicolon."""
    found: list[Name] = []
    start = 0
    for piece in re.split(r"[;\n]", cell.text):
        part = re.match(r"\s*[-–•+]?\s*", piece)
        at = start + (part.end() if part else 0)
        stop = start + len(piece)
        start = stop + 1
        text = cell.text[at:stop].strip(" .,")
        if not any(letter.isalpha() for letter in text):
            continue
        names = facts.units.names_at(cell.text[:stop], at)
        if names and cell.text[names[-1].end : stop].strip(" .,)") == "":
            found.extend(names)
        else:
            found.append(Name(facts.units.spell_out(text), at, at + len(text)))
    return found
