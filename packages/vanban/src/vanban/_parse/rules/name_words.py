"""Words and forms by which the end of a body's name is told."""

from __future__ import annotations

import re

from vanban._parse.lexicon import WORD_END

LEVELS = r"(?:phường|xã(?!\s+hội)|đặc khu|thị trấn)"
PLACES = r"(?:phường|xã(?!\s+hội)|đặc khu|thị trấn|thành phố|tỉnh|quận|huyện)"
UPPER = r"A-ZĐÀ-ÃÈ-ÊÌÍÒ-ÕÙÚÝĂĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
PROPER = rf"[{UPPER}][\wà-ỹ]*(?:\s+[{UPPER}\d][\wà-ỹ]*)*"
NUMBERS = re.compile(
    r"\s+(?:từ\s+)?(?:(?:số|tổ|thôn)\s+)?\d{1,2}(?:\s*(?:,|và|đến|-)\s*(?:(?:số|tổ|thôn)\s+)?\d{1,2})*(?![\d/]|\s*(?:ngày|tháng|giờ))"
)
MORE_NUMBERS = re.compile(
    r"(?:\s*,\s*(?:số\s+)?\d{1,2}(?!\d))*\s+(?:và|đến)\s+(?:số\s+)?\d{1,2}(?![\d/])|(?:\s*,\s*\d{1,2}(?![\d/]))+"
)
SUFFIX = re.compile(
    rf"\s+(?:(?:của|thuộc|trên địa bàn)\s+)?(?:UBND\s+|Ủy ban nhân dân\s+)?{PLACES}{WORD_END}(?:\s+{PROPER})?"
)
ALL_COMMUNES = re.compile(rf"(?i:\s+các\s+{PLACES}(?:(?:\s*,\s*|\s+và\s+){PLACES})*){WORD_END}")
INNER = re.compile(r"\s*,\s*|\s+và\s+|\s*/\s*|\s*\(\s*(?=ban)")
NEXT = re.compile(r"(\s*[-–]\s*|\s+|,\s+|\.\s*)([\w&]+)")
STOP = re.compile(
    r"(?:về|để|theo|tại|trong|từ|với|đã|sẽ|là|có|được|do|bằng|khi|nếu|như|trước|sau|đến|cho|ra|vào|đang|nhằm|gồm|qua"
    r"|cùng|hằng|hàng|mỗi|định|ngày|nhân(?!\s+dân)|kính|trân trọng|này|đó|mà|thì|nên|phải|cần|chưa|không|còn"
    r"|rằng|đối|ngay|chậm)" + WORD_END
)
CAPITAL_NEXT = re.compile(rf"\s[{UPPER}]")
ALSO_SEVERAL = ("cán bộ", "công chức", "tổ trưởng", "cấp ủy, chính quyền")
PLACE_BEHIND = re.compile(rf"\s+[{UPPER}][\wà-ỹ]*(?:\s+[{UPPER}][\wà-ỹ]*){{1,3}}(?![\wà-ỹ])")
THAT_HAVE = re.compile(
    r"\s+(?:(?:chưa|không|đang|còn)\s+)?(?:có|còn)\s+(?!trách nhiệm|nhiệm vụ|ý kiến|quyền|thể|nghĩa vụ"
    r"|liên quan|kế hoạch|phương án|biện pháp|giải pháp|hình thức|báo cáo|văn bản|công văn|tờ trình"
    r"|thông báo|sự)[\wà-ỹ]+(?=\s)"
)
MOST_WORDS_HAD = 6
ITSELF = ("ban", "đoàn", "đội")
"""What a body calls itself in its own rules: "Ban họp mỗi quý một lần"."""
VILLAGE = re.compile(
    rf"\s+(?:thôn|bản|ấp|tổ dân phố|TDP|khu phố|khu dân cư)\s+(?:số\s+)?(?:\d{{1,2}}|{PROPER})(?![\wà-ỹ])"
)
KINDS_OF = (
    "đơn vị",
    "cơ quan",
    "tổ chức",
    "doanh nghiệp",
    "công ty",
    "cơ sở",
    "hộ",
    "gia đình",
    "chủ hộ",
    "hội",
    "tổ",
    "nhóm",
)
KINDS = re.compile(
    r"\s+(?:quản lý|thi công|vận hành|cung ứng|cung cấp|khai thác|thu gom|tư vấn|kinh doanh|sản xuất|vận tải|trồng"
    r"|nuôi|chăn nuôi|đánh bắt|chế biến|buôn bán|thuê|nhận khoán|sử dụng|canh tác|làm nghề|giết mổ|lưu trú"
    r"|nhận ủy thác|ủy thác|dịch vụ)"
    r"(?![\wà-ỹ])"
)
CHARGED = ("được giao", "được phân công", "được giao nhiệm vụ")
TIER = re.compile(r"\s+(?:cùng cấp|các cấp|cấp xã|cấp tỉnh|cấp trên)(?![\wà-ỹ])")
MODAL = re.compile(r"\s+(?:phải|cần|không|có|chịu|nghiêm túc|khẩn trương|chủ động|gửi|báo cáo|được)(?![\wà-ỹ])")
OF_MONEY = re.compile(r"(?:bộ phận|phòng|tổ|ban)\s+(?:kiểm soát|kế toán|quản lý|theo dõi|giám sát)\s+$")
"""A desk for what is paid or taken in: "Bộ phận Kiểm soát chi"."""
ANNOUNCES = re.compile(r"(?<![\wà-ỹ])(?:nhiệm vụ|nội dung|công việc|một số|việc|cụ thể|sau|ý kiến)(?![\wà-ỹ])")
MOST_LOWER_WORDS = 7
MOST_WORDS_BEHIND = 10
