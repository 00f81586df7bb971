"""Who has to act: the bodies that a heading, a lead-in or a sentence names."""

from __future__ import annotations

import re
from dataclasses import replace

from vanban._parse import lexicon, words
from vanban._parse.flow import Line
from vanban._parse.rules.doer import Doer, judged
from vanban._parse.rules.facts import Facts
from vanban._parse.rules.name_words import STOP
from vanban._parse.rules.orders import ASSIGNMENT, ORDER, ORDER_INSIDE, ORDER_START
from vanban._parse.rules.parties import together_at
from vanban._parse.rules.subjects import acts, subject_doer, tells
from vanban._parse.rules.units import Name

_DUTY = r"(?:trách nhiệm|nhiệm vụ|nghĩa vụ)"
_RIGHT = r"(?:quyền(?:\s+(?:hạn|lợi))?)"
_AND = r"(?:\s*,\s*|\s+và\s+)"
_HEADING_START = re.compile(
    rf"(?:{ORDER}|(?:{_RIGHT}{_AND})?{_DUTY}(?:{_AND}(?:{_DUTY}|{_RIGHT}))*(?:\s+của)?"
    r"|(?:(?:nhóm|các|những)\s+)*(?:nhiệm vụ|nội dung|công việc|phần việc)\s+(?:giao|phân công|thuộc)(?:\s+cho)?"
    r"|đối với|về phía)\s*:?\s+"
)
_HEADING_REST = re.compile(
    r"(?:\s*[-–,(]\s*(?:là\s+)?(?:cơ quan|đơn vị)\s+(?:thường trực|chủ trì|đầu mối)[^:.;()]{0,60}\)?)?"
    r"\s*(?:\([^)]*\)\s*)?(?:(?:có\s+|chịu\s+)?trách nhiệm|có nhiệm vụ|chủ trì|thực hiện|triển khai|tập trung)?"
    r"(?:\s*,?\s*(?:thực hiện|tham mưu)?\s*(?:một số |những |các )?(?:nội dung|nhiệm vụ"
    r"|công việc)?(?:\s+(?:sau|cụ thể|như sau|sau đây))*)?\s*(?:\([^)]*\)\s*)?[:.]*\s*$"
)
_HELP_ASIDE = re.compile(r"\s*\((?:[^()]*,\s*)?phối hợp(?:\s+(?:với|cùng|cùng với))?\s*:?\s+(?=[^()]*\)\s*:?\s*$)")
_SENTENCE_BREAK = re.compile(r"\.\s+(?=[A-ZĐÀ-Ỹ])")
_SOMEBODY = re.compile(r"(?:người|cán bộ|công chức|viên chức|nhân viên|thành viên)(?![\wà-ỹ])")
_OWN_ROLE = re.compile(r"(?:người|cán bộ|công chức|viên chức|nhân viên|giáo viên|thành viên|ủy viên)(?![\wà-ỹ])")
_WHERE = re.compile(r"\s+(?:ở|tại|thuộc|của|trên|trong|cho|làm|phụ trách|đầu mối|cùng cấp|liên quan)(?![\wà-ỹ])")
_SEVERAL = re.compile(
    r"(?:các|toàn thể|mỗi|những|chủ(?!\s+tịch)|(?:thủ|hiệu|tổ|đội|nhóm|trạm)?\s?trưởng|giám đốc|bí thư|lãnh đạo"
    r"|(?:ủy ban nhân dân|ubnd)\s+các)(?![\wà-ỹ])"
)
_THAT_HAVE = re.compile(r"\s+có\s+(?!trách nhiệm|nhiệm vụ|ý kiến|quyền|thể|nghĩa vụ|liên quan)")
_WORD = re.compile(r"(?<![\wà-ỹ])[\wà-ỹ]")
_ITS_DUTY = re.compile(r"\s+(?:có|chịu)\s+(?:trách nhiệm|nhiệm vụ)|\s+thực hiện(?![\wà-ỹ])")
_MOST_HEADING_WORDS = 16
_OWNER = re.compile(
    rf"{_DUTY}(?:{_AND}{_DUTY})*\s+(?:của|đối với)\s+"
    r"(?=(?:người|hộ|chủ|cá nhân|đơn vị|tổ chức|cơ sở|gia đình|khách)\s)"
)
"""A heading that names whose duty it is in words that no list knows ("Trách nhiệm của người đi xe")."""
_MOST_OWNER_WORDS = 12
_WHICH = re.compile(
    r"\s+(?:có|được|đang|chưa|còn|nằm|ở|tại|trong|thuộc|không|mới|do|vùng|ven|gần)\s[^:;.,]{2,60}:\s*(?=\S)"
)
_ONLY_NAMED = re.compile(
    r"\)?\s*[.;,]?\s*(?:$|(?:do\s[^;:]*?)?(?:là\s+|làm\s+)?(?:người\s+)?đại diện"
    r"|địa chỉ|trụ sở|chức vụ|mã số|điện thoại|số tài khoản)"
)
_SAYS = r"(?:phát biểu|có ý kiến|kết luận|phân công|chỉ đạo|giao|thống nhất|quyết định|yêu cầu|đề nghị)"
_CHAIR = r"(?:người\s+)?(?:chủ tọa|chủ trì)(?:\s+(?:cuộc họp|hội nghị|phiên họp|buổi họp))?"
_SPOKEN = re.compile(
    rf"(?:(?:ý kiến|phát biểu)\s+(?:của\s+)?)?(?:đồng chí\s+)?(?:{_CHAIR}\s*[,:-]?\s*{_SAYS}"
    r"|(?:giám đốc|hiệu trưởng|chủ tịch|phó chủ tịch|bí thư|lãnh đạo)(?:\s+[^:;.,\s]+){0,8}?\s+(?:kết luận|phát biểu))"
    rf"(?:(?:\s*[,:]\s*|\s+)(?:và|ý kiến|có|{_SAYS}|nhiệm vụ|công việc|nội dung|cuộc họp|hội nghị"
    r"|buổi làm việc|phiên họp|giao ban|một số|các|như sau|sau|cụ thể|tiếp thu|tại|của))*\W*$"
)
"""Who speaks in a meeting lays the duties that follow on others: "Chủ tọa kết luận, phân công:"."""
_MYSELF = ("tôi", "chúng tôi")
_ABOUT = re.compile(r"(?:(?:trách nhiệm|nhiệm vụ|phần việc)\s+của|đối với|về phía|riêng(?:\s+đối với)?)\s+")
_COLON = re.compile(
    r"\)?\s*(?:\([^)]*\)\s*)?(?:chủ trì\s*|có trách nhiệm\s*|có nhiệm vụ\s*|chịu trách nhiệm\s*)?:\s*(?=\S)"
)
_IS_CHARGED = re.compile(
    r"(?:cơ quan|đơn vị|bộ phận|tổ chức|lực lượng|người|đầu mối)\s+(?:chủ trì|đầu mối|thường trực|phụ trách"
    r"|chịu trách nhiệm|tiếp nhận|tham mưu|thực hiện|tổng hợp)[^.;:,]{0,80}?\s+là\s+(?:cơ quan\s+)?"
)
_BELONGS = re.compile(
    r"(?:(?:việc|công tác|phần|nội dung|khâu|mảng)\s[^.;:]{2,100}?\sthuộc(?:\s+về)?\s+trách nhiệm"
    r"(?:\s+(?:chính|chủ trì|thực hiện))*\s+của"
    r"|trách nhiệm(?:\s+(?:chính|chung|cụ thể|thực hiện|chủ trì|trước hết))*\s+thuộc(?:\s+về)?)\s+"
)
_DIVIDES = re.compile(r".*(?:phân công|ủy quyền)")
_BEFORE_ORDER = re.compile(r"(?:^(?:việc|công tác|nội dung|phần|nhiệm vụ)\s.*|\s(?:và|để|nên|rồi))$")


