"""The sentence of an activity, from the template of its kind and what is known."""

import datetime as dt

import pytest

from gandan.activities.rules.sentences import (
    Counted,
    Facts,
    days_words,
    finished,
    numbers_words,
    sentence_of,
    unknown_parts,
)

UNIT = "Phòng Văn hóa - Xã hội"
TALK = "{days}, {unit} đã tổ chức tuyên truyền {title}[ tại {place}][, với {people} lượt người tham gia][; {numbers}]"
VISIT = "{days}, {unit} đã thăm hỏi, động viên {title}[ tại {place}][; {numbers}]"
OTHER = "{days}, {unit} đã {title}[ tại {place}][, với {people} người tham gia][; {numbers}]"
WORDINGS = {"Tờ rơi đã phát": "phát {n} tờ rơi", "Băng rôn": "treo {n} băng rôn"}
DAY = dt.date(2026, 3, 4)
HEAD = f"Ngày 04/3/2026, {UNIT} đã"


def facts(title: str, **changes: object) -> Facts:
    given = {"unit": UNIT, "title": title, "from_on": DAY, "to_on": DAY}
    return Facts(**{**given, **changes})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("from_on", "to_on", "words"),
    [
        (DAY, DAY, "ngày 04/3/2026"),
        (dt.date(2026, 1, 9), dt.date(2026, 1, 9), "ngày 09/01/2026"),
        (dt.date(2026, 2, 28), dt.date(2026, 2, 28), "ngày 28/02/2026"),
        (dt.date(2026, 12, 31), dt.date(2026, 12, 31), "ngày 31/12/2026"),
        (dt.date(2026, 3, 4), dt.date(2026, 3, 6), "từ ngày 04/3/2026 đến ngày 06/3/2026"),
        (dt.date(2026, 2, 26), dt.date(2026, 3, 2), "từ ngày 26/02/2026 đến ngày 02/3/2026"),
        (dt.date(2025, 12, 30), dt.date(2026, 1, 2), "từ ngày 30/12/2025 đến ngày 02/01/2026"),
    ],
)
def test_days_words_when_one_or_many_then_by_the_decree(from_on: dt.date, to_on: dt.date, words: str) -> None:
    assert days_words(from_on, to_on) == words


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ((), ""),
        ((Counted("Tờ rơi đã phát", 5),), "phát 05 tờ rơi"),
        ((Counted("Tờ rơi đã phát", 1200), Counted("Băng rôn", 2)), "phát 1.200 tờ rơi, treo 02 băng rôn"),
        ((Counted("Tờ rơi đã phát", 0), Counted("Băng rôn", 12)), "treo 12 băng rôn"),
        ((Counted("Lượt phát", 3, "lượt"),), "lượt phát: 03 lượt"),
        ((Counted("Mã QR", 3),), "mã QR: 03"),
    ],
)
def test_numbers_words_when_known_or_not_then_in_their_words(numbers: tuple[Counted, ...], words: str) -> None:
    assert numbers_words(numbers, WORDINGS) == words


