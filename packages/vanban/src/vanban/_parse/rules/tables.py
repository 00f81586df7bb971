"""Tasks from tables that have a column for the work beside one for the doer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from vanban._model import Evidence, Task
from vanban._parse import words
from vanban._parse.flow import Grid, Line
from vanban._parse.rules.doer import Doer
from vanban._parse.rules.due import find_due
from vanban._parse.rules.duty import Duty, name_evidence, unique
from vanban._parse.rules.facts import Facts
from vanban._parse.rules.parties import receivers, supporters
from vanban._parse.rules.units import Name

_ROLES = (
    ("number", re.compile(r"^(?:stt|tt|số tt|số thứ tự|mục)\.?$")),
    ("lead", re.compile(r"chủ trì.*phối hợp|phối hợp.*chủ trì")),
    ("support", re.compile(r"phối hợp")),
    (
        "lead",
        re.compile(
            r"chủ trì|(?:đơn vị|cơ quan|bộ phận|người|cá nhân|cán bộ|phòng|ban)(?:,? (?:đơn vị|cá nhân"
            r"|bộ phận))*\s+(?:thực hiện|phụ trách|tham mưu|đầu mối|chịu trách nhiệm|được giao|triển khai)"
            r"|phân công|^trách nhiệm|đầu mối|giao cho|^(?:phụ trách|thực hiện|tham mưu|chịu trách nhiệm)$"
            r"|^(?:cơ quan|đơn vị|bộ phận|người|cá nhân|cán bộ)\s+(?!phối hợp|nhận|tiếp nhận|trình|phê duyệt|ban hành"
            r"|thẩm định|quyết định|tính|đo|cấp|ký|lập|nộp|báo cáo|đề nghị|kiểm tra|giám sát)[\wà-ỹ]+(?:\s+[\wà-ỹ]+)?$"
            r"|^(?:các )?(?:đơn vị|cơ quan|phòng|ban|người|cá nhân|tên đơn vị|tên cơ quan)"
            r"(?:\s*(?:,|/|và)\s*(?:đơn vị|cơ quan|phòng|ban|cá nhân))* *$"
        ),
    ),
    (
        "due",
        re.compile(
            r"thời gian|thời hạn|thời điểm|hoàn thành|tiến độ|^hạn(?![\wà-ỹ])|định kỳ|mốc|ngày xong|^xong"
            r"|^(?:lịch|ngày|kỳ) (?:thực hiện|tổ chức|triển khai)"
        ),
    ),
    (
        "work",
        re.compile(
            r"nhiệm vụ|nội dung|công việc|hoạt động|giải pháp|tên việc|^việc|phần việc|đầu việc|hạng mục"
            r"|^(?:tên|loại|các) báo cáo|^báo cáo$"
        ),
    ),
)
_OTHER = re.compile(r"kinh phí|ghi chú|kết quả|sản phẩm|văn bản|mã|đơn giá|số lượng|tỷ lệ|chỉ tiêu|điểm")
_FORCES = re.compile(
    r"(?:các\s+)?(?:lực lượng|tiểu ban|tổ|đội|nhóm|bộ phận|thành viên|địa phương|chủ thể|bên)"
    r"(?:\s+(?:tham gia|huy động|thực hiện|bố trí|phục vụ))?"
)
_GROUP_NUMBER = re.compile(r"(?:[IVX]+|[A-H])\.?$")
_LIMIT = re.compile(r"trước|chậm nhất|hạn cuối|muộn nhất|hạn chót")
_DITTO = re.compile(r"""\W*(?:nt|n\.t|như trên)\W*|[-–\s]*(?:["”“″〃]|//|'')[-–\s]*""")
_MOST_HEADER_ROWS = 4
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
        roles, body = _roles_by_names(grid, facts)
    if roles is None and above is not None and not above.refused:
        roles, body = _roles_below(grid)
    if roles is None:
        return found
    limits = "due" in roles and any(_LIMIT.search(row[roles["due"]].key) for row in grid.rows[:body])
    for row in _without_ditto(grid.rows[body:], roles):
        if _repeats_header(row, grid) or not _is_work(row, roles):
            continue
        number = row[roles["number"]].text.strip(" .") if "number" in roles else None
        section = ".".join(part for part in (prefix, number) if part) or None
        found.append(_row_duty(row, roles, section, facts, above, limits=limits))
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


def find_roles(grid: Grid) -> tuple[dict[str, int] | None, int]:
    """Which column says what, and the index of the first row below the header."""
    for at, row in enumerate(grid.rows[:_MOST_HEADER_ROWS]):
        roles = _roles_of([cell.key for cell in row])
        below = grid.rows[at + 1] if at + 1 < len(grid.rows) else None
        if below is not None and _is_second_header(below):
            joined = _roles_of(
                [
                    low.key if low.key == high.key else f"{high.key} {low.key}"
                    for high, low in zip(row, below, strict=False)
                ],
                below,
            )
            if joined.keys() >= roles.keys() and {"work", "lead"} <= joined.keys():
                return joined, at + 2
        if {"work", "lead"} <= roles.keys():
            return roles, at + 1
    return None, 0


def _roles_below(grid: Grid) -> tuple[dict[str, int] | None, int]:
    """The columns of a table without a doer: work beside its times."""
    roles = _roles_of([cell.key for cell in grid.rows[0]])
    return (roles, 1) if {"work", "due"} <= roles.keys() else (None, 0)


def _roles_by_names(grid: Grid, facts: Facts) -> tuple[dict[str, int] | None, int]:
    """A column of forces or teams beside their work, where its cells are names of bodies."""
    roles = _roles_of([cell.key for cell in grid.rows[0]])
    if "work" not in roles:
        return None, 0
    for column, title in enumerate(grid.rows[0]):
        if column in roles.values() or not _FORCES.fullmatch(words.squash(title.key)):
            continue
        cells = [row[column] for row in grid.rows[1:] if column < len(row) and row[column].text.strip()]
        if sum(bool(facts.units.names_at(cell.text)) for cell in cells) * 2 > len(cells):
            return roles | {"lead": column}, 1
    return None, 0


def _roles_of(titles: Sequence[str], below: Sequence[Line] = ()) -> dict[str, int]:
    roles: dict[str, int] = {}
    for column, title in enumerate(titles):
        # In a header of two rows the lower one is the finer.
        fine = below[column].key if column < len(below) else title
        for text in dict.fromkeys((words.squash(fine), words.squash(title))):
            role = next((name for name, form in _ROLES if form.search(text)), None)
            if role and role not in roles and len(text) < 80:
                roles[role] = column
                break
    if "work" not in roles:
        free = [at for at, title in enumerate(titles) if at not in roles.values() and _OTHER.search(title) is None]
        if len(free) == 1 and "lead" in roles:
            roles["work"] = free[0]
    return roles


def _is_second_header(row: Sequence[Line]) -> bool:
    texts = [words.squash(cell.key) for cell in row if cell.text.strip()]
    short = all(len(text) < 40 for text in texts)
    return short and any(
        text in ("chủ trì", "phối hợp", "cơ quan chủ trì", "đơn vị chủ trì", "cơ quan phối hợp", "đơn vị phối hợp")
        for text in texts
    )


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
    row: Sequence[Line], roles: dict[str, int], section: str | None, facts: Facts, above: Doer | None, *, limits: bool
) -> Duty:
    """``limits``: the title of the time column says that its times are the last ones ("Hoàn thành trước")."""
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
    time = row[roles["due"]] if "due" in roles else None
    due = find_due(time.text, facts.years, column=True) if time is not None and time.text.strip() else None
    if due is not None and limits and (due.due.dates or due.due.rrule):
        due = replace(due, due=replace(due.due, before=True))
    where = time if due else title
    due = due or find_due(title.text, facts.years, facts.hidden(work, len(work.text) - len(title.text)))
    if due is not None and where is not None:
        evidence["due"] = Evidence(due.confidence, where.spans(due.start, due.end), due.reason)
    task = Task(
        words.squash(title.text).removesuffix("./.").strip(),
        section,
        tuple(name.value for name, _ in lead),
        tuple(name.value for name, _ in support),
        tuple(name.value for name in received),
        due.due if due else None,
    )
    return Duty(task, evidence)


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
