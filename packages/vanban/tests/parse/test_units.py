import pytest
from vanban._parse.rules.units import Commune, UnitReader

READER = UnitReader(commune=Commune("phường", "An Bình Thượng", "Ủy ban nhân dân phường An Bình Thượng"))


@pytest.mark.parametrize(("text", "names"), [
    ("Phòng Kinh tế, Hạ tầng và Đô thị", ["Phòng Kinh tế, Hạ tầng và Đô thị"]),
    ("P. VHXH", ["Phòng Văn hóa - Xã hội"]),
    ("phòng Văn hoá-Xã hội phường An Bình Thượng", ["Phòng Văn hóa - Xã hội"]),
    ("TTPVHCC", ["Trung tâm Phục vụ hành chính công"]),
    ("Văn phòng HĐND&UBND phường", ["Văn phòng Hội đồng nhân dân và Ủy ban nhân dân"]),
    ("Đoàn TNCS Hồ Chí Minh phường", ["Đoàn Thanh niên Cộng sản Hồ Chí Minh phường"]),
    ("UB MTTQ Việt Nam phường", ["Ủy ban Mặt trận Tổ quốc Việt Nam phường"]),
    ("BCH Quân sự phường", ["Ban Chỉ huy Quân sự"]),
    ("UBND phường", ["Ủy ban nhân dân phường An Bình Thượng"]),
    ("đồng chí Trưởng Công an phường", ["Trưởng Công an phường"]),
    (
        "Hội Phụ nữ phường, Ban Công tác Mặt trận và các tổ chức chính trị - xã hội",
        ["Hội Phụ nữ phường", "Ban Công tác Mặt trận", "Các tổ chức chính trị - xã hội"],
    ),
    ("Các phòng ban, cơ quan, đơn vị thuộc phường", ["Các phòng ban, cơ quan, đơn vị thuộc phường"]),
    ("các cơ quan, đơn vị có liên quan; Các Tổ dân phố", ["Các cơ quan, đơn vị có liên quan", "Các Tổ dân phố"]),
    (
        "Trường Tiểu học Hoa Sen, Trạm Y tế và Công an phường",
        ["Trường Tiểu học Hoa Sen", "Trạm Y tế", "Công an phường"],
    ),
    ("Phòng Giáo dục và Đào tạo chủ trì", ["Phòng Giáo dục và Đào tạo"]),
    ("Người đứng đầu cấp ủy, chính quyền đối thoại", ["Người đứng đầu cấp ủy, chính quyền"]),
    ("Thủ trưởng các phòng, đơn vị chịu trách nhiệm", ["Thủ trưởng các phòng, đơn vị"]),
    ("Cán bộ, công chức, viên chức, người lao động nêu gương", ["Cán bộ, công chức, viên chức, người lao động"]),
    ("Chánh Văn phòng HĐND và UBND", ["Chánh Văn phòng Hội đồng nhân dân và Ủy ban nhân dân"]),
    ("Ủy ban nhân dân các phường, xã, đặc khu rà soát", ["Ủy ban nhân dân các phường, xã, đặc khu"]),
    ("UBND các xã và phường báo cáo", ["Ủy ban nhân dân các xã và phường"]),
    ("Tổ chức lễ phát động", []),
    ("Ban hành quy chế", []),
    ("Phòng, chống dịch bệnh", []),
    ("Hội nghị triển khai", []),
    ("Đoàn kết nội bộ", []),
])  # fmt: skip
def test_names_at_start_splits_and_spells_out(text: str, names: list[str]) -> None:
    assert [name.value for name in READER.names_at(text)] == names


def test_names_at_with_own_units_keeps_the_callers_spelling() -> None:
    reader = UnitReader(["Tổ Hỗ trợ số Bến Chài"])
    assert [name.value for name in reader.names_at("tổ hỗ trợ số bến chài và Trạm Y tế")] == [
        "Tổ Hỗ trợ số Bến Chài",
        "Trạm Y tế",
    ]
