"""Who has to act: the bodies that a heading, a lead-in or a sentence names."""

from __future__ import annotations

import re
from dataclasses import dataclass

from vanban._model import Span
from vanban._parse import lexicon, words
from vanban._parse.flow import Line
from vanban._parse.markers import has_marker
from vanban._parse.rules.facts import Facts
from vanban._parse.rules.units import Name

_ORDER = (
    r"(?:(?:trân trọng\s+)?(?:kính\s+)?đề nghị|yêu cầu|giao(?!\s+(?:ban|thông|lưu|dịch"
    r"|tiếp))(?:\s+nhiệm vụ)?(?:\s+cho)?|phân công|chỉ đạo|ủy quyền)"
)
_ORDER_START = re.compile(rf"(?:(?:trân trọng\s+)?{_ORDER})\s+")
_ORDER_INSIDE = re.compile(rf"{lexicon.WORD_START}{_ORDER}\s+")
_ASSIGNMENT = re.compile(r"(?:(?:kính\s+)?đề nghị|yêu cầu|giao(?:\s+nhiệm vụ)?(?:\s+cho)?)\s+")
_DUTY = r"(?:trách nhiệm|nhiệm vụ|nghĩa vụ)"
_RIGHT = r"(?:quyền(?:\s+(?:hạn|lợi))?)"
_AND = r"(?:\s*,\s*|\s+và\s+)"
_HEADING_START = re.compile(
    rf"(?:{_ORDER}|(?:{_RIGHT}{_AND})?{_DUTY}(?:{_AND}(?:{_DUTY}|{_RIGHT}))*(?:\s+của)?|đối với|về phía)\s*:?\s+"
)
_HEADING_REST = re.compile(
    r"\s*(?:\([^)]*\)\s*)?(?:(?:có\s+|chịu\s+)?trách nhiệm|có nhiệm vụ|chủ trì|thực hiện|triển khai|tập trung)?"
    r"(?:\s*,?\s*(?:thực hiện|tham mưu)?\s*(?:một số |những |các )?(?:nội dung|nhiệm vụ"
    r"|công việc)?(?:\s+(?:sau|cụ thể|như sau|sau đây))*)?\s*(?:\([^)]*\)\s*)?[:.]*\s*$"
)
_TOGETHER = re.compile(
    r"phối hợp(?:\s+(?:chặt chẽ|tốt|đồng bộ|thường xuyên))?(?:\s*,?\s*(?:cùng với|với|cùng|giữa))?\s+"
)
_RECEIVING = re.compile(
    rf"{lexicon.WORD_START}(?:gửi(?:\s+(?:báo cáo|kết quả|văn bản|hồ sơ|danh sách|ý kiến|số liệu"
    rf"|tài liệu)){{0,2}}(?:\s+(?:bằng văn bản|bản mềm))?(?:\s+(?:về|đến|tới|cho))?"
    rf"|báo cáo(?:\s+(?:kết quả|bằng văn bản))?(?:\s+(?:về|lên|cho|với))?|(?:thông\s+)?qua|trình|nộp(?:\s+về)?"
    rf"|(?:chuyển|gửi)\s+(?:về|đến|cho)|về)\s+"
)
_TIME_FIRST = re.compile(
    r"(?:định kỳ|hằng|hàng|trước|chậm nhất|trong|từ|đến|ngày|khi|ngay|sau khi|đồng thời|bên cạnh đó|ngoài ra|riêng"
    r"|(?:vào\s+)?(?:buổi\s+)?(?:sáng|chiều|tối|trưa|đêm)|vào|thứ|chủ nhật|cuối|đầu|mỗi|nếu|trường hợp"
    r"|đối với|căn cứ|trên cơ sở)"
    r"(?![\wà-ỹ])[^:;.]{0,80}?,\s+(?!\d)"
)
_AFTER_NAME = re.compile(r"(?:\s*\([^)]*\))?\s*,?\s+")
_BARE_ORDER = re.compile(r"(?:đề nghị|yêu cầu|chỉ đạo)\s*:?\s*$")
_ALONE = re.compile(r"(?:riêng|đồng thời|cùng với đó)\s+(?:đối với\s+)?")
_LABEL = re.compile(r"[^:;.,]{3,40}:\s+")
_NO_ACT = re.compile(
    r"(?:nhiều|nơi|hiện|nay|vẫn|luôn|rất|tuy|mới|vừa|sắp|các|những|một|hai|ba|quý|tháng|năm|số|gồm|phường|xã|về|để|theo|tại|trong|từ"
    r"|với|đã|sẽ|là|có|được|do|bằng|khi|nếu|như|trước|sau|đến|cho|ra|vào|đang|nhằm|và|thuộc|của|trên|mà|thì|nên|chưa|này|đó)"
    + lexicon.WORD_END
)
_SENTENCE_BREAK = re.compile(r"\.\s+(?=[A-ZĐÀ-Ỹ])")
_LEVEL = re.compile(r"(?:phường|xã|đặc khu)\s+")
_TELLS = re.compile(r"\s+thông báo\s+(?:đến|cho|tới|rộng rãi|trên|công khai|lịch)")
_SPEAKS = re.compile(
    r"\s+(?:ban hành|thông báo|xây dựng\s+(?:kế hoạch|đề án|phương án|chương trình)|kết luận|chủ trì\s+(?:cuộc"
    r"|buổi|hội nghị|phiên)|báo cáo (?:tình hình|kết quả|như)|trả lời|xin|thông tin)"
)
_TELLS = re.compile(r"\s+(?:nhận được|trân trọng|kính|đã|được|kính báo)")
_SOMEBODY = re.compile(r"(?:người|cán bộ|công chức|viên chức|nhân viên|thành viên)(?![\wà-ỹ])")
_OWN_ROLE = re.compile(r"(?:người|cán bộ|công chức|viên chức|nhân viên|giáo viên|thành viên|ủy viên)(?![\wà-ỹ])")
_WHERE = re.compile(r"\s+(?:ở|tại|thuộc|của|trên|trong|cho|làm|phụ trách|đầu mối|cùng cấp|liên quan)(?![\wà-ỹ])")
_PUBLIC = re.compile(
    r"(?:người dân|nhân dân|công dân|bà con|phụ huynh|học sinh|hộ dân|hộ gia đình|người nộp)(?![\wà-ỹ])"
)
_OBLIGED = re.compile(r"\s+(?:phải|cần|không|có trách nhiệm|có nghĩa vụ)(?![\wà-ỹ])")
_ITS_DUTY = re.compile(r"\s+(?:có|chịu)\s+(?:trách nhiệm|nhiệm vụ)|\s+thực hiện(?![\wà-ỹ])")
_MOST_HEADING_WORDS = 16
_MYSELF = ("tôi", "chúng tôi")


