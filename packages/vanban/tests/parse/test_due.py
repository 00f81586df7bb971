import pytest
from vanban._parse.rules.due import find_due
from vanban._parse.rules.periods import Years

PLAIN = Years(year=2026)
SEVERAL = Years(several=True)

SENTENCES = [
    ("Nộp trước ngày 22 tháng 9 năm 2026.", "trước ngày 22 tháng 9 năm 2026", True, ("2026-09-22",), None),
    ("Nộp chậm nhất ngày 3/6/2026", "chậm nhất ngày 3/6/2026", True, ("2026-06-03",), None),
    ("Nộp muộn nhất vào ngày 03-06-2026", "muộn nhất vào ngày 03-06-2026", True, ("2026-06-03",), None),
    ("Hoàn thành xong trước 30/9/2026", "xong trước 30/9/2026", True, ("2026-09-30",), None),
    ("Gửi trước 17 giờ 00 ngày 12/6/2026", "trước 17 giờ 00 ngày 12/6/2026", True, ("2026-06-12",), None),
    ("Làm từ ngày 15/9/2026.", "từ ngày 15/9/2026", False, ("2026-09-15",), None),
    (
        "Làm từ ngày 01/4/2026 đến ngày 15/4/2026.",
        "từ ngày 01/4/2026 đến ngày 15/4/2026",
        False,
        ("2026-04-01/2026-04-15",),
        None,
    ),
    ("Làm từ tháng 4 đến tháng 10/2026.", "từ tháng 4 đến tháng 10/2026", False, ("2026-04/2026-10",), None),
    ("Xong trong tháng 6/2026.", "trong tháng 6/2026", False, ("2026-06",), None),
    ("Xong trong quý II/2026.", "trong quý II/2026", False, ("2026-04/2026-06",), None),
    (
        "Khảo sát, thời gian hoàn thành: quý III/2026",
        "thời gian hoàn thành: quý III/2026",
        False,
        ("2026-07/2026-09",),
        None,
    ),
    ("Xong trong quý IV.", "trong quý IV", False, ("2026-10/2026-12",), None),
    ("Đạt trước năm 2027.", "trước năm 2027", True, ("2027",), None),
    ("Nộp trước ngày 20/8", "trước ngày 20/8", True, ("2026-08-20",), None),
    ("Họp hằng năm", "hằng năm", False, (), "FREQ=YEARLY"),
    ("Báo cáo định kỳ hàng quý", "định kỳ hàng quý", False, (), "FREQ=MONTHLY;INTERVAL=3"),
    ("Đối thoại định kỳ 6 tháng/lần", "định kỳ 6 tháng/lần", False, (), "FREQ=MONTHLY;INTERVAL=6"),
    ("Định kỳ 6 tháng, 1 năm, xã họp dân", "Định kỳ 6 tháng, 1 năm", False, (), "FREQ=MONTHLY;INTERVAL=6"),
    ("Tổng kết vào tháng 12 hằng năm", "vào tháng 12 hằng năm", False, (), "FREQ=YEARLY;BYMONTH=12"),
    ("Gửi trước ngày 20 hằng tháng", "trước ngày 20 hằng tháng", True, (), "FREQ=MONTHLY;BYMONTHDAY=20"),
    (
        "Gửi ngày 10 của tháng cuối quý",
        "ngày 10 của tháng cuối quý",
        False,
        (),
        "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=10",
    ),
    (
        "Gửi trước ngày 20/5 và 20/10 hằng năm",
        "trước ngày 20/5 và 20/10 hằng năm",
        True,
        (),
        "FREQ=YEARLY;BYMONTH=5,10;BYMONTHDAY=20",
    ),
    ("Trực thứ 4 hàng tuần", "thứ 4 hàng tuần", False, (), "FREQ=WEEKLY;BYDAY=WE"),
    ("Họp hằng tuần, vào thứ Ba", "hằng tuần, vào thứ Ba", False, (), "FREQ=WEEKLY;BYDAY=TU"),
    ("Họp 03 tuần/lần", "03 tuần/lần", False, (), "FREQ=WEEKLY;INTERVAL=3"),
    ("Họp mỗi tháng", "mỗi tháng", False, (), "FREQ=MONTHLY"),
    ("Họp mỗi tháng 01 lần", "mỗi tháng 01 lần", False, (), "FREQ=MONTHLY"),
    ("Họp mỗi quý 01 lần", "mỗi quý 01 lần", False, (), "FREQ=MONTHLY;INTERVAL=3"),
    ("Kiểm tra 02 lần/tuần", "02 lần/tuần", False, (), "FREQ=WEEKLY"),
    ("Vệ sinh thứ Sáu cuối tháng", "thứ Sáu cuối tháng", False, (), "FREQ=MONTHLY;BYDAY=-1FR"),
    (
        "Xong trong vòng 05 ngày làm việc kể từ ngày ban hành.",
        "trong vòng 05 ngày làm việc kể từ ngày ban hành",
        False,
        (),
        None,
    ),
    ("Gửi tài liệu chậm nhất 02 ngày trước cuộc họp.", "chậm nhất 02 ngày trước cuộc họp", True, (), None),
    ("Cấp tiền sách vở hàng năm cho thư viện", "hàng năm", False, (), "FREQ=YEARLY"),
    ("Xong tháng 5.", "Xong tháng 5", False, ("2026-05",), None),
    ("Làm trong tháng 4, 5/2026.", "trong tháng 4, 5/2026", False, ("2026-04", "2026-05"), None),
    ("Làm từ quý I đến quý III năm 2026", "từ quý I đến quý III năm 2026", False, ("2026-01/2026-09",), None),
    ("Xong trong 6 tháng đầu năm 2026", "trong 6 tháng đầu năm 2026", False, ("2026-01/2026-06",), None),
    ("Xong trong 6 tháng cuối năm", "trong 6 tháng cuối năm", False, ("2026-07/2026-12",), None),
    (
        "Trực từ ngày 01 đến ngày 15 tháng 4 năm 2026",
        "từ ngày 01 đến ngày 15 tháng 4 năm 2026",
        False,
        ("2026-04-01/2026-04-15",),
        None,
    ),
    ("Gửi hằng năm, trước ngày 15/11", "hằng năm, trước ngày 15/11", True, (), "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=15"),
    ("Họp hàng tháng vào ngày 20", "hàng tháng vào ngày 20", False, (), "FREQ=MONTHLY;BYMONTHDAY=20"),
    ("Họp nửa năm một lần", "nửa năm một lần", False, (), "FREQ=MONTHLY;INTERVAL=6"),
    ("Họp hai tháng một lần", "hai tháng một lần", False, (), "FREQ=MONTHLY;INTERVAL=2"),
    ("Họp thứ Sáu tuần thứ hai của tháng", "thứ Sáu tuần thứ hai của tháng", False, (), "FREQ=MONTHLY;BYDAY=2FR"),
    ("Dọn thứ Bảy tuần cuối tháng", "thứ Bảy tuần cuối tháng", False, (), "FREQ=MONTHLY;BYDAY=-1SA"),
    ("Treo cờ trước ngày rằm tháng Giêng", "trước ngày rằm tháng Giêng", True, (), None),
    ("Lễ hội mở vào tháng 2 âm lịch", "vào tháng 2 âm lịch", False, (), None),
    (
        "Xong chậm nhất sau 03 ngày làm việc kể từ khi nhận hồ sơ",
        "chậm nhất sau 03 ngày làm việc kể từ khi nhận hồ sơ",
        True,
        (),
        None,
    ),
    ("Lập dự toán hằng năm, gửi trước ngày 30/6/2026", "trước ngày 30/6/2026", True, ("2026-06-30",), None),
]


