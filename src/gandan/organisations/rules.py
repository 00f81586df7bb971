"""Which role carries which right."""

from types import MappingProxyType

from gandan.organisations.enums import Right, Role

ROLE_RIGHTS = MappingProxyType(
    {
        Role.LEADER: frozenset({Right.TASK_ASSIGN, Right.REPORT_READ}),
        Role.PROGRAMME_OFFICER: frozenset(
            {
                Right.DOCUMENT_INTAKE,
                Right.DOCUMENT_CONFIRM,
                Right.TASK_ASSIGN,
                Right.REPORT_READ,
                Right.REPORT_MAKE,
            }
        ),
        Role.UNIT_HEAD: frozenset(
            {Right.TASK_WORK, Right.TASK_CONFIRM, Right.TASK_RECEIVE, Right.REPORT_READ, Right.REPORT_MAKE}
        ),
        Role.FOCAL_OFFICER: frozenset({Right.TASK_WORK, Right.TASK_RECEIVE}),
        Role.CLERK: frozenset({Right.DOCUMENT_INTAKE}),
        Role.ADMINISTRATOR: frozenset({Right.ORGANISATION_MANAGE, Right.CALENDAR_MANAGE}),
    }
)
