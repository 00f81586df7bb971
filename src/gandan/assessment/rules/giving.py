"""What a person may give a leaf."""

from decimal import Decimal

from gandan.assessment.rules.points import ZERO, points_words
from gandan.common.errors import NotAllowed
from gandan.common.words import mark


def check_points(points: Decimal, *, most: Decimal, reason: str, is_computed: bool) -> None:
    """Raise NotAllowed for points outside 0…most, and where a reason is owed and missing.

    A reason is owed for less than the most, because whoever appraises asks for it, and always in the place of a
    computed figure.
    """
    if not ZERO <= points <= most:
        raise NotAllowed("range", mark("Điểm phải từ 0 đến %(most)s."), most=points_words(most))
    if reason.strip():
        return
    if is_computed:
        raise NotAllowed("reason", mark("Hãy ghi lý do vì điểm này thay cho điểm hệ thống tính từ số liệu."))
    if points < most:
        raise NotAllowed("reason", mark("Hãy ghi lý do vì điểm thấp hơn điểm tối đa."))