@pytest.mark.parametrize(("text", "words", "before", "dates", "rule"), SENTENCES)
def test_find_due_in_sentence_gives_time(
    text: str, words: str, before: bool, dates: tuple[str, ...], rule: str | None
) -> None:
    found = find_due(text, PLAIN)
    assert found is not None
    assert (found.due.text, found.due.before, found.due.dates, found.due.rrule) == (words, before, dates, rule)
    assert text[found.start : found.end] == words


@pytest.mark.parametrize("text", [
    "Thường xuyên theo dõi, kịp thời báo cáo",
    "Niêm yết ngay khi có quyết định mới",
    "Báo cáo kết quả 6 tháng đầu năm",
    "Báo cáo kết quả 6 tháng đầu năm 2026",
    "Thực hiện kế hoạch năm 2026",
    "Cắt giảm 03 thủ tục, tỷ lệ đạt 1/3 số hộ",
    "Tổ chức định kỳ các buổi họp",
])  # fmt: skip
def test_find_due_in_sentence_without_time_gives_nothing(text: str) -> None:
    assert find_due(text, PLAIN) is None


COLUMN = [
    ("Thường xuyên", False, (), None),
    ("Năm 2027 và năm 2030", False, ("2027", "2030"), None),
    ("Trước ngày 15/02", True, (), "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=15"),
    ("Tháng 12 hằng năm", False, (), "FREQ=YEARLY;BYMONTH=12"),
    ("Hằng tháng", False, (), "FREQ=MONTHLY"),
    ("Quý II/2026", False, ("2026-04/2026-06",), None),
    ("Quý I, III/2027", False, ("2027-01/2027-03", "2027-07/2027-09"), None),
    ("Tháng 5/2026", False, ("2026-05",), None),
    ("31/12/2027", False, ("2027-12-31",), None),
    ("2026 - 2030", False, ("2026/2030",), None),
    ("2028", False, ("2028",), None),
    ("Sau khi có hướng dẫn", False, (), None),
]


@pytest.mark.parametrize(("text", "before", "dates", "rule"), COLUMN)
def test_find_due_in_column_takes_the_whole_cell(
    text: str, before: bool, dates: tuple[str, ...], rule: str | None
) -> None:
    found = find_due(text, SEVERAL, column=True)
    assert found is not None
    assert (found.due.text, found.due.before, found.due.dates, found.due.rrule) == (text, before, dates, rule)


@pytest.mark.parametrize("text", ["", "-", "  "])
def test_find_due_in_empty_cell_gives_nothing(text: str) -> None:
    assert find_due(text, SEVERAL, column=True) is None


@pytest.mark.parametrize(("years", "dates", "rule", "confidence"), [
    (Years(several=True), (), "FREQ=YEARLY;BYMONTH=8;BYMONTHDAY=20", 0.7),
    (Years(year=2026), ("2026-08-20",), None, 0.75),
    (Years(year=2026, sure=False), ("2026-08-20",), None, 0.5),
    (Years(), (), None, 0.4),
])  # fmt: skip
def test_find_due_day_without_year_asks_a_person(
    years: Years, dates: tuple[str, ...], rule: str | None, confidence: float
) -> None:
    found = find_due("Gửi trước ngày 20/8.", years)
    assert found is not None
    assert (found.due.dates, found.due.rrule, found.confidence) == (dates, rule, confidence)
    assert found.reason == "Văn bản ghi “trước ngày 20/8”, không có năm."


def test_find_due_of_a_cited_document_is_hidden() -> None:
    text = "Thực hiện Kế hoạch số 5/KH-UBND ngày 02/01/2026"
    assert find_due(text, PLAIN, [(0, len(text))]) is None
