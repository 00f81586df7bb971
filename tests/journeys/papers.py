"""The paper of the main journey: another commune's plan for several years, without number and day."""

import vanban

TEXT = """ỦY BAN NHÂN DÂN
PHƯỜNG BẾN LỤA

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: /KH-UBND

Phường Bến Lụa, ngày tháng năm 2026

KẾ HOẠCH

Thực hiện mô hình “Chính quyền thân thiện” trên địa bàn phường Bến Lụa giai đoạn 2026-2030

Thực hiện Kế hoạch số 12/KH-UBND ngày 08/01/2026 của Ủy ban nhân dân thành phố Biển Xanh.

Ủy ban nhân dân phường Bến Lụa ban hành kế hoạch như sau:

I. MỤC TIÊU

Người dân được phục vụ chu đáo.

II. TỔ CHỨC THỰC HIỆN

1. Các phòng ban, cơ quan, đơn vị thuộc phường

- Phân công công chức làm đầu mối thực hiện Kế hoạch này tại đơn vị.

2. Phòng Văn hóa - Xã hội

- Đôn đốc các đơn vị, tổng hợp kết quả thực hiện hằng năm.

3. Trung tâm Phục vụ hành chính công

- Bố trí bàn hướng dẫn nộp hồ sơ trực tuyến trước ngày 04/12/2026.

Trong quá trình thực hiện, nếu có vướng mắc, các đơn vị báo cáo Ủy ban nhân dân phường./.

Nơi nhận:

- Sở Nội vụ;
- Các phòng, đơn vị thuộc phường;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Nguyễn Trọng Nghĩa

PHỤ LỤC
NHIỆM VỤ CỤ THỂ
(Kèm theo Kế hoạch của Ủy ban nhân dân phường Bến Lụa)

STT\tNhiệm vụ cụ thể\tThời gian thực hiện\tCơ quan chủ trì\tCơ quan phối hợp
1\tĐăng ký mức đạt chuẩn gửi về Sở Nội vụ\tTrước ngày 15/02\tPhòng Văn hóa - Xã hội\t
2\tTự đánh giá, chấm điểm mô hình\tTrước ngày 15/11 hằng năm\tPhòng Văn hóa - Xã hội\tCác cơ quan, đơn vị
3\tTổ chức thực hiện các tiêu chí của mô hình\tHằng năm\tCác cơ quan, đơn vị có liên quan\t
4\tSơ kết 2 năm thực hiện mô hình\tNăm 2027\tPhòng Văn hóa - Xã hội\tVăn phòng HĐND và UBND
"""


def plan_docx() -> bytes:
    return vanban.render_docx(vanban.parse_text(TEXT))