def heading_doer(line: Line, start: int, facts: Facts) -> Doer | None:
    """The doer where a heading is nothing but the name of bodies ("2. Phòng Văn hóa - Xã hội:")."""
    opening = _HEADING_START.match(line.key, start)
    at = opening.end() if opening else start
    names = facts.units.names_at(line.text, at)
    if not names or (opening is None and all(name.person for name in names)):
        # Who is named so is told of: the members of a group, those who are sent somewhere.
        return None
    end = names[-1].end
    support = together_at(line, end, facts)
    aside = _HELP_ASIDE.match(line.key, end)
    if aside:
        return judged(
            names, line, facts, asked=opening is not None, support=facts.units.names_at(line.text, aside.end())
        )
    rest = support[-1].end if support else end
    if not _HEADING_REST.match(line.key, rest):
        return None
    return judged(names, line, facts, asked=opening is not None, support=support)


def title_doer(line: Line, start: int, facts: Facts) -> Doer | None:
    """The doer of the points below a title: the whole title may be its name ("Công chức tiếp nhận hồ sơ")."""
    if _SPOKEN.match(line.key, start):
        return None
    plain = heading_doer(line, start, facts) or _owner(line, start, facts)
    if plain is not None:
        return plain
    opening = _HEADING_START.match(line.key, start)
    names = facts.units.names_at(line.text, opening.end() if opening else start)
    title = line.text[start:].rstrip(" :")
    if not names or len(title.split()) > _MOST_HEADING_WORDS or re.search(r"[.;:]\s", title):
        return None
    last = names[-1]
    if ORDER_INSIDE.search(line.key, last.end):
        return None
    if (
        _WHERE.match(line.key, last.end)
        or _OWN_ROLE.match(line.key, last.start)
        or _told_closer(line, last, start + len(title))
    ):
        told = _ITS_DUTY.search(line.key, last.end, start + len(title))
        end = told.start() if told else start + len(title)
        whole = Name(facts.units.spell_out(line.text[last.start : end]), last.start, end, last.collective, last.known)
        return judged((*names[:-1], whole), line, facts, asked=opening is not None)
    # A sentence that opens a list is read as a lead-in.
    leads_in = line.text.rstrip().endswith(":")
    return (
        None
        if leads_in or tells(line, last, facts) or not acts(line, last, facts)
        else judged(names, line, facts, asked=False)
    )


