"""The doer as the subject of a sentence ("X rà soát …", "Định kỳ …, X …"), or behind "do" ("Việc … do X chủ trì")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vanban._parse import lexicon, words
from vanban._parse.flow import Line
from vanban._parse.markers import has_marker
from vanban._parse.rules.doer import Doer, judged
from vanban._parse.rules.facts import Facts
from vanban._parse.rules.orders import ORDER_BEHIND
from vanban._parse.rules.units import Name

_ENDS = r"(?![\wà-ỹ])"
_OPENING = re.compile(
    r"(?:định kỳ|hằng|hàng|trước|chậm nhất|muộn nhất|trong|từ|đến|ngày|khi|ngay|sau|đồng thời|bên cạnh đó|ngoài ra"
    r"|(?:vào\s+)?(?:buổi\s+)?(?:sáng|chiều|tối|trưa|đêm)|vào|thứ|chủ nhật|cuối|đầu|mỗi|nếu|trường hợp|thời gian"
    r"|riêng|đối với|căn cứ|trên cơ sở|theo|để|nhằm|qua|tùy|với|cùng với|song song|thông qua|tại|kết thúc|xong)"
    + _ENDS
)
_COMMA = re.compile(r",\s+(?!\d)")
_MOST_OPENING = 160
_MOST_OPENING_WORDS = 12
_TIME_ALONE = re.compile(
    r"(?:(?:định kỳ|hằng|hàng|mỗi|trước|chậm nhất|muộn nhất|đến|từ|vào|trong|ngày|xong)\s+)+[^,;:.]{0,50}?"
    r"(?:\d|ngày|tuần|tháng|quý|năm|hai|ba|tư|sáu|bảy)\s+(?!\d|của|tháng|năm|đến|trước|đầu|cuối|làm)"
)
_AFTER_NAME = re.compile(r"\)?(?:\s*\([^)]*\))?\s*,?\s+")
_WITH_HELP = re.compile(r"\s*,?\s*(?:với|có)\s+sự\s+(?:tham gia|phối hợp|hỗ trợ|giúp đỡ|đồng hành)\s+của\s+")
_ACCORDING = re.compile(r"\s*,\s+(?:theo(?!\s+dõi)|căn cứ|trên cơ sở|trong phạm vi|tùy|bằng|với|mỗi|từng)(?![\wà-ỹ])")
_BARE_ORDER = re.compile(r"(?:đề nghị|yêu cầu|chỉ đạo)\s*:?\s*$")
_ALONE = re.compile(r"(?:riêng|đồng thời|cùng với đó|các bên gồm)\s+(?:đối với\s+)?")
_LABEL = re.compile(r"[^:;.,]{3,60}:\s+")
_LONG_LABEL = re.compile(r"[^:;.]{3,80}:\s+")
"""With commas: only where no heading tells the doer."""
_NO_ACT = re.compile(
    r"(?:nhiều|nơi|hiện|nay|vẫn|luôn|rất|tuy|mới|vừa|sắp|các|những|một|hai|ba|quý|tháng|năm|số|gồm|phường|xã|về|để|theo|tại|trong|từ"
    r"|với|đã|sẽ|là|có|được|do|bằng|khi|nếu|như|trước|sau|đến|cho|ra|vào|đang|nhằm|và|thuộc|của|trên|mà|thì|nên|chưa|này|đó)"
    + lexicon.WORD_END
)
_LEVEL = re.compile(r"(?:phường|xã|đặc khu)\s+")
_SPEAKS = re.compile(
    r"\s+(?:ban hành|thông báo|quyết định|đánh giá|ghi nhận|biểu dương|nhận thấy|thống nhất(?!\s+giao)|kết luận"
    r"|xây dựng\s+(?:kế hoạch|đề án|phương án|chương trình)|chủ trì\s+(?:cuộc|buổi|hội nghị|phiên)"
    r"|báo cáo (?:tình hình|kết quả|như)|trả lời|xin|thông tin"
    r"|kêu gọi|mong|chúc|khuyến cáo)"
)
_OFFICE = (
    r"(?:chủ trì|thường trực|đầu mối|chủ công|nòng cốt|chịu trách nhiệm|tham mưu|tổng hợp|trực tiếp|giúp việc"
    r"|phụ trách)"
)
_CHARGED = re.compile(
    r"\s+(?:là\s+(?:(?:cơ quan|đơn vị|bộ phận|lực lượng|tổ chức|người|nơi)\s+)?"
    rf"{_OFFICE}|được\s+(?:giao|phân công|ủy quyền|chỉ định)\s+(?!tại|trong|theo|cho|về))"
)
_TELLS = re.compile(r"\s+(?:nhận được|trân trọng|kính|đã|được|kính báo)")
_HEAD_OF = re.compile(r"^(?:thường trực|lãnh đạo|(?:phó\s+)?(?:chủ tịch|giám đốc|hiệu trưởng|bí thư))\s+")
_OWN_HEADS = re.compile(
    r"(?:(?:phó\s+)?chủ tịch|(?:thường trực\s+|ban thường vụ\s+|ban chấp hành\s+)?"
    r"(?:đảng ủy|(?:ủy ban|hội đồng) nhân dân)(?!\s+(?:các|tỉnh|thành phố))|ban thường vụ|ban chấp hành|ban chỉ đạo"
    r"|ban tổ chức|lãnh đạo)(?![\wà-ỹ])"
)
_PUBLIC = re.compile(
    r"(?:người dân|nhân dân|công dân|bà con|phụ huynh|học sinh|hộ dân|hộ gia đình|người nộp)(?![\wà-ỹ])"
)
_ENTITLED = re.compile(
    r"\)?\s+(?:(?:đều|cũng|hoàn toàn)\s+)*(?:(?:không\s+)?có\s+(?:các\s+)?quyền"
    r"|được\s+(?:quyền|phép|hưởng|miễn|giảm)|có thể)(?![\wà-ỹ])(?!\s*(?:,|và)\s*(?:nghĩa vụ|trách nhiệm|nhiệm vụ))"
)
"""What somebody may do is no duty."""
_OBLIGED = re.compile(r"\s+(?:phải|cần|không|có trách nhiệm|có nghĩa vụ)(?![\wà-ỹ])")
_EACH = re.compile(r"(?:từng|mỗi|(?:các\s+)?(?:thành viên|cán bộ|công chức|viên chức|nhân viên|người))(?![\wà-ỹ])")
_BY = re.compile(r"\s+do\s+")
_THING = re.compile(
    r"(?:việc|công tác|nội dung|phần|nhiệm vụ|kinh phí|nguồn kinh phí|khâu|mảng|lực lượng|hồ sơ|số liệu|báo cáo"
    r"|danh sách|văn nghệ|trang trí|lễ tân|khánh tiết|hậu cần|tài liệu|kịch bản|chương trình|giấy mời|an ninh)" + _ENDS
)
_PREDICATE = re.compile(r"(?<![\wà-ỹ])(?:được|đã|là|có|bị|sẽ|gồm|còn|thì|nếu|vẫn)(?![\wà-ỹ])")
_LED_BY = re.compile(
    rf"\)?\s*,?\s+(?:chủ trì|phụ trách|lo|lo liệu|đảm trách|gánh vác"
    rf"|đảm nhiệm|đảm nhận|chịu trách nhiệm|làm đầu mối|là đầu mối){_ENDS}"
)
_GETS_READY = re.compile(
    r"\)?\s*,?\s+(?:chuẩn bị|lo liệu|lo|đảm nhiệm|đảm nhận|bố trí|phục vụ|mua sắm|in ấn|trang trí|dựng|lắp đặt"
    r"|đón tiếp)" + _ENDS
)
_CARES = re.compile(
    r"\)?\s+(?:sẽ\s+)?(?:lo|lo liệu|đảm nhiệm|đảm nhận|đảm trách|phụ trách|chịu trách nhiệm|chủ trì"
    r"|đứng ra|làm đầu mối|trực tiếp làm|nhận làm)" + _ENDS
)
_DONE_BY = re.compile(
    rf"\)?\s*,?\s+(?:{_OFFICE}|thực hiện|bảo đảm|đảm bảo|đảm nhiệm|đảm nhận|bố trí|chi trả|cân đối|quản lý|chuẩn bị"
    rf"|làm đầu mối|soạn thảo|cung cấp|theo dõi|lập|triển khai){_ENDS}"
)


def subject_doer(line: Line, start: int, end: int, facts: Facts, *, inherits: bool = False) -> Doer | None:
    """The doer as the subject of a sentence, also behind a time ("Định kỳ 6 tháng, phường tiến hành …")."""
    own = _subject_at(line, start, start, facts) or _behind_do(line, start, end, facts)
    if own is None and not inherits:
        own = _takes_care(line, start, end, facts)
    if own is not None:
        return own
    found = (_subject_at(line, at, start, facts) for at in _behind_openings(line, start, end, inherits=inherits))
    return next((doer for doer in found if doer is not None), None)


def _subject_at(line: Line, at: int, start: int, facts: Facts) -> Doer | None:
    names = facts.units.names_at(line.text, at) or _level_alone(line, at, facts)
    inside = _order_by(line, names, facts) if names else None
    if inside is not None and inside.refused:
        return inside
    if names and acts(line, names[-1], facts) and not tells(line, names[-1], facts):
        return inside or judged(names, line, facts, asked=False, start=start)
    return None


def _behind_openings(line: Line, start: int, end: int, *, inherits: bool) -> Iterator[int]:
    for form in (_ALONE, _LABEL if inherits else _LONG_LABEL, _TIME_ALONE):
        found = form.match(line.key, start, end)
        if found:
            yield found.end()
    if _OPENING.match(line.key, start) or _short_opening(line, start, end):
        signs = [at for sign in ";:" if (at := line.key.find(sign, start, end)) >= 0]
        stop = min([start + _MOST_OPENING, end, *signs])
        for comma in _COMMA.finditer(line.key, start, stop):
            yield comma.end()


def _short_opening(line: Line, start: int, end: int) -> bool:
    """A few words before the first comma that are no work themselves ("Hết mùa khô, các thôn gửi …")."""
    comma = line.key.find(", ", start, end)
    return (
        comma - start > 0
        and len(line.key[start:comma].split()) <= _MOST_OPENING_WORDS
        and not lexicon.verb().match(line.key, start)
        and not _PREDICATE.search(line.key, start, comma)
        and not line.key.startswith("hôm nay", start)
    )


def _behind_do(line: Line, start: int, end: int, facts: Facts) -> Doer | None:
    """ "Việc trang trí do Đoàn Thanh niên chủ trì": not the "do" inside a phrase ("mẫu do Sở ban hành")."""
    found = _BY.search(line.key, start, end)
    if found is None or set(line.key[start : found.start()]) & set(";:."):
        return None
    names = facts.units.names_at(line.text, found.end())
    form = _DONE_BY if _THING.match(line.key, start) else _LED_BY
    if not names or not (form.match(line.key, names[-1].end) or _prepares(line, start, found.start(), names, facts)):
        return None
    return judged(names, line, facts, asked=False, start=start)


def _takes_care(line: Line, start: int, end: int, facts: Facts) -> Doer | None:
    """ "Dọn hội trường, đồng chí Văn thư lo": the work first, then who takes care of it."""
    if not (lexicon.verb().match(line.key, start) or _THING.match(line.key, start)):
        return None
    stop = min([end, start + _MOST_OPENING, *(at for sign in ";:" if (at := line.key.find(sign, start, end)) >= 0)])
    for comma in _COMMA.finditer(line.key, start, stop):
        names = facts.units.names_at(line.text, comma.end())
        if names and names[-1].end <= end and _CARES.match(line.key, names[-1].end):
            return judged(names, line, facts, asked=False, start=start)
    return None


def _prepares(line: Line, start: int, by: int, names: tuple[Name, ...], facts: Facts) -> bool:
    """ "Nước uống do Hội Phụ nữ chuẩn bị": a thing, who gets it ready, and nothing told of the thing."""
    ready = _GETS_READY.match(line.key, names[-1].end)
    return (
        ready is not None
        and not lexicon.verb().match(line.key, start)
        and len(line.key[start:by].split()) <= _MOST_OPENING_WORDS
        and not _PREDICATE.search(line.key, start, by)
        and not _PREDICATE.search(line.key, ready.end())
        and not any(facts.units.is_superior(name.value) for name in names)
    )


def _order_by(line: Line, names: tuple[Name, ...], facts: Facts) -> Doer | None:
    """In "UBND phường đề nghị các phòng …" the duty lies on those who are asked."""
    order = ORDER_BEHIND.match(line.key, names[-1].end)
    asked = facts.units.names_at(line.text, order.end()) if order else ()
    divides = order is not None and "phân công" in order.group() and _EACH.match(line.key, order.end())
    if order is not None and "chỉ đạo" in order.group() and not _leads_commune(names[-1], facts):
        # Who directs those below it has the duty itself.
        return None
    return judged(asked, line, facts, asked=True, start=names[0].start) if asked and not divides else None


def _level_alone(line: Line, at: int, facts: Facts) -> tuple[Name, ...]:
    found = _LEVEL.match(line.key, at)
    if found is None:
        return ()
    end = found.end() - 1
    return (Name(facts.units.spell_out(line.text[at:end]), at, end),)


def tells(line: Line, subject: Name, facts: Facts) -> bool:
    """Whether the subject only speaks ("UBND phường ban hành Kế hoạch") or is told of; a collective never is."""
    if subject.collective or _CHARGED.match(line.key, subject.end):
        return False
    if _TELLS.match(line.key, subject.end):
        return True
    speaker = not has_marker(line.text) or _is_speaker(subject, facts)
    return speaker and _SPEAKS.match(line.key, subject.end) is not None


def _leads_commune(subject: Name, facts: Facts) -> bool:
    return _is_speaker(subject, facts) or _OWN_HEADS.match(words.key(subject.value)) is not None


def _is_speaker(subject: Name, facts: Facts) -> bool:
    issuer = words.key(facts.issuer or "")
    return issuer != "" and issuer.startswith(_HEAD_OF.sub("", words.key(subject.value)))


def acts(line: Line, subject: Name, facts: Facts) -> bool:
    """Whether a verb follows; behind a body of the word list any word does that is not known to be none."""
    after = _AFTER_NAME.match(line.key, _behind_asides(line, subject.end, facts))
    if after is None:
        return False
    if _ENTITLED.match(line.key, subject.end):
        return False
    if _PUBLIC.match(line.key, subject.start) and not _OBLIGED.match(line.key, subject.end):
        # What people do is told of, unless they are bound to it.
        return False
    if lexicon.verb().match(line.key, after.end()):
        return not _BARE_ORDER.match(line.key, after.end())
    if _CHARGED.match(line.key, subject.end):
        return True
    following = line.text[after.end() : after.end() + 1]
    return subject.known and following.islower() and not _NO_ACT.match(line.key, after.end())


def _behind_asides(line: Line, end: int, facts: Facts) -> int:
    """Behind "với sự tham gia của …" and ", theo chức năng, nhiệm vụ được giao": there the verb follows."""
    beside = _WITH_HELP.match(line.key, end)
    if beside:
        names = facts.units.names_at(line.text, beside.end())
        return names[-1].end if names else end
    if _ACCORDING.match(line.key, end):
        for comma in _COMMA.finditer(line.key, end + 1, min(len(line.key), end + _MOST_OPENING)):
            if lexicon.verb().match(line.key, comma.end()):
                return comma.start()
    return end
