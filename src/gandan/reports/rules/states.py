"""What may be done to a report in which state."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from gandan.common.errors import NotAllowed
from gandan.common.words import mark
from gandan.reports.enums import WRITABLE
from gandan.reports.enums import ReportState as S


class ReportAct(StrEnum):
    SEND = "gui"
    """A unit hands its report to the receiver."""
    ACCEPT = "nhan"
    SEND_BACK = "tra-lai"
    """The receiver returns a unit's report."""
    SUBMIT = "trinh"
    """The commune's report goes before the leader."""
    APPROVE = "duyet"
    REFUSE = "chua-duyet"
    """The leader returns the commune's report."""
    REOPEN = "mo-lai"


_UNIT: Mapping[S, Mapping[ReportAct, S]] = {
    S.WRITING: {ReportAct.SEND: S.SENT},
    S.RETURNED: {ReportAct.SEND: S.SENT},
    S.SENT: {ReportAct.ACCEPT: S.ACCEPTED, ReportAct.SEND_BACK: S.RETURNED},
    S.ACCEPTED: {ReportAct.SEND_BACK: S.RETURNED},
}
_COMMUNE: Mapping[S, Mapping[ReportAct, S]] = {
    S.WRITING: {ReportAct.SUBMIT: S.SUBMITTED},
    S.RETURNED: {ReportAct.SUBMIT: S.SUBMITTED},
    S.SUBMITTED: {ReportAct.APPROVE: S.APPROVED, ReportAct.REFUSE: S.RETURNED},
    S.APPROVED: {ReportAct.REOPEN: S.WRITING},
}
TRANSITIONS = MappingProxyType({True: _UNIT, False: _COMMUNE})
"""By whether the report is a unit's."""
_WHY = MappingProxyType(
    {
        S.SENT: mark("Báo cáo này đã gửi rồi, đang chờ đơn vị nhận xem."),
        S.ACCEPTED: mark("Báo cáo này đã được nhận rồi."),
        S.SUBMITTED: mark("Báo cáo này đã trình rồi, đang chờ lãnh đạo duyệt."),
        S.APPROVED: mark("Báo cáo này đã được duyệt rồi."),
        S.RETURNED: mark("Báo cáo này đã bị trả lại và đang được sửa."),
        S.WRITING: mark("Báo cáo này còn đang soạn."),
    }
)


def next_state(state: str, act: ReportAct, *, is_of_unit: bool) -> S:
    """Return the state after the act. Raises NotAllowed with what the report is waiting for."""
    after = TRANSITIONS[is_of_unit].get(S(state), {}).get(act)
    if after is None:
        raise NotAllowed(f"not_{act.name.lower()}", _WHY[S(state)])
    return after


def may(state: str, act: ReportAct, *, is_of_unit: bool) -> bool:
    return act in TRANSITIONS[is_of_unit].get(S(state), {})


def is_missing(state: str) -> bool:
    """Say whether a unit's part has not come, or went back."""
    return S(state) in WRITABLE
