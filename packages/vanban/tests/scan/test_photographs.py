"""Papers photographed with a telephone: seen askew, half in shadow, blurred, at 1,600 points and JPEG 60."""

import pytest
from vanban import Document, parse, parse_text, render_pdf

from .pictures import pages_of, photograph
from .test_scans import head, needs_tesseract, work

pytestmark = [pytest.mark.ocr, pytest.mark.long]
PAPERS = {
    "thong-bao": """\
ỦY BAN NHÂN DÂN
PHƯỜNG CẦU TRE
Số: 137/TB-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Cầu Tre, ngày 21 tháng 8 năm 2026

THÔNG BÁO
Kết luận của Chủ tịch Ủy ban nhân dân phường tại cuộc họp về trật tự vỉa hè

Ngày 19/8/2026, Chủ tịch Ủy ban nhân dân phường họp với các phòng, đơn vị và kết luận như sau:
1. Giao Phòng Kinh tế, Hạ tầng và Đô thị kẻ lại vạch để xe trên ba tuyến phố trước ngày 05/9/2026.
2. Giao Công an phường nhắc nhở, xử lý hộ lấn chiếm; báo cáo kết quả trước ngày 15/9/2026.
3. Giao Phòng Văn hóa - Xã hội phối hợp với Đoàn Thanh niên tuyên truyền đến từng hộ kinh doanh.
4. Đề nghị Ủy ban Mặt trận Tổ quốc phường vận động người dân ký cam kết trong tháng 9/2026.
Thông báo để các phòng, đơn vị biết, thực hiện./.
Nơi nhận:
- Các phòng, đơn vị;
- Lưu: VT.
TL. CHỦ TỊCH
CHÁNH VĂN PHÒNG
Tống Khắc Liêm
""",
    "cong-van": """\
ỦY BAN NHÂN DÂN
XÃ BẢN PHÙNG
Số: 402/UBND-KT
V/v rà soát hộ bị thiệt hại do mưa lũ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Bản Phùng, ngày 03 tháng 10 năm 2026

Kính gửi: Các thôn, các phòng chuyên môn

Thực hiện Công văn số 2218/SNNMT-TL ngày 30/9/2026 của Sở Nông nghiệp và Môi trường, Ủy ban nhân dân xã yêu cầu:
1. Trưởng các thôn thống kê nhà sập, ruộng bị vùi lấp, gửi về Phòng Kinh tế trước 16 giờ ngày 07/10/2026.
2. Phòng Kinh tế kiểm tra thực địa, tổng hợp, trình Ủy ban nhân dân xã chậm nhất ngày 10/10/2026.
3. Trạm Y tế phun khử khuẩn nguồn nước tại các thôn ngập.
4. Ban Chỉ huy Quân sự xã cắm biển cảnh báo ở ngầm tràn, trực hằng ngày cho đến khi nước rút.
Yêu cầu các đơn vị nghiêm túc thực hiện./.
Nơi nhận:
- Như trên;
- Lưu: VT, KT.
TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Hoàng Thị Lụa
""",
    "ke-hoach": """\
ĐẢNG ỦY
UBND XÃ TÂN MỘC
Số: 88/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Tân Mộc, ngày 15 tháng 01 năm 2027

KẾ HOẠCH
Tổ chức Tết trồng cây Xuân Đinh Mùi năm 2027

I. YÊU CẦU
Cây trồng phải có người chăm sóc.
II. PHÂN CÔNG
1. Phòng Kinh tế
- Chuẩn bị 600 cây giống, giao các thôn trước ngày 05/02/2027.
- Hướng dẫn kỹ thuật đào hố, bón lót.
2. Hội Cựu chiến binh xã
- Nhận chăm sóc hàng cây đường liên thôn, kiểm tra mỗi tháng một lần.
3. Văn phòng HĐND và UBND
- Chuẩn bị lễ phát động ngày 16/02/2027, báo cáo kết quả trước ngày 28/02/2027./.
Nơi nhận:
- Các thôn;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Phùng Thế Tám
""",
}


def names(document: Document) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    return [(task.lead, task.support) for task in document.tasks]


@needs_tesseract
@pytest.mark.parametrize("name", PAPERS)
def test_parse_of_photograph_gives_number_day_and_every_duty_with_its_doer(name: str) -> None:
    pdf = render_pdf(parse_text(PAPERS[name]))
    paper, read = parse(pdf), parse(photograph(pages_of(pdf)[0]), filename="anh.jpg")
    assert head(read) == head(paper)
    assert (work(read), names(read)) == (work(paper), names(paper))
    doubts = {block.text[start:end] for block in read.source for start, end in block.doubts}
    told = [one.reason for one in read.evidence.values() if one.reason and one.reason.startswith("Chữ ")]
    assert [reason for reason in told if not any(f"“{word}”" in reason for word in doubts)] == []
