"""Which role carries which right."""

from collections.abc import Collection, Iterable
from types import MappingProxyType

from gandan.organisations.enums import Right, Role

_UNIT_WORK = frozenset(
    {
        Right.TASK_WORK,
        Right.TASK_RECEIVE,
        Right.REPORT_READ,
        Right.REPORT_MAKE,
        Right.ACTIVITY_RECORD,
        Right.INDICATOR_ENTER,
        Right.SCORE_SELF,
    }
)

ROLE_RIGHTS = MappingProxyType(
    {
        Role.LEADER: frozenset({Right.TASK_ASSIGN, Right.REPORT_READ, Right.REPORT_APPROVE, Right.BOARD_READ}),
        Role.PROGRAMME_OFFICER: frozenset(
            {
                Right.DOCUMENT_INTAKE,
                Right.DOCUMENT_CONFIRM,
                Right.TASK_ASSIGN,
                Right.REPORT_READ,
                Right.REPORT_MAKE,
                Right.REPORT_SEND,
                Right.OBLIGATION_MANAGE,
                Right.ACTIVITY_RECORD,
                Right.INDICATOR_ENTER,
                Right.CRITERIA_MANAGE,
                Right.SCORE_SELF,
                Right.BOARD_READ,
            }
        ),
        Role.UNIT_HEAD: _UNIT_WORK | {Right.TASK_CONFIRM, Right.REPORT_SEND, Right.BOARD_READ, Right.WORK_HAND_OVER},
        Role.FOCAL_OFFICER: _UNIT_WORK,
        Role.CLERK: frozenset({Right.DOCUMENT_INTAKE}),
        Role.ADMINISTRATOR: frozenset(
            {
                Right.ORGANISATION_MANAGE,
                Right.CALENDAR_MANAGE,
                Right.WORK_HAND_OVER,
                Right.RECORD_READ,
                Right.RECORD_PERSONAL,
            }
        ),
        Role.INSPECTOR: frozenset({Right.RECORD_READ}),
    }
)


def rights_of(roles: Iterable[tuple[Role, int | None]]) -> frozenset[tuple[Right, int | None]]:
    """Return what these roles carry, each in its unit, in the whole commune under ``None``."""
    return frozenset((right, unit_id) for role, unit_id in roles for right in ROLE_RIGHTS[role])


def is_held(rights: Collection[tuple[Right, int | None]], right: Right) -> bool:
    """Say whether the right is held anywhere, in the commune or in some unit."""
    return any(held is right for held, _ in rights)


def is_held_in(rights: Collection[tuple[Right, int | None]], right: Right, unit_id: int | None) -> bool:
    """Say whether the right is held in this unit, or in the whole commune."""
    return (right, None) in rights or (unit_id is not None and (right, unit_id) in rights)
