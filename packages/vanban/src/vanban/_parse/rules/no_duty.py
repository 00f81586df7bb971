"""Words by which a part or a sentence of a paper lays no duty on anybody, or opens those that do."""

from __future__ import annotations

import re

NO_DUTIES = re.compile(
    r"(?:đánh giá|kết quả|những kết quả|tồn tại|những tồn tại|hạn chế|ưu điểm|tình hình|nguyên nhân|mục đích"
    r"|yêu cầu|mục tiêu|quan điểm"
    r"|sự cần thiết|căn cứ|cơ sở pháp lý|cơ sở thực tiễn|kiến nghị|đề xuất,? kiến nghị|những kiến nghị"
    r"|thực trạng|hiện trạng|đặc điểm|thành phần|đối tượng|phạm vi|kinh phí|chỉ tiêu|khó khăn|thuận lợi"
    r"|công tác lãnh đạo)(?![\wà-ỹ])"
)
CONCLUDES = re.compile(
    r"kết luận|phân công|quyết định|thống nhất|nhiệm vụ|chỉ đạo|(?:kiến nghị|yêu cầu|đề nghị|biện pháp xử lý)"
    r"(?!(?:[ ,]+đề xuất)?\s+của\s+(?:đơn vị|cơ sở|các|cử tri|người|đối tượng|đại diện|hộ))"
)
RECORDS = re.compile(r"nội dung|diễn biến|ý kiến|thảo luận|báo cáo|trình bày|phát biểu|tóm tắt")
NEXT_STEPS = re.compile(r"phương hướng|nhiệm vụ|giải pháp|thời gian tới|tiếp theo|tổ chức thực hiện|phân công")
CLOSING = re.compile(
    r"trong quá trình (?:triển khai |tổ chức )*thực hiện|^trên đây|chịu trách nhiệm (?:thi hành"
    r"|tổ chức thực hiện)|căn cứ chức năng, nhiệm vụ"
    r"|căn cứ (?:các )?(?:nội dung )?(?:kế hoạch|quyết định|chỉ thị|chương trình|(?:ý kiến )?(?:kết luận|chỉ đạo)"
    r"|thông báo|công văn|nội dung)[^.]{0,60}thực hiện|thông báo (?:để"
    r"|đến|đề)|(?:khó khăn|vướng mắc)[^.]*(?:báo cáo|phản ánh|kịp thời)|nghiêm túc (?:tổ chức "
    r"|triển khai )*thực hiện|quan tâm,? (?:chỉ đạo,? |phối hợp,? |tổ chức |triển khai )*thực hiện|"
    r"thi hành (?:quyết định|nghị quyết|chỉ thị|kế hoạch|thông báo) này|(?:tổ chức "
    r"|triển khai )+thực hiện (?:nghiêm |tốt |có hiệu quả |nghiêm túc )*(?:các nội dung "
    r"|nội dung )?(?:của )?(?:kế hoạch|quyết định|thông báo|chỉ thị|công văn|chương trình|nghị quyết"
    r"|phương án)(?: này)?"
)
PRAISE = re.compile(
    r"(?:ghi nhận\s*(?:,|và|những|sự|kết quả|nỗ lực|thành tích)|biểu dương|đánh giá cao"
    r"|hoan nghênh|(?:cơ bản\s+)?(?:nhất trí|thống nhất|đồng ý)\s+(?:với|theo|về)"
    r"|nhìn chung|qua (?:kiểm tra|theo dõi|báo cáo)|thời gian qua|trong thời gian qua)(?![\wà-ỹ])"
)
FORMULA = re.compile(
    r"(?:trong )?quá trình (?:triển khai |tổ chức )*thực hiện|trên đây|(?:xin )?trân trọng(?: cảm ơn)?\s*[!./]*\s*$"
)
EMPTY_ORDER = re.compile(
    r"(?:đề nghị|yêu cầu)\s+(?:các|thủ trưởng|lãnh đạo)\s[^.;:,]{0,80}?"
    r"(?:nghiêm túc\s|khẩn trương\s|quan tâm\s|phối hợp\s|tổ chức\s|triển khai\s)*thực hiện\W*$"
)
"""Says no more than that what stands above is to be done."""
UNDONE = re.compile(
    r"(?:(?:việc|đề xuất|kiến nghị|ý kiến|đề nghị|nội dung|phương án|chủ trương|đề án|kế hoạch|dự án)"
    r"\s[^.;:]{2,90}?\s(?:tạm thời\s+)?(?:chưa|không|tạm gác|tạm hoãn|tạm dừng|để lại|đã|vẫn)\s+[^.;:]*"
    r"|(?:(?:thống nhất|trước mắt|tạm thời|hội nghị|cuộc họp)\s+)*chưa\s[^.;:]*)[.;]?\s*$"
)
"""What is put off, refused or done already is no duty."""
ATTENDS = re.compile(
    r"(?:có mặt|vắng mặt|vắng|dự họp(?:\s+có)?|tham dự(?:\s+có)?|thành phần(?:\s+(?:dự họp|tham dự|tham gia))?)"
    r"\s*(?:\([^)]*\)\s*)?:"
)
AGREE = re.compile(
    r"(?:hôm nay\s*,?\s*)?(?:hai|ba|các)\s+bên\s+(?:cùng\s+|đã\s+)*(?:thỏa thuận|thống nhất|nhất trí|đồng ý|gồm)"
    r"[^.;]{0,100}(?:điều khoản|nội dung|như|sau|hợp đồng|thỏa thuận)[^.;:]{0,30}:\s*$"
)
ENFORCED = re.compile(r"chịu trách nhiệm thi hành")
FINISHED = re.compile(r"[.;…]\W*$")
DETAIL = re.compile(
    r"(?:thời gian|địa điểm|thành phần|nội dung|chủ trì|hình thức|trang phục|số lượng|chương trình|kinh phí)"
    r"(?:\s+(?:tham dự|tham gia|dự họp|họp|thực hiện|tổ chức))?\s*:"
)
PERSON = re.compile(r"(?:ông|bà|đồng chí|họ và tên|họ tên)\s*:?\s+[A-ZĐÀ-Ỹ]", re.IGNORECASE)
COMMITTEES = re.compile(r"(?:chủ tịch\s+)?(?:ủy ban nhân dân|đảng ủy|cấp ủy)\s+các\s")
SUBTITLE = re.compile(r"(?:về|đối với|công tác|nội dung|một số|nhiệm vụ)(?![\wà-ỹ])")
