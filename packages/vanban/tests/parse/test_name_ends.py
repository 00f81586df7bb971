"""Where names of bodies end, beside verbs, lists, places and the people who hold an office."""

import pytest
from vanban._parse.rules.units import Commune, UnitReader

WARD = "Ủy ban nhân dân phường Sông Mây"
READER = UnitReader((), Commune("phường", "Sông Mây", WARD, WARD))


@pytest.mark.parametrize(("text", "names"), [
    ("Trung tâm Kiếm soát bệnh tật thành phố kiểm tra", ("Trung tâm Kiếm soát bệnh tật thành phố",)),
    ("Khoa Nhi khám bệnh", ("Khoa Nhi",)),
    ("Phó Chủ tịch UBND phường Sông Mây Lò Văn Ón chỉ đạo", ("Phó Chủ tịch Ủy ban nhân dân phường Sông Mây",)),
    ("Phó Chủ tịch UBND phường Lò Văn Ón chỉ đạo", ("Phó Chủ tịch Ủy ban nhân dân phường",)),
    ("Chủ các cơ sở karaoke, nhà trọ phải", ("Chủ các cơ sở karaoke, nhà trọ",)),
    ("Ban Quản lý dự án đầu tư xây dựng phường lập hồ sơ", ("Ban Quản lý dự án đầu tư xây dựng phường",)),
    ("Ban Chỉ đạo phòng, chống dịch phường họp", ("Ban Chỉ đạo phòng, chống dịch phường",)),
    ("Ban Chỉ huy phòng, chống thiên tai và tìm kiếm cứu nạn phường trực",
     ("Ban Chỉ huy phòng, chống thiên tai và tìm kiếm cứu nạn phường",)),
    ("Đội Quản lý trật tự đô thị kiểm tra", ("Đội Quản lý trật tự đô thị",)),
    ("Tổ công tác Đề án 06 phường họp", ("Tổ công tác Đề án 06 phường",)),
    ("Trạm Y tế, Công an phường và các tổ chức chính trị - xã hội tham gia",
     ("Trạm Y tế", "Công an phường", "Các tổ chức chính trị - xã hội")),
    ("Hội Cựu chiến binh, Hội Nông dân, Hội LHPN phường vận động",
     ("Hội Cựu chiến binh", "Hội Nông dân", "Hội Liên hiệp Phụ nữ phường")),
    ("Các ban, ngành, đoàn thể phường và các thôn triển khai", ("Các ban, ngành, đoàn thể phường", "Các thôn")),
    ("Cấp ủy, chính quyền các thôn lãnh đạo", ("Cấp ủy, chính quyền các thôn",)),
    ("Các chi bộ, chi hội, chi đoàn trực thuộc tổ chức", ("Các chi bộ, chi hội, chi đoàn trực thuộc",)),
    ("Các trường mầm non, tiểu học, THCS trên địa bàn tuyên truyền",
     ("Các trường mầm non, tiểu học, THCS trên địa bàn",)),
    ("Hiệu trưởng các trường mầm non, tiểu học và THCS rà soát",
     ("Hiệu trưởng các trường mầm non, tiểu học và THCS",)),
    ("Các doanh nghiệp, hợp tác xã, hộ kinh doanh cá thể chấp hành",
     ("Các doanh nghiệp, hợp tác xã, hộ kinh doanh cá thể",)),
    ("Công an phường (cơ quan thường trực), Trạm Y tế kiểm tra", ("Công an phường", "Trạm Y tế")),
    ("Điện lực Sông Mây bảo đảm điện", ("Điện lực Sông Mây",)),
    ("Công ty TNHH Cấp nước Sông Mây kiểm tra", ("Công ty TNHH Cấp nước Sông Mây",)),
    ("Văn phòng Đảng ủy, Ban Xây dựng Đảng, Ủy ban Kiểm tra Đảng ủy tham mưu",
     ("Văn phòng Đảng ủy", "Ban Xây dựng Đảng", "Ủy ban Kiểm tra Đảng ủy")),
    ("Thường trực HĐND phường giám sát", ("Thường trực Hội đồng nhân dân phường",)),
    ("Ban Kinh tế - Ngân sách HĐND phường thẩm tra", ("Ban Kinh tế - Ngân sách Hội đồng nhân dân phường",)),
    ("Ban Pháp chế của HĐND phường thẩm tra", ("Ban Pháp chế của Hội đồng nhân dân phường",)),
    ("Phòng Văn hóa – Xã hội, Phòng Kinh tế, Hạ tầng và Đô thị thẩm định",
     ("Phòng Văn hóa - Xã hội", "Phòng Kinh tế, Hạ tầng và Đô thị")),
    ("Tổ trưởng tổ dân phố, Trưởng thôn thông báo", ("Tổ trưởng tổ dân phố", "Trưởng thôn")),
    ("Trưởng Ban Công tác Mặt trận tổ dân phố số 4 vận động", ("Trưởng Ban Công tác Mặt trận tổ dân phố số 4",)),
    ("Công chức Tư pháp - Hộ tịch rà soát", ("Công chức Tư pháp - Hộ tịch",)),
    ("Công chức phụ trách công nghệ thông tin cài đặt", ("Công chức phụ trách công nghệ thông tin",)),
    ("Viên chức Trạm Y tế khám", ("Viên chức Trạm Y tế",)),
    ("Chi cục Thuế khu vực III hướng dẫn", ("Chi cục Thuế khu vực III",)),
    ("Thuế cơ sở 5 thành phố Hải Phòng rà soát", ("Thuế cơ sở 5 thành phố Hải Phòng",)),
    ("Ngân hàng Chính sách xã hội giải ngân", ("Ngân hàng Chính sách xã hội",)),
    ("Bưu điện phường chuyển phát", ("Bưu điện phường",)),
    ("Nhà trường tổ chức", ("Nhà trường",)),
    ("Kho bạc Nhà nước khu vực III kiểm soát chi", ("Kho bạc Nhà nước khu vực III",)),
    ("Bảo hiểm xã hội cơ sở Sông Mây chi trả", ("Bảo hiểm xã hội cơ sở Sông Mây",)),
    ("Tổ dân phố số 1, 2, 3 ra quân", ("Tổ dân phố số 1, 2, 3",)),
    ("Các tổ dân phố từ số 1 đến số 5 ra quân", ("Các tổ dân phố từ số 1 đến số 5",)),
    ("Lực lượng tham gia bảo vệ an ninh, trật tự ở cơ sở trực",
     ("Lực lượng tham gia bảo vệ an ninh, trật tự ở cơ sở",)),
])  # fmt: skip
def test_names_at_start_of_text_when_a_verb_follows_then_end_before_it(text: str, names: tuple[str, ...]) -> None:
    assert tuple(name.value for name in READER.names_at(text)) == names
