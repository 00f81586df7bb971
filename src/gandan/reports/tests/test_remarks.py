"""What units said of one task, as a report tells it."""

import pytest

from gandan.reports.rules.remarks import Said, told_said
from gandan.reports.rules.sentences import Number

FAST = "Tổ chức ngày giải quyết nhanh"
ROOM = "Phòng A"


def returned(count: float, unit: str = "hồ sơ") -> tuple[Number, ...]:
    return (Number("hồ sơ trả trong ngày", count, unit),)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        pytest.param([], "", id="nobody"),
        pytest.param(
            [Said(ROOM, FAST, returned(9))],
            "Phòng A đã tổ chức ngày giải quyết nhanh (hồ sơ trả trong ngày: 09 hồ sơ).",
            id="once",
        ),
        pytest.param(
            [Said(ROOM, FAST, returned(9)), Said(ROOM, f"{FAST}.", returned(900)), Said(ROOM, FAST)],
            "Phòng A đã tổ chức ngày giải quyết nhanh (03 lần; hồ sơ trả trong ngày: 909 hồ sơ).",
            id="same words are summed",
        ),
        pytest.param(
            [Said(ROOM, FAST, returned(90, "%")), Said(ROOM, FAST, returned(95.5, "%"))],
            "Phòng A đã tổ chức ngày giải quyết nhanh (02 lần; hồ sơ trả trong ngày lần gần nhất: 95,5 %).",
            id="shares are not added",
        ),
        pytest.param(
            [Said(ROOM, "Họp tổ"), Said("Phòng B", "Họp tổ"), Said(ROOM, "Họp tổ")],
            "Phòng A đã họp tổ (02 lần). Phòng B đã họp tổ.",
            id="each unit for itself",
        ),
        pytest.param(
            [Said(ROOM, f"Họp lần thứ {word}") for word in ("nhất", "hai", "ba", "tư", "năm", "năm")],
            "Phòng A đã họp lần thứ ba. Phòng A đã họp lần thứ tư. Phòng A đã họp lần thứ năm (02 lần). "
            "Phòng A còn báo kết quả 02 lần khác trong kỳ.",
            id="many different words by the latest",
        ),
    ],
)
def test_told_said_when_units_speak_often_then_each_thing_once(said: list[Said], told: str) -> None:
    assert told_said(said) == told