_RANKS = (
    (0, re.compile(r"(?:phường|xã|đặc khu)(?:\s|$)")),
    (3, re.compile(r"^(?:bộ(?!\s+chỉ huy)|chính phủ|thủ tướng|quốc hội)(?:\s|$)")),
    (1, re.compile(r"^sở(?:\s|$)")),
    (2, re.compile(r"(?:^|\s)(?:tỉnh|thành phố|tỉnh ủy|thành ủy)(?:\s|$)")),
)


@dataclass(frozen=True, slots=True)
class Doer:
    """The bodies on which duties are laid, and where they are named."""

    names: tuple[Name, ...]
    line: Line
    support: tuple[Name, ...] = ()
    refused: bool = False
    """Asked of a superior: a request, no task."""
    start: int = 0
    """Where in its line the duty of a sentence begins."""
    colon: int | None = None
    """Where the words behind the lead-in "Giao X:" begin."""

    def spans(self, name: Name) -> tuple[Span, ...]:
        return self.line.spans(name.start, name.end)


def heading_doer(line: Line, start: int, facts: Facts) -> Doer | None:
    """The doer where a heading is nothing but the name of bodies ("2. Phòng Văn hóa - Xã hội:")."""
    opening = _HEADING_START.match(line.key, start)
    at = opening.end() if opening else start
    names = facts.units.names_at(line.text, at)
    if not names:
        return None
    end = names[-1].end
    support = _together_at(line, end, facts)
    rest = support[-1].end if support else end
    if not _HEADING_REST.match(line.key, rest):
        return None
    return _judged(names, line, facts, asked=opening is not None, support=support)