def _owner(line: Line, start: int, facts: Facts) -> Doer | None:
    found = _OWNER.match(line.key, start)
    title = line.text[start:].rstrip(" :.")
    if found is None or len(title.split()) > _MOST_OWNER_WORDS or facts.units.names_at(line.text, found.end()):
        return None
    at, end = found.end(), start + len(title)
    return judged((Name(facts.units.spell_out(line.text[at:end]), at, end),), line, facts, asked=False)


def _told_closer(line: Line, last: Name, end: int) -> bool:
    """Whether the rest of a title only says which of several are meant ("Các trường có bếp ăn bán trú")."""
    rest = line.text[last.end : end].strip(" :")
    if not _SEVERAL.match(line.key, last.start) or not rest[:1].islower():
        return False
    if _THAT_HAVE.match(line.key, last.end):
        return True
    words_of_rest = [at.start() for at in _WORD.finditer(line.key, last.end, end)]
    return not STOP.match(line.key, words_of_rest[0]) and not any(
        lexicon.verb().match(line.key, at) and not lexicon.nouns_like_verbs().match(line.key, at)
        for at in words_of_rest
    )


def lead_in_doer(line: Line, start: int, facts: Facts) -> Doer | None:
    """The doer of what follows a paragraph that ends in ":"."""
    if _SPOKEN.match(line.key, start):
        return None
    heading = heading_doer(line, start, facts)
    if heading:
        return heading
    order = None
    for found in ORDER_INSIDE.finditer(line.key, start):
        names = facts.units.names_at(line.text, found.end())
        if names:
            order = judged(names, line, facts, asked=True, support=together_at(line, names[-1].end, facts))
    last = max((end.end() for end in _SENTENCE_BREAK.finditer(line.text, start)), default=start)
    return order or subject_doer(line, last, len(line.text), facts)


