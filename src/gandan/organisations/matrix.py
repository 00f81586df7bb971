"""Who may do what: every right in words, by role and by person, told by the very rules that the gates ask."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from gandan.common.words import mark, say
from gandan.organisations.actors import actor_of
from gandan.organisations.enums import UNIT_ROLES, Right, Role
from gandan.organisations.models import Official, Unit
from gandan.organisations.rules import is_held, is_held_in, rights_of

_SOME_UNIT = 0
"""Stands for the unit of a unit role; no unit has this key."""

ACTS: tuple[tuple[str, tuple[tuple[Right, str], ...]], ...] = (
    (
        mark("Văn bản"),
        (
            (Right.DOCUMENT_INTAKE, mark("Đưa văn bản vào, ghi sổ và lấy số")),
            (Right.DOCUMENT_CONFIRM, mark("Rà soát, xác nhận văn bản và tạo nhiệm vụ; chọn cách cấp số")),
        ),
    ),
    (
        mark("Kế hoạch, nhiệm vụ"),
        (
            (
                Right.TASK_ASSIGN,
                mark("Giao, rút, đổi hạn, nhắc việc; trả lời đề nghị và vướng mắc; soạn công văn đôn đốc"),
            ),
            (Right.TASK_WORK, mark("Nhận việc, báo tiến độ, lập bảng số liệu, đề nghị gia hạn hoặc chuyển việc")),
            (Right.TASK_CONFIRM, mark("Xác nhận hoặc trả lại kết quả của đơn vị")),
            (Right.TASK_RECEIVE, mark("Tiếp nhận, tổng hợp và nhắc kết quả các đơn vị gửi đến")),
        ),
    ),
    (
        mark("Hoạt động, số liệu"),
        (
            (Right.ACTIVITY_RECORD, mark("Ghi hoạt động, sửa, rút và khai về ảnh")),
            (Right.INDICATOR_ENTER, mark("Nhập số liệu của chỉ tiêu")),
        ),
    ),
    (
        mark("Báo cáo"),
        (
            (Right.REPORT_READ, mark("Xem báo cáo và minh chứng đi kèm")),
            (Right.REPORT_MAKE, mark("Lập, soạn và xuất báo cáo")),
            (Right.REPORT_SEND, mark("Gửi, trình, nhận và trả lại báo cáo")),
            (Right.REPORT_APPROVE, mark("Duyệt, trả lại và mở lại báo cáo của Ủy ban nhân dân")),
            (Right.OBLIGATION_MANAGE, mark("Lập chế độ báo cáo và mở báo cáo theo yêu cầu")),
        ),
    ),
    (
        mark("Đánh giá, điều hành"),
        (
            (Right.CRITERIA_MANAGE, mark("Nhập bộ tiêu chí, mở và chốt tự chấm, xuất hồ sơ")),
            (Right.SCORE_SELF, mark("Tự chấm điểm và gắn minh chứng vào tiêu chí")),
            (Right.BOARD_READ, mark("Xem bảng điều hành")),
        ),
    ),
    (
        mark("Quản trị"),
        (
            (Right.ORGANISATION_MANAGE, mark("Sửa đơn vị, cán bộ và phân quyền")),
            (Right.WORK_HAND_OVER, mark("Ghi ngày nghỉ và bàn giao việc thay người khác")),
            (Right.RECORD_READ, mark("Xem và trích nhật ký")),
            (Right.RECORD_PERSONAL, mark("Xem và xóa điện thoại, thư điện tử trong nhật ký")),
            (Right.CALENDAR_MANAGE, mark("Sửa lịch làm việc và giờ mở cửa")),
        ),
    ),
)
"""What each right lets one do, by domain; a test holds that every right stands here once."""


class Reach(StrEnum):
    """How far a role or a person may go."""

    COMMUNE = "commune"
    UNIT = "unit"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Source:
    """A role of a person that carries the right, and the unit in which it does."""

    role: str
    unit: str


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """``cells`` are by role in the order of ``Role``; ``sources`` are of the person asked about."""

    act: str
    cells: tuple[Reach, ...]
    reach: Reach
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class MatrixGroup:
    name: str
    rows: tuple[MatrixRow, ...]


def reach_of(roles: Iterable[tuple[Role, int | None]], right: Right) -> Reach:
    """Say how far somebody with these roles may use the right; asks what the gates ask."""
    held = rights_of(roles)
    if is_held_in(held, right, None):
        return Reach.COMMUNE
    return Reach.UNIT if is_held(held, right) else Reach.NONE


def reach_of_role(role: Role, right: Right) -> Reach:
    return reach_of([(role, _SOME_UNIT if role in UNIT_ROLES else None)], right)


def read_matrix(person: Official | None, *, on: dt.date) -> list[MatrixGroup]:
    """Return every act by role, and for a person how far it is theirs today and by which role; four queries."""
    roles = sorted(actor_of(person, user=None, on=on).roles, key=str) if person else []
    names = dict(Unit.objects.filter(pk__in=[unit for _, unit in roles if unit]).values_list("pk", "short_name"))
    return [
        MatrixGroup(
            say(domain),
            tuple(
                MatrixRow(
                    say(words),
                    tuple(reach_of_role(role, right) for role in Role),
                    reach_of(roles, right),
                    tuple(
                        Source(str(role.label), names.get(unit, ""))
                        for role, unit in roles
                        if reach_of([(role, unit)], right) is not Reach.NONE
                    ),
                )
                for right, words in acts
            ),
        )
        for domain, acts in ACTS
    ]