def title_doer(line: Line, start: int, facts: Facts) -> Doer | None:
    """The doer of the points below a title: the whole title may be its name ("Công chức tiếp nhận hồ sơ")."""
    plain = heading_doer(line, start, facts)
    if plain is not None:
        return plain
    opening = _HEADING_START.match(line.key, start)
    names = facts.units.names_at(line.text, opening.end() if opening else start)
    title = line.text[start:].rstrip(" :")
    if not names or len(title.split()) > _MOST_HEADING_WORDS or re.search(r"[.;:]\s", title):
        return None
    last = names[-1]
    if _ORDER_INSIDE.search(line.key, last.end):
        return None
    if _WHERE.match(line.key, last.end) or _OWN_ROLE.match(line.key, last.start):
        told = _ITS_DUTY.search(line.key, last.end, start + len(title))
        end = told.start() if told else start + len(title)
        whole = Name(facts.units.spell_out(line.text[last.start : end]), last.start, end, last.collective, last.known)
        return _judged((*names[:-1], whole), line, facts, asked=opening is not None)
    # A sentence that opens a list is read as a lead-in.
    leads_in = line.text.rstrip().endswith(":")
    return (
        None
        if leads_in or _tells(line, last, facts) or not _acts(line, last)
        else _judged(names, line, facts, asked=False)
    )


def _together_at(line: Line, position: int, facts: Facts) -> tuple[Name, ...]:
    found = re.compile(r"\s*,?\s*(?:chủ trì\s*,?\s*)?" + _TOGETHER.pattern).match(line.key, position)
    return facts.units.names_at(line.text, found.end()) if found else ()


def lead_in_doer(line: Line, start: int, facts: Facts) -> Doer | None:
    """The doer of what follows a paragraph that ends in ":"."""
    heading = heading_doer(line, start, facts)
    if heading:
        return heading
    order = None
    for found in _ORDER_INSIDE.finditer(line.key, start):
        names = facts.units.names_at(line.text, found.end())
        if names:
            order = _judged(names, line, facts, asked=True, support=_together_at(line, names[-1].end, facts))
    last = max((end.end() for end in _SENTENCE_BREAK.finditer(line.text, start)), default=start)
    return order or subject_doer(line, last, facts)


def sentence_doer(line: Line, start: int, end: int, facts: Facts, *, inherits: bool = False) -> Doer | None:
    """The doer that a sentence names itself: "Giao X: …", "X: …", "Giao X …", "X rà soát …", "… đề nghị X …".

    Under the heading of a body (``inherits``), "Phân công công chức …" is what that body has to do.
    """
    order = (_ASSIGNMENT if inherits else _ORDER_START).match(line.key, start, end)
    at = order.end() if order else start
    names = facts.units.names_at(line.text, at)
    if names and names[-1].end <= end:
        colon = re.compile(
            r"\s*(?:\([^)]*\)\s*)?(?:chủ trì\s*|có trách nhiệm\s*|chịu trách nhiệm\s*)?:\s*(?=\S)"
        ).match(line.key, names[-1].end, end)
        if colon:
            return _judged(names, line, facts, asked=order is not None, start=colon.end(), colon=colon.end())
        if order:
            somebody = order.group().startswith("phân công") and _SOMEBODY.match(line.text, names[0].start)
            return None if somebody else _judged(names, line, facts, asked=True, start=start)
    own = subject_doer(line, start, facts)
    return own or (None if inherits else _ordered_inside(line, start, end, facts))


def subject_doer(line: Line, start: int, facts: Facts) -> Doer | None:
    """The doer as the subject of a sentence, also behind a time ("Định kỳ 6 tháng, phường tiến hành …")."""
    openings = [found.end() for form in (_ALONE, _TIME_FIRST, _LABEL) if (found := form.match(line.key, start))]
    for at in (start, *openings):
        names = facts.units.names_at(line.text, at) or _level_alone(line, at, facts)
        inside = _order_by(line, names, facts) if names else None
        if inside is not None and inside.refused:
            return inside
        if names and _acts(line, names[-1]) and not _tells(line, names[-1], facts):
            return inside or _judged(names, line, facts, asked=False, start=start)
    return None


def _order_by(line: Line, names: tuple[Name, ...], facts: Facts) -> Doer | None:
    """In "UBND phường đề nghị các phòng …" the duty lies on those who are asked."""
    order = re.compile(r"\s+" + _ORDER_START.pattern).match(line.key, names[-1].end)
    asked = facts.units.names_at(line.text, order.end()) if order else ()
    return _judged(asked, line, facts, asked=True, start=names[0].start) if asked else None