@pytest.mark.parametrize(
    ("template", "given", "words"),
    [
        # missing parts fall away with their own words
        (TALK, facts("nộp hồ sơ trực tuyến"), f"{HEAD} tổ chức tuyên truyền nộp hồ sơ trực tuyến."),
        (
            TALK,
            facts("nộp hồ sơ trực tuyến", place="Nhà văn hóa tổ 3"),
            f"{HEAD} tổ chức tuyên truyền nộp hồ sơ trực tuyến tại Nhà văn hóa tổ 3.",
        ),
        (TALK, facts("số hóa", people=7), f"{HEAD} tổ chức tuyên truyền số hóa, với 07 lượt người tham gia."),
        (TALK, facts("số hóa", people=0), f"{HEAD} tổ chức tuyên truyền số hóa."),
        (
            TALK,
            facts("số hóa", numbers=(Counted("Tờ rơi đã phát", 200),)),
            f"{HEAD} tổ chức tuyên truyền số hóa; phát 200 tờ rơi.",
        ),
        (
            TALK,
            facts("số hóa", place="tại Nhà văn hóa", people=1284, numbers=(Counted("Băng rôn", 2),)),
            f"{HEAD} tổ chức tuyên truyền số hóa tại Nhà văn hóa, với 1.284 lượt người tham gia; treo 02 băng rôn.",
        ),
        # the place already says its own "tại"
        (
            VISIT,
            facts("hộ nghèo", place="Tại tổ dân phố số 5."),
            f"{HEAD} thăm hỏi, động viên hộ nghèo tại tổ dân phố số 5.",
        ),
        (VISIT, facts("hộ nghèo", place="ở tổ 5"), f"{HEAD} thăm hỏi, động viên hộ nghèo tại tổ 5."),
        # the title repeats what the template says
        (TALK, facts("Tuyên truyền về chuyển đổi số"), f"{HEAD} tổ chức tuyên truyền về chuyển đổi số."),
        (TALK, facts("Tổ chức tuyên truyền về chuyển đổi số"), f"{HEAD} tổ chức tuyên truyền về chuyển đổi số."),
        (TALK, facts("Tổ chức buổi tuyên truyền lưu động"), f"{HEAD} tổ chức buổi tuyên truyền lưu động."),
        (TALK, facts("Đã tổ chức tuyên truyền lưu động"), f"{HEAD} tổ chức tuyên truyền lưu động."),
        (TALK, facts("đã đã tuyên truyền lưu động"), f"{HEAD} tuyên truyền lưu động."),
        (OTHER, facts("Đã họp tổ công tác"), f"{HEAD} họp tổ công tác."),
        (VISIT, facts("Thăm 03 gia đình chính sách"), f"{HEAD} thăm 03 gia đình chính sách."),
        (VISIT, facts("Thăm hỏi, động viên mẹ liệt sĩ"), f"{HEAD} thăm hỏi, động viên mẹ liệt sĩ."),
        # names and abbreviations keep their capital, other words lose it
        (OTHER, facts("Niêm yết bộ thủ tục mới"), f"{HEAD} niêm yết bộ thủ tục mới."),
        (TALK, facts("Luật Cư trú tới hộ dân"), f"{HEAD} tổ chức tuyên truyền Luật Cư trú tới hộ dân."),
        (TALK, facts("Đề án 06"), f"{HEAD} tổ chức tuyên truyền Đề án 06."),
        (TALK, facts("VNeID cho người cao tuổi"), f"{HEAD} tổ chức tuyên truyền VNeID cho người cao tuổi."),
        (TALK, facts("CCCD và VNeID"), f"{HEAD} tổ chức tuyên truyền CCCD và VNeID."),
        (VISIT, facts("Hội Phụ nữ phường"), f"{HEAD} thăm hỏi, động viên Hội Phụ nữ phường."),
        (TALK, facts("“Ngày thứ Bảy vì dân”"), f"{HEAD} tổ chức tuyên truyền “Ngày thứ Bảy vì dân”."),
        (VISIT, facts("12 hộ cận nghèo"), f"{HEAD} thăm hỏi, động viên 12 hộ cận nghèo."),
        # marks and blanks
        (TALK, facts("  số   hóa  \n hồ sơ. "), f"{HEAD} tổ chức tuyên truyền số hóa hồ sơ."),
        (TALK, facts("số hóa;", people=12), f"{HEAD} tổ chức tuyên truyền số hóa, với 12 lượt người tham gia."),
        (
            TALK,
            facts("số hóa", unit="  Công an   phường "),
            "Ngày 04/3/2026, Công an phường đã tổ chức tuyên truyền số hóa.",
        ),
        ("[{place}, ]{unit} đã họp", facts("x"), f"{UNIT} đã họp."),
        ("{days}, , {unit} đã {title}", facts("họp"), f"{HEAD} họp."),
        # periods
        (
            TALK,
            facts("số hóa", from_on=dt.date(2026, 2, 26), to_on=dt.date(2026, 3, 2)),
            f"Từ ngày 26/02/2026 đến ngày 02/3/2026, {UNIT} đã tổ chức tuyên truyền số hóa.",
        ),
        # a long title is kept whole
        (OTHER, facts("rà soát " * 35), f"{HEAD} {('rà soát ' * 35).strip()}."),
    ],
)
def test_sentence_of_when_parts_are_known_or_missing_then_one_right_sentence(
    template: str, given: Facts, words: str
) -> None:
    assert sentence_of(template, given, wordings=WORDINGS) == words


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", ""),
        ("  ", ""),
        ("đã phát 20 tờ rơi", "Đã phát 20 tờ rơi."),
        ("Đã đã phát .", "Đã phát."),
        ("UBND phường đã đã họp..", "UBND phường đã họp."),
        ("Ai hỗ trợ người cao tuổi?", "Ai hỗ trợ người cao tuổi?"),
        ("họp , bàn ;; việc", "Họp, bàn; việc."),
        ("Ông/Bà đã đăng ký", "Ông/Bà đã đăng ký."),
    ],
)
def test_finished_when_typed_by_hand_then_one_sentence(typed: str, words: str) -> None:
    assert finished(typed) == words


def test_unknown_parts_when_a_template_names_others_then_told() -> None:
    assert unknown_parts("{days} {don_vi} {title}[ {noi}]") == ["don_vi", "noi"]
