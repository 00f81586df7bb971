"""What the lines of a document's head look like (Decree 30/2020/NĐ-CP, annex I, part II)."""

import re

NATION = re.compile(r"cộng hòa xã hội chủ nghĩa việt nam|độc lập\s*-\s*tự do\s*-\s*hạnh phúc|đảng cộng sản việt nam")
_SYMBOL = r"(?:(?:19|20)\d\d\s*/\s*)?[A-ZĐa-zđ][\wĐđ&.]*(?:\s*[-–/]\s*[A-ZĐ][\wĐđ&.]*)*"
NUMBER = re.compile(
    rf"(?:^|\s)Số\s*:?\s*([\d]+[a-zA-Z]?)?[\s.…_]*[/-]\s*({_SYMBOL})|(?:^|\s)Số\s*:\s*(\d+[a-zA-Z]?)\s*$"
)
_BLANK = r"[\s.…_]*"
_PLACE_NAME = r"(?P<place>(?:P\.|X\.|TP\.|ĐK\.|TT\.|TX\.|phường\s|xã\s)?\s*[A-ZĐÀ-Ỹ][\wà-ỹÀ-Ỹ .'-]{1,60}?)"
PLACE = re.compile(
    rf"{_PLACE_NAME}\s*,\s*[nN]gày(?P<day>{_BLANK}\d{{0,2}}){_BLANK}tháng"
    rf"(?P<month>{_BLANK}\d{{0,2}}){_BLANK}năm{_BLANK}(?P<year>\d{{4}})?"
)
PLACE_ALONE = re.compile(
    rf"\W*{_PLACE_NAME}\s*,?\s+[nN]gày\s+(?P<day>\d{{1,2}})\s*(?:[/.-]|tháng)\s*(?P<month>\d{{1,2}})\s*(?:[/.-]|năm)\s*"
    r"(?P<year>\d{4})\W*"
)
"""Written otherwise than the decree wants, on a line of its own."""
ABOUT = re.compile(r"(?:v/v|về việc)\s*:?\s*")
URGENCY = re.compile(r"^\W*(hỏa tốc(?: hẹn giờ)?|thượng khẩn|khẩn)\W*$")
TO = re.compile(r"kính gửi\s*:?\s*")
WIRED = re.compile(r"(?:chủ tịch|ủy ban|trưởng ban|ban chỉ|bí thư|giám đốc|thủ tướng)[^:]{0,90}\sđiện\s*:\s*$")
"""Above the addressees of a telegram ("CHỦ TỊCH … ĐIỆN:")."""
STAMP = re.compile(
    r"\W*(?:sao y(?: bản chính)?|sao lục|trích sao|bản sao|dự thảo(?: lần \d+)?|lưu hành nội bộ|bản chính)\W*$"
)
"""What is stamped above a copy or a draft, no part of its head."""
