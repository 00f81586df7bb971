"""Which column of a table says what: the work, who leads, who helps, until when."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vanban._parse import lexicon, words
from vanban._parse.flow import Grid, Line
from vanban._parse.rules.facts import Facts

_ROLES = (
    ("number", re.compile(r"^(?:stt|tt|số tt|số thứ tự|mục)\.?$")),
    ("lead", re.compile(r"chủ trì.*phối hợp|phối hợp.*chủ trì")),
    (
        "support",
        re.compile(
            r"phối hợp|^(?:lực lượng|đơn vị|cơ quan|bộ phận|người)\s+(?:hỗ trợ|tham gia|cùng làm)"
            r"|^cùng (?:làm|thực hiện|tham gia)|^hỗ trợ$"
        ),
    ),
    ("work", re.compile(r"^(?:nhiệm vụ|công việc|nội dung|phần việc|việc)\s+(?:(?:được|đã)\s+)?(?:giao|phân công)")),
    (
        "lead",
        re.compile(
            r"chủ trì|(?:đơn vị|cơ quan|bộ phận|người|cá nhân|cán bộ|phòng|ban)(?:,? (?:đơn vị|cá nhân"
            r"|bộ phận))*\s+(?:thực hiện|phụ trách|tham mưu|đầu mối|chịu trách nhiệm|được giao|triển khai)"
            r"|^(?:lực lượng|thành viên|lãnh đạo|tổ|nhóm|giáo viên|thầy cô|đồng chí)"
            r"\s+(?:thực hiện|phụ trách|chịu trách nhiệm|được giao|xử lý|chính|đảm nhiệm|chủ công|nòng cốt)"
            r"|^(?:ai|người|bộ phận|đơn vị)\s+(?:làm|lo|xử lý|xử trí)"
            r"|^ai\s|phân công|^trách nhiệm|đầu mối|giao cho|^(?:phụ trách|thực hiện|tham mưu|chịu trách nhiệm)$"
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
            r"|hoàn tất|^(?:bao giờ|khi nào|lúc nào|mấy giờ)(?![\wà-ỹ])"
            r"|^(?:lịch|ngày|kỳ) (?:thực hiện|tổ chức|triển khai)"
            r"|^(?:thứ\s*[,/-]?\s*)?ngày(?:\s*(?:[,/-]|và)?\s*(?:thứ|giờ|tháng|buổi|năm))*$"
            r"|^(?:tháng|quý|tuần|hạn chót)$"
        ),
    ),
    (
        "work",
        re.compile(
            r"nhiệm vụ|nội dung|công việc|hoạt động|giải pháp|tên việc|^việc|phần việc|đầu việc|hạng mục"
            r"|^(?:tên|loại|các) báo cáo|^báo cáo$"
            r"|^(?:(?:biện pháp|cách|hướng|phương án|trình tự|các bước)\s+)?"
            r"(?:xử lý|xử trí|ứng phó|hành động|thao tác)$"
            r"|^(?:biện pháp|cách làm|hành động)(?:\s+(?:ứng phó|xử lý|cụ thể|triển khai))*$"
        ),
    ),
)
_OTHER = re.compile(r"kinh phí|ghi chú|kết quả|sản phẩm|văn bản|mã|đơn giá|số lượng|tỷ lệ|chỉ tiêu|điểm")
_CASE = re.compile(r"(?:tình huống|kịch bản|sự cố)(?![\wà-ỹ])")
_PERSONS = re.compile(r"(?:họ\s*(?:và|,)?\s*(?:tên|chữ đệm)|tên|thành viên|đồng chí|cán bộ)(?:\s|,|$)")
_OFFICES = re.compile(r"chức (?:vụ|danh)|đơn vị công tác")
_FORCES = re.compile(
    r"(?:các\s+)?(?:lực lượng|tiểu ban|tổ|đội|nhóm|bộ phận|thành viên|địa phương|chủ thể|bên)"
    r"(?:\s+(?:tham gia|huy động|thực hiện|bố trí|phục vụ))?"
)
_MOST_HEADER_ROWS = 4


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


def roles_below(grid: Grid) -> tuple[dict[str, int] | None, int]:
    """The columns of a table without a doer: work beside its times."""
    roles = _roles_of([cell.key for cell in grid.rows[0]])
    return (roles, 1) if {"work", "due"} <= roles.keys() else (None, 0)


def roles_by_names(grid: Grid, facts: Facts) -> tuple[dict[str, int] | None, int]:
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


def roles_by_persons(grid: Grid) -> tuple[dict[str, int] | None, int]:
    """Persons beside what each has to do: work, not only a seat on a board ("Trưởng ban")."""
    titles = [words.squash(cell.key) for cell in grid.rows[0]]
    roles = _roles_of(titles)
    person = next((at for at, title in enumerate(titles) if _PERSONS.match(title)), None)
    if "work" not in roles or person is None or person == roles["work"]:
        return None, 0
    cells = [row[roles["work"]] for row in grid.rows[1:] if roles["work"] < len(row)]
    if sum(bool(lexicon.verb().match(cell.key.lstrip(" -+•"))) for cell in cells) * 2 <= len(cells):
        return None, 0
    office = next((at for at, title in enumerate(titles) if _OFFICES.match(title)), person)
    return roles | {"lead": office}, 1


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
    if "work" not in roles and "lead" in roles:
        # Of a plan's cases without a column for what is done, the case itself is the work.
        case = next((at for at, title in enumerate(titles) if _CASE.match(title)), None)
        roles.update({} if case is None or case in roles.values() else {"work": case})
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
