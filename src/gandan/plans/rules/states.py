"""What may happen to a part of work, and where it leads."""

from enum import StrEnum

from gandan.common.errors import NotAllowed
from gandan.common.words import mark
from gandan.plans.enums import AssignmentState as S


class Act(StrEnum):
    GIVE_OUT = "give_out"
    ACCEPT = "accept"
    UNACCEPT = "unaccept"
    """Taken back by whoever accepted, before anything was reported."""
    REPORT = "report"
    """Progress or a difficulty; work not yet accepted is accepted by it."""
    SUBMIT = "submit"
    CONFIRM = "confirm"
    CONFIRM_AND_CLOSE = "confirm_and_close"
    """Confirmed where no other unit receives the result."""
    SEND_BACK = "send_back"
    RECEIVE = "receive"
    RETURN_BY_RECEIVER = "return_by_receiver"
    REQUEST = "request"
    """Ask for a new date, or say that the work belongs to another unit."""
    MOVE_DUE = "move_due"
    REMIND = "remind"
    WITHDRAW = "withdraw"


_WITH_DOER = {Act.REPORT: S.WORKING, Act.SUBMIT: S.SUBMITTED, Act.WITHDRAW: S.WITHDRAWN}

TRANSITIONS: dict[S, dict[Act, S]] = {
    S.PREPARED: {Act.GIVE_OUT: S.NEW, Act.WITHDRAW: S.WITHDRAWN},
    S.NEW: {
        **_WITH_DOER,
        Act.ACCEPT: S.ACCEPTED,
        Act.REQUEST: S.NEW,
        Act.MOVE_DUE: S.NEW,
        Act.REMIND: S.NEW,
    },
    S.ACCEPTED: {
        **_WITH_DOER,
        Act.UNACCEPT: S.NEW,
        Act.REQUEST: S.ACCEPTED,
        Act.MOVE_DUE: S.ACCEPTED,
        Act.REMIND: S.ACCEPTED,
    },
    S.WORKING: {**_WITH_DOER, Act.REQUEST: S.WORKING, Act.MOVE_DUE: S.WORKING, Act.REMIND: S.WORKING},
    S.SUBMITTED: {
        Act.CONFIRM: S.CONFIRMED,
        Act.CONFIRM_AND_CLOSE: S.DONE,
        Act.SEND_BACK: S.WORKING,
        Act.REMIND: S.SUBMITTED,
    },
    S.CONFIRMED: {Act.RECEIVE: S.DONE, Act.RETURN_BY_RECEIVER: S.WORKING},
    S.DONE: {},
    S.BEFORE_ENTRY: {},
    S.WITHDRAWN: {},
}

_ENDED = {
    S.DONE: mark("Việc này đã hoàn thành."),
    S.BEFORE_ENTRY: mark("Kỳ này nằm trước ngày nhập văn bản nên không phải báo cáo."),
    S.WITHDRAWN: mark("Việc này đã được rút."),
}
_NOT_GIVEN = mark("Việc này chưa được giao cho đơn vị.")
_AT_HEAD = mark("Kết quả đang chờ thủ trưởng đơn vị xác nhận.")
_AT_RECEIVER = mark("Kết quả đang chờ đơn vị tổng hợp tiếp nhận.")
_NOT_REPORTED = mark("Đơn vị chưa báo xong việc này.")
_ACCEPTED = mark("Đơn vị đã nhận việc này.")
_BEGUN = mark("Đơn vị đã báo cáo tiến độ của việc này.")
_CONFIRMED = mark("Thủ trưởng đơn vị đã xác nhận.")

_WHY_NOT: dict[S, dict[Act, str]] = {
    S.PREPARED: dict.fromkeys(Act, _NOT_GIVEN),
    S.NEW: dict.fromkeys(Act, _NOT_REPORTED),
    S.ACCEPTED: {Act.ACCEPT: _ACCEPTED},
    S.WORKING: {Act.ACCEPT: _ACCEPTED, Act.UNACCEPT: _BEGUN},
    S.SUBMITTED: dict.fromkeys(Act, _AT_HEAD),
    S.CONFIRMED: dict.fromkeys(Act, _AT_RECEIVER) | {Act.CONFIRM: _CONFIRMED, Act.SEND_BACK: _CONFIRMED},
}


def may(state: str, act: Act) -> S:
    """Return the state that the act leads to.

    Raises NotAllowed with the reason where the state does not allow it.
    """
    now = S(state)
    if act in TRANSITIONS[now]:
        return TRANSITIONS[now][act]
    reason = _ENDED.get(now) or _WHY_NOT.get(now, {}).get(act, _NOT_REPORTED)
    raise NotAllowed(f"state_{now.name.lower()}_{act}", reason)


def reason_against(state: str, act: Act) -> str:
    """Return why the act may not happen in this state, empty where it may."""
    try:
        may(state, act)
    except NotAllowed as refusal:
        return refusal.reason
    return ""
