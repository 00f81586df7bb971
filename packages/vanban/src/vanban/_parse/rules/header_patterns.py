"""What the lines of a document's head look like (Decree 30/2020/NĐ-CP, annex I, part II)."""

import re

NATION = re.compile(r"cộng hòa xã hội chủ nghĩa việt nam|độc lập\s*-\s*tự do\s*-\s*hạnh phúc|đảng cộng sản việt nam")
_SYMBOL = r"(?:(?:19|20)\d\d\s*/\s*)?[A-ZĐa-zđ][\wĐđ&.]*(?:\s*[-–/]\s*[A-ZĐ][\wĐđ&.]*)*"
NUMBER = re.compile(
    rf"(?:^|\s)Số\s*:?\s*([\d]+[a-zA-Z]?)?[\s.…_]*[/-]\s*({_SYMBOL})|(?:^|\s)Số\s*:\s*(\d+[a-zA-Z]?)\s*$"
)
PLACE = re.compile(
    r"(?P<place>(?:P\.|X\.|TP\.|ĐK\."
    r"|TT\.)?\s*[A-ZĐÀ-Ỹ][\wà-ỹÀ-Ỹ .'-]{1,60}?)\s*,\s*ngày(?P<day>[\s.…_]*\d{0,2})[\s.…_]*tháng"
    r"(?P<month>[\s.…_]*\d{0,2})[\s.…_]*năm[\s.…_]*(?P<year>\d{4})?"
)
ABOUT = re.compile(r"(?:v/v|về việc)\s*:?\s*")
URGENCY = re.compile(r"^\W*(hỏa tốc(?: hẹn giờ)?|thượng khẩn|khẩn)\W*$")
TO = re.compile(r"kính gửi\s*:?\s*")
WIRED = re.compile(r"(?:chủ tịch|ủy ban|trưởng ban|ban chỉ|bí thư|giám đốc|thủ tướng)[^:]{0,90}\sđiện\s*:\s*$")
"""Above the addressees of a telegram ("CHỦ TỊCH … ĐIỆN:")."""
STAMP = re.compile(
    r"\W*(?:sao y(?: bản chính)?|sao lục|trích sao|bản sao|dự thảo(?: lần \d+)?|lưu hành nội bộ|bản chính)\W*$"
)
"""What is stamped above a copy or a draft, no part of its head."""
