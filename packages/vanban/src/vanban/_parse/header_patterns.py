"""What the lines of a document's head look like (Decree 30/2020/NĐ-CP, annex I, part II)."""

import re

NATION = re.compile(r"cộng hòa xã hội chủ nghĩa việt nam|độc lập\s*-\s*tự do\s*-\s*hạnh phúc|đảng cộng sản việt nam")
_SYMBOL = r"[A-ZĐa-zđ][\wĐđ&.]*(?:\s*[-–/]\s*[A-ZĐ][\wĐđ&.]*)*"
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
