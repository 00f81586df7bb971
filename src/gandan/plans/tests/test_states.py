import pytest

from gandan.common.errors import NotAllowed
from gandan.plans.enums import AssignmentState as S
from gandan.plans.rules.states import TRANSITIONS, Act, may, reason_against

LEADS = [
    (S.PREPARED, Act.GIVE_OUT, S.NEW),
    (S.NEW, Act.ACCEPT, S.ACCEPTED),
    (S.NEW, Act.REPORT, S.WORKING),
    (S.NEW, Act.SUBMIT, S.SUBMITTED),
    (S.ACCEPTED, Act.REPORT, S.WORKING),
    (S.ACCEPTED, Act.SUBMIT, S.SUBMITTED),
    (S.ACCEPTED, Act.REQUEST, S.ACCEPTED),
    (S.WORKING, Act.REPORT, S.WORKING),
    (S.WORKING, Act.SUBMIT, S.SUBMITTED),
    (S.WORKING, Act.WITHDRAW, S.WITHDRAWN),
    (S.SUBMITTED, Act.CONFIRM, S.CONFIRMED),
    (S.SUBMITTED, Act.CONFIRM_AND_CLOSE, S.DONE),
    (S.SUBMITTED, Act.SEND_BACK, S.WORKING),
    (S.CONFIRMED, Act.RECEIVE, S.DONE),
    (S.CONFIRMED, Act.RETURN_BY_RECEIVER, S.WORKING),
]


@pytest.mark.parametrize(("state", "act", "after"), LEADS)
def test_may_when_allowed_then_returns_next_state(state: S, act: Act, after: S) -> None:
    assert may(state, act) == after


REFUSED = [
    (S.PREPARED, Act.ACCEPT, "Việc này chưa được giao cho đơn vị."),
    (S.NEW, Act.CONFIRM, "Đơn vị chưa báo xong việc này."),
    (S.ACCEPTED, Act.ACCEPT, "Đơn vị đã nhận việc này."),
    (S.WORKING, Act.RECEIVE, "Đơn vị chưa báo xong việc này."),
    (S.SUBMITTED, Act.REPORT, "Kết quả đang chờ thủ trưởng đơn vị xác nhận."),
    (S.SUBMITTED, Act.RECEIVE, "Kết quả đang chờ thủ trưởng đơn vị xác nhận."),
    (S.CONFIRMED, Act.CONFIRM, "Thủ trưởng đơn vị đã xác nhận."),
    (S.CONFIRMED, Act.WITHDRAW, "Kết quả đang chờ đơn vị tổng hợp tiếp nhận."),
    (S.DONE, Act.SEND_BACK, "Việc này đã hoàn thành."),
    (S.BEFORE_ENTRY, Act.REMIND, "Kỳ này nằm trước ngày nhập văn bản nên không phải báo cáo."),
    (S.WITHDRAWN, Act.REPORT, "Việc này đã được rút."),
]


@pytest.mark.parametrize(("state", "act", "reason"), REFUSED)
def test_may_when_refused_then_says_why(state: S, act: Act, reason: str) -> None:
    with pytest.raises(NotAllowed) as refusal:
        may(state, act)
    assert (refusal.value.code, str(refusal.value)) == (f"state_{state.name.lower()}_{act}", reason)
    assert reason_against(state, act) == reason


def test_transitions_when_listed_then_every_state_has_a_row_and_every_refusal_a_sentence() -> None:
    assert sorted(TRANSITIONS) == sorted(S)
    bare = [(s, a) for s in S for a in Act if a not in TRANSITIONS[s] and not reason_against(s, a).endswith(".")]
    assert bare == []
