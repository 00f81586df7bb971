"""Tables whose columns say in other words what is to be done, by whom and until when."""

import pytest
from vanban import parse_text

HEAD = (
    "ỦY BAN NHÂN DÂN\nXÃ ĐÁ BẠC\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 15/PA-UBND\n"
    "Đá Bạc, ngày 2 tháng 2 năm 2026\nPHƯƠNG ÁN\nỨng phó trong năm 2026\n\nIII. PHÂN CÔNG\n"
)
Row = tuple[str, tuple[str, ...], tuple[str, ...], tuple[str, ...]]


def laid(rows: str) -> list[Row]:
    return [
        (task.title, task.lead, task.support, task.due.dates if task.due else ())
        for task in parse_text(HEAD + rows).tasks
    ]


@pytest.mark.parametrize(("rows", "want"), [
    ("| Tình huống | Xử lý | Ai làm |\n| Cháy chợ | Cắt điện | Tổ bảo vệ chợ |",
     ("Cắt điện", ("Tổ bảo vệ chợ",), (), ())),
    ("| STT | Tình huống | Biện pháp xử lý | Lực lượng thực hiện |\n| 1 | Sạt lở | Di dời dân | Dân quân xã |",
     ("Di dời dân", ("Dân quân xã",), (), ())),
    ("| Tình huống diễn tập | Lực lượng chính | Lực lượng hỗ trợ | Ngày |\n| Cháy | Thôn 1 | Công an xã | 12/5/2026 |",
     ("Cháy", ("Thôn 1",), ("Công an xã",), ("2026-05-12",))),
    ("| Việc | Ai làm | Bao giờ xong |\n| Quét sân | Thôn 1 | 10/3 |", ("Quét sân", ("Thôn 1",), (), ("2026-03-10",))),
    ("| Nội dung | Người phụ trách chính | Cùng làm |\n| Dựng rạp | Đoàn Thanh niên | Thôn 1 |",
     ("Dựng rạp", ("Đoàn Thanh niên",), ("Thôn 1",), ())),
    ("| Hạng mục | Bộ phận lo | Hoàn tất |\n| Sân khấu | Đoàn Thanh niên | 12/3 |",
     ("Sân khấu", ("Đoàn Thanh niên",), (), ("2026-03-12",))),
    ("| Họ và tên | Chức vụ | Nhiệm vụ |\n| Vàng Thị Mỷ | Kế toán | Lo hậu cần |",
     ("Lo hậu cần", ("Kế toán",), (), ())),
    ("| Họ tên | Nhiệm vụ được phân công | Hạn |\n| Lò Văn Ón | Ghi sổ | 10/3 |",
     ("Ghi sổ", ("Lò Văn Ón",), (), ("2026-03-10",))),
])  # fmt: skip
def test_parse_of_table_when_its_titles_are_everyday_words_then_its_rows_are_tasks(rows: str, want: Row) -> None:
    assert laid(rows) == [want]


@pytest.mark.parametrize("rows", [
    "| Họ và tên | Chức vụ | Nhiệm vụ |\n| Vàng Thị Mỷ | Kế toán | Thành viên |",
    "| Đơn vị | Chỉ tiêu giao |\n| Thôn 1 | 20 |",
])  # fmt: skip
def test_parse_of_table_when_it_only_lists_then_no_task(rows: str) -> None:
    assert laid(rows) == []