def sentence_doer(line: Line, start: int, end: int, facts: Facts, *, inherits: bool = False) -> Doer | None:
    """The doer that a sentence names itself: "Giao X: …", "X: …", "Giao X …", "X rà soát …", "… đề nghị X …".

    Under the heading of a body (``inherits``), "Phân công công chức …" is what that body has to do.
    """
    order = (ASSIGNMENT if inherits else ORDER_START).match(line.key, start, end)
    opening = order or _ABOUT.match(line.key, start, end)
    at = opening.end() if opening else start
    names = facts.units.names_at(line.text, at)
    if names and names[-1].end <= end:
        colon = _COLON.match(line.key, names[-1].end, end)
        if colon is None and (which := _which_colon(line, names[-1], end)):
            whole = replace(names[-1], value=line.text[names[-1].start : which.end()].rstrip(" :"))
            names, colon = (*names[:-1], replace(whole, value=facts.units.spell_out(whole.value))), which
        if colon and order is None and _names_alone(line, colon.end(), end, facts):
            return None
        inner = facts.units.names_at(line.text, colon.end()) if colon and names[-1].collective else ()
        if inner and acts(line, inner[-1], facts):
            return judged(inner, line, facts, asked=order is not None, start=start)
        if colon and not (names[-1].person and not lexicon.verb().match(line.key, colon.end())):
            return judged(names, line, facts, asked=order is not None, start=colon.end(), colon=colon.end())
        if order:
            somebody = _DIVIDES.match(order.group()) and _SOMEBODY.match(line.text, names[0].start)
            return None if somebody else judged(names, line, facts, asked=True, start=start)
    own = _charged(line, start, end, facts) or subject_doer(line, start, end, facts, inherits=inherits)
    return own or (None if inherits else _ordered_inside(line, start, end, facts))


def _which_colon(line: Line, last: Name, end: int) -> re.Match[str] | None:
    """ "Các phòng có nội dung họp: gửi tài liệu": which of several are meant."""
    found = _WHICH.match(line.key, last.end, end) if last.collective else None
    return found if found and lexicon.verb().match(line.key, found.end()) else None


def _names_alone(line: Line, start: int, end: int, facts: Facts) -> bool:
    """ "Chủ tọa: ông Lò Văn Ón", "Bên A: Trường Mầm non, do bà … làm đại diện": nobody is told to act."""
    names = facts.units.names_at(line.text, start)
    return bool(names) and names[-1].end <= end and _ONLY_NAMED.match(line.key, names[-1].end, end) is not None


def _charged(line: Line, start: int, end: int, facts: Facts) -> Doer | None:
    """ "Cơ quan chủ trì … là X", "Trách nhiệm chính thuộc về X", "Việc … thuộc trách nhiệm của X"."""
    found = _IS_CHARGED.match(line.key, start, end) or _BELONGS.match(line.key, start, end)
    names = facts.units.names_at(line.text, found.end()) if found else ()
    return judged(names, line, facts, asked=False, start=start) if names else None


def _ordered_inside(line: Line, start: int, end: int, facts: Facts) -> Doer | None:
    for found in ORDER_INSIDE.finditer(line.key, start, end):
        clause = max((line.key.rfind(sign, start, found.start()) for sign in ",;:"), default=-1)
        begins = clause + 1 if clause >= 0 else start
        if not _lets_order(line, begins, found.start(), facts):
            continue
        names = facts.units.names_at(line.text, found.end())
        if names:
            whole = start if clause >= 0 and line.key[clause] == ":" else begins
            blanks = len(line.text[whole:]) - len(line.text[whole:].lstrip())
            return judged(names, line, facts, asked=True, start=whole + blanks)
    return None


def _lets_order(line: Line, start: int, end: int, facts: Facts) -> bool:
    """Whether what stands before the order is nothing, who orders, the thing itself, or another order."""
    between = line.text[start:end].strip()
    if not between or words.key(between) in _MYSELF or _BEFORE_ORDER.search(words.key(between)):
        return True
    speaker = facts.units.names_at(between)
    return bool(speaker) and speaker[-1].end == len(between)
