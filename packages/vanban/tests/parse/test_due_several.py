"""Times of duties where several stand in one sentence, or where a period is told by what is reported."""

import pytest
from vanban import parse_text

PLAN = (
    "ỦY BAN NHÂN DÂN\nXÃ ĐÁ BẠC\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 15/KH-UBND\n"
    "Đá Bạc, ngày 2 tháng 2 năm 2026\nKẾ HOẠCH\nViệc trong năm 2026\n\nI. PHÂN CÔNG\n1. Phòng Kinh tế {}\n"
)


@pytest.mark.parametrize(("duty", "before", "dates", "rule"), [
    ("báo cáo tháng trước ngày 20 hằng tháng và báo cáo quý trước ngày 15 tháng cuối quý.",
     True, (), "FREQ=MONTHLY;BYMONTHDAY=20"),
    ("báo cáo tháng trước ngày 20 và báo cáo quý trước ngày 15 tháng cuối quý.",
     True, (), "FREQ=MONTHLY;BYMONTHDAY=20"),
    ("báo cáo tháng (trước ngày 20), báo cáo quý (trước ngày 15 của tháng cuối quý).",
     True, (), "FREQ=MONTHLY;BYMONTHDAY=20"),
    ("gửi báo cáo tháng trước ngày 20.", True, (), "FREQ=MONTHLY;BYMONTHDAY=20"),
    ("gửi báo cáo hằng quý trước ngày 15 tháng cuối quý.", True, (), "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=15"),
    ("gửi báo cáo quý trước ngày 15 tháng cuối quý, báo cáo năm trước ngày 10/12.",
     True, (), "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=15"),
    ("báo cáo tuần trước 10 giờ thứ Sáu, báo cáo tháng trước ngày 25.", True, (), "FREQ=WEEKLY;BYDAY=FR"),
    ("báo cáo tuần trước 10 giờ thứ Sáu hằng tuần; báo cáo tháng trước ngày 25 hằng tháng.",
     True, (), "FREQ=WEEKLY;BYDAY=FR"),
    ("gửi báo cáo 6 tháng trước ngày 10/6, báo cáo năm trước ngày 10/12.", True, ("2026-06-10", "2026-12-10"), None),
    ("gửi báo cáo 6 tháng trước ngày 10/6 và báo cáo năm trước ngày 10/12/2026.",
     True, ("2026-06-10", "2026-12-10"), None),
    ("gửi báo cáo 6 tháng (trước 10/6 hằng năm) và năm (trước 10/12 hằng năm).",
     True, (), "FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=10"),
    ("gửi báo cáo định kỳ 6 tháng (trước ngày 15/6), năm (trước ngày 15/12).",
     True, ("2026-06-15", "2026-12-15"), None),
    ("gửi báo cáo quý I trước ngày 15/3, quý II trước ngày 15/6.", True, ("2026-03-15", "2026-06-15"), None),
    ("gửi báo cáo trước ngày 15 của tháng cuối mỗi quý.", True, (), "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=15"),
    ("gửi báo cáo chậm nhất ngày 05 đầu tháng tiếp theo.", True, (), "FREQ=MONTHLY;BYMONTHDAY=5"),
    ("gửi báo cáo vào ngày 14 và 28 hằng tháng.", False, (), "FREQ=MONTHLY;BYMONTHDAY=14,28"),
    ("hằng tháng, trước ngày 25, gửi báo cáo.", True, (), "FREQ=MONTHLY;BYMONTHDAY=25"),
    ("mỗi tháng họp một lần vào ngày 5.", False, (), "FREQ=MONTHLY;BYMONTHDAY=5"),
    ("họp giao ban vào sáng thứ Hai hằng tuần.", False, (), "FREQ=WEEKLY;BYDAY=MO"),
    ("họp giao ban vào thứ Hai tuần đầu tiên của tháng.", False, (), "FREQ=MONTHLY;BYDAY=1MO"),
    ("gửi số liệu xong trước 16 giờ 30 phút ngày 20 tháng 3.", True, ("2026-03-20",), None),
    ("gửi số liệu xong trước 16h30' ngày 20/3/2026.", True, ("2026-03-20",), None),
    ("hoàn thành trong quý I/2026.", False, ("2026-01/2026-03",), None),
    ("hoàn thành trước 31/3.", True, ("2026-03-31",), None),
    ("hoàn thành chậm nhất là ngày 31-3-2026.", True, ("2026-03-31",), None),
    ("hoàn thành trong 03 ngày làm việc kể từ ngày nhận hồ sơ.", False, (), None),
    ("xong trước Tết Nguyên đán 2026.", True, (), None),
    ("triển khai từ tháng 3 đến tháng 11 năm 2026.", False, ("2026-03/2026-11",), None),
    ("triển khai từ ngày 01 đến ngày 15 tháng 3 năm 2026.", False, ("2026-03-01/2026-03-15",), None),
    ("triển khai từ 01/3/2026 - 15/4/2026.", False, ("2026-03-01/2026-04-15",), None),
    ("tổng kết vào cuối năm 2026.", False, ("2026",), None),
    ("sơ kết vào giữa tháng 6/2026.", False, ("2026-06",), None),
    ("tổng kết vào tháng 12.", False, ("2026-12",), None),
    ("xong trong tuần thứ hai của tháng 3/2026.", False, ("2026-03",), None),
    ("báo cáo ngày 15 hằng tháng, riêng tháng 12 báo cáo trước ngày 10.", False, (), "FREQ=MONTHLY;BYMONTHDAY=15"),
    ("kiểm tra ít nhất 02 lần/năm.", False, (), "FREQ=YEARLY"),
    ("kiểm tra tối thiểu mỗi quý một lần.", False, (), "FREQ=MONTHLY;INTERVAL=3"),
    ("kiểm tra định kỳ hằng quý, đột xuất khi cần.", False, (), "FREQ=MONTHLY;INTERVAL=3"),
    ("báo cáo kết quả theo định kỳ tháng, quý, 6 tháng, năm.", False, (), "FREQ=MONTHLY"),
    ("báo cáo theo quý.", False, (), "FREQ=MONTHLY;INTERVAL=3"),
    ("hằng năm, trước ngày 30/11 rà soát hộ nghèo.", True, (), "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=30"),
    ("gửi danh sách trước ngày 05/3/2026 để tổng hợp trình trước ngày 10/3/2026.", True, ("2026-03-05",), None),
    ("gửi danh sách trong ngày 05/3/2026.", False, ("2026-03-05",), None),
    ("gửi danh sách chậm nhất đến hết ngày 05 tháng 3 năm 2026.", True, ("2026-03-05",), None),
    ("gửi danh sách (hoàn thành trước ngày 5 tháng 3).", True, ("2026-03-05",), None),
    ("gửi báo cáo trước ngày 05 của tháng kế tiếp.", True, (), "FREQ=MONTHLY;BYMONTHDAY=5"),
    ("gửi báo cáo vào tuần cuối hằng tháng.", False, (), "FREQ=MONTHLY"),
    ("báo cáo tiến độ trước 15 giờ thứ Năm hằng tuần.", True, (), "FREQ=WEEKLY;BYDAY=TH"),
    ("báo cáo tiến độ chiều thứ 5 hàng tuần.", False, (), "FREQ=WEEKLY;BYDAY=TH"),
    ("gửi báo cáo trước ngày 10/6 hằng năm; báo cáo tổng kết trong tháng 11/2028.",
     True, ("2028-11",), "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=10"),
    ("trực từ 05 giờ ngày 23/11 đến 22 giờ ngày 24/11/2026.", False, ("2026-11-23/2026-11-24",), None),
])  # fmt: skip
def test_parse_of_duty_when_times_stand_in_it_then_dates_and_the_shortest_rule(
    duty: str, before: bool, dates: tuple[str, ...], rule: str | None
) -> None:
    due = parse_text(PLAN.format(duty)).tasks[0].due
    assert ((due.before, due.dates, due.rrule) if due else (False, (), None)) == (before, dates, rule)