def _level_alone(line: Line, at: int, facts: Facts) -> tuple[Name, ...]:
    found = _LEVEL.match(line.key, at)
    if found is None:
        return ()
    end = found.end() - 1
    return (Name(facts.units.spell_out(line.text[at:end]), at, end),)


def _tells(line: Line, subject: Name, facts: Facts) -> bool:
    """Whether the subject only speaks ("UBND phường ban hành Kế hoạch") or is told of; a collective never is."""
    if subject.collective:
        return False
    if _TELLS.match(line.key, subject.end):
        return True
    issuer = words.key(facts.issuer or "")
    speaker = not has_marker(line.text) or (issuer != "" and issuer.startswith(words.key(subject.value)))
    return speaker and _SPEAKS.match(line.key, subject.end) is not None


def _acts(line: Line, subject: Name) -> bool:
    """Whether a verb follows; behind a body of the word list any word does that is not known to be none."""
    after = _AFTER_NAME.match(line.key, subject.end)
    if after is None:
        return False
    if _PUBLIC.match(line.key, subject.start) and not _OBLIGED.match(line.key, subject.end):
        # What people do is told of, unless they are bound to it.
        return False
    if lexicon.verb().match(line.key, after.end()):
        return not _BARE_ORDER.match(line.key, after.end())
    following = line.text[after.end() : after.end() + 1]
    return subject.known and following.islower() and not _NO_ACT.match(line.key, after.end())


def _ordered_inside(line: Line, start: int, end: int, facts: Facts) -> Doer | None:
    for found in _ORDER_INSIDE.finditer(line.key, start, end):
        clause = max(line.key.rfind(",", start, found.start()), line.key.rfind(";", start, found.start()))
        between = (
            line.text[clause + 1 : found.start()].strip() if clause >= 0 else line.text[start : found.start()].strip()
        )
        speaker = facts.units.names_at(between) if between else ()
        if between and words.key(between) not in _MYSELF and not (speaker and speaker[-1].end == len(between)):
            continue
        names = facts.units.names_at(line.text, found.end())
        if names:
            duty = clause + 1 if clause >= 0 else start
            return _judged(
                names, line, facts, asked=True, start=duty + len(line.text[duty:]) - len(line.text[duty:].lstrip())
            )
    return None


def _judged(
    names: tuple[Name, ...],
    line: Line,
    facts: Facts,
    *,
    asked: bool,
    support: tuple[Name, ...] = (),
    start: int = 0,
    colon: int | None = None,
) -> Doer:
    refused = asked and any(_is_above(name.value, facts) for name in names)
    return Doer(names, line, support, refused, start, colon)


def _is_above(name: str, facts: Facts) -> bool:
    if facts.type in ("to_trinh", "bao_cao") and name in facts.addressees:
        return True
    return facts.units.is_superior(name) and _rank(words.key(name)) > _rank(words.key(facts.issuer or ""))


def _rank(body: str) -> int:
    """State, province, a province's department, commune."""
    return next((rank for rank, form in _RANKS if form.search(body)), 0)


def supporters(line: Line, start: int, end: int, lead: tuple[Name, ...], facts: Facts) -> list[Name]:
    """Bodies behind "phối hợp (với)"."""
    taken = {name.value for name in lead}
    found: list[Name] = []
    for match in _TOGETHER.finditer(line.key, start, end):
        for name in facts.units.names_at(line.text, match.end()):
            if name.value not in taken and name.end <= end:
                taken.add(name.value)
                found.append(name)
    return found


def receivers(line: Line, start: int, end: int, facts: Facts) -> list[Name]:
    """Bodies to which the result is sent, or through which it goes."""
    found: list[Name] = []
    for match in _RECEIVING.finditer(line.key, start, end):
        if match.group().strip() == "về" and not re.search(
            r"(?:gửi|báo cáo|nộp|chuyển)[^.;]{0,60}$", line.key[start : match.start()]
        ):
            continue
        for name in facts.units.names_at(line.text, match.end()):
            if name.end <= end and not name.collective and name.value not in {one.value for one in found}:
                found.append(name)
    return found
