import pytest

from gandan.access.rules import HEADS, Fault, Known, check_rows, digest_of, find_heads, make_username

KNOWN = Known(
    units={"phong van hoa - xa hoi": "vhxh", "van phong": "vp"},
    roles={"thu truong don vi": "thu_truong", "cong chuc dau moi": "dau_moi", "van thu": "van_thu"},
    people=frozenset({("le thu ha", "vhxh")}),
    logins=frozenset({"song-ngan.thaoct", "la.co"}),
    slug="song-ngan",
)
GOOD = ("Cao Thị Thảo", "Phòng Văn hóa - Xã hội", "Chuyên viên", "Thao@thu.example", "0912 345 678", "", "")


def row(**cells: str) -> tuple[str, ...]:
    names = ("name", "unit", "position", "email", "phone", "roles", "login")
    return tuple(cells.get(name, given) for name, given in zip(names, GOOD, strict=True))


def test_row_when_it_is_right_is_a_person() -> None:
    people, faults = check_rows([HEADS, row(roles="Thủ trưởng đơn vị, Công chức đầu mối")], 1, KNOWN)
    (one,) = people
    assert faults == []
    assert (one.row, one.unit, one.email, one.roles, one.username) == (
        2,
        "vhxh",
        "thao@thu.example",
        ("thu_truong", "dau_moi"),
        "song-ngan.thaoct2",
    )


@pytest.mark.parametrize(
    ("given", "cell", "words"),
    [
        (row(name=""), "A2", "Ô này không được để trống."),
        (row(name="x" * 121), "A2", "Nội dung ô này quá dài."),
        (row(name="Lê Thu Hà"), "A2", "Người này đã có trong đơn vị."),
        (row(unit=""), "B2", "Ô này không được để trống."),
        (row(unit="Phòng Không có"), "B2", "Không có đơn vị tên này. Hãy ghi như ở trang Các đơn vị."),
        (row(position=" "), "C2", "Ô này không được để trống."),
        (row(email="thao@thu"), "D2", "Địa chỉ thư chưa đúng."),
        (row(email="a@b.vn, c@d.vn"), "D2", "Địa chỉ thư chưa đúng."),
        (row(email="thao@thu..vn"), "D2", "Địa chỉ thư chưa đúng."),
        (row(email="thảo@thu.vn"), "D2", "Địa chỉ thư chưa đúng."),
        (row(email="<thao@thu.vn>"), "D2", "Địa chỉ thư chưa đúng."),
        (row(email="thao@[thu.vn"), "D2", "Địa chỉ thư chưa đúng."),
        (row(email="thao.@thu.vn"), "D2", "Địa chỉ thư chưa đúng."),
        (row(email="thao@thu.v"), "D2", "Địa chỉ thư chưa đúng."),
        (row(email=f"thao@{'x' * 64}.vn"), "D2", "Địa chỉ thư chưa đúng."),
        (row(phone="chín một hai"), "E2", "Số điện thoại chỉ gồm chữ số."),
        (row(roles="Thủ trưởng"), "F2", "Có vai trò không đúng tên. Hãy chép từ danh sách vai trò ở tệp mẫu."),
        (
            row(login="thảo"),
            "G2",
            "Tên đăng nhập gồm 3 đến 60 chữ không dấu, chữ số, dấu chấm hoặc gạch nối.",
        ),
        (row(login="La.Co"), "G2", "Tên đăng nhập này đã có người dùng. Hãy chọn tên khác."),
    ],
)
def test_row_when_a_cell_is_wrong_names_the_cell(given: tuple[str, ...], cell: str, words: str) -> None:
    _people, faults = check_rows([HEADS, given], 1, KNOWN)
    assert [(fault.cell, fault.sentence) for fault in faults] == [(cell, words)]


def test_rows_when_empty_lines_stand_between_keep_the_numbers_of_the_sheet() -> None:
    people, faults = check_rows([HEADS, ("",) * 7, row(), (), row(name="Bùi Văn Tư", unit="Văn phòng")], 1, KNOWN)
    assert ([one.row for one in people], faults) == ([3, 5], [])


def test_rows_when_a_person_or_login_stands_twice_names_the_second() -> None:
    twice = [row(login="thao.1"), row(login="thao.2"), row(name="Bùi Văn Tư", login="thao.1")]
    _people, faults = check_rows([HEADS, *twice], 1, KNOWN)
    assert [(fault.cell, fault.words) for fault in faults] == [("A3", "Cao Thị Thảo"), ("G4", "thao.1")]


@pytest.mark.parametrize("rows", [[], [("", "")]])
def test_rows_when_nobody_stands_in_them_say_so(rows: list[tuple[str, ...]]) -> None:
    assert check_rows([HEADS, *rows], 1, KNOWN)[1] == [
        Fault("", "Tệp chưa có người nào. Hãy điền từ dòng dưới tiêu đề.")
    ]


def test_rows_when_there_are_too_many_say_so() -> None:
    rows = [row(name=f"Cao Thị {'abcdefghij'[number % 10]}{number}") for number in range(301)]
    assert [fault.cell for fault in check_rows(rows, 0, KNOWN)[1]] == [""]


@pytest.mark.parametrize(("given", "kept"), [("912345678", "0912345678"), ("0912345678", "0912345678"), ("", "")])
def test_phone_when_excel_dropped_the_nought_gets_it_back(given: str, kept: str) -> None:
    assert check_rows([row(phone=given)], 0, KNOWN)[0][0].phone == kept


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ([HEADS], 0),
        ([("Danh sách mời",), (), ("HỌ VÀ TÊN *", "Đơn  vị *", "chức vụ *")], 2),
        ([("Đơn vị", "Họ và tên", "Chức vụ")], None),
        ([], None),
    ],
)
def test_heads_are_found_among_the_first_rows(rows: list[tuple[str, ...]], found: int | None) -> None:
    assert find_heads(rows) == found


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("Cao Thị Thảo", "song-ngan.thaoct2"),
        ("Đỗ Ân", "song-ngan.and"),
        ("Ân", "song-ngan.an"),
        ("", "song-ngan.canbo"),
    ],
)
def test_login_is_made_of_given_name_and_initials(name: str, made: str) -> None:
    assert make_username(name, "song-ngan", set(KNOWN.logins)) == made


@pytest.mark.parametrize("typed", ["ABCD-efgh-jkmn-2345", "abcdefghjkmn2345", " abcd efgh jkmn 2345 "])
def test_digest_takes_the_code_as_people_type_it(typed: str) -> None:
    assert digest_of(typed) == digest_of("abcd-efgh-jkmn-2345")
