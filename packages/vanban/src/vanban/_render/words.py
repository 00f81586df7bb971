"""The fixed words and lines of a document (Decree 30/2020/NĐ-CP, annexes I and III)."""

import re
import unicodedata

from vanban._model import Document

TYPE_NAMES = {
    "nghi_quyet": "Nghị quyết",
    "quyet_dinh": "Quyết định",
    "chi_thi": "Chỉ thị",
    "quy_che": "Quy chế",
    "quy_dinh": "Quy định",
    "thong_cao": "Thông cáo",
    "thong_bao": "Thông báo",
    "huong_dan": "Hướng dẫn",
    "chuong_trinh": "Chương trình",
    "ke_hoach": "Kế hoạch",
    "phuong_an": "Phương án",
    "de_an": "Đề án",
    "du_an": "Dự án",
    "bao_cao": "Báo cáo",
    "bien_ban": "Biên bản",
    "to_trinh": "Tờ trình",
    "hop_dong": "Hợp đồng",
    "cong_van": "Công văn",
    "cong_dien": "Công điện",
    "ban_ghi_nho": "Bản ghi nhớ",
    "ban_thoa_thuan": "Bản thỏa thuận",
    "giay_uy_quyen": "Giấy ủy quyền",
    "giay_moi": "Giấy mời",
    "giay_gioi_thieu": "Giấy giới thiệu",
    "giay_nghi_phep": "Giấy nghỉ phép",
    "phieu_gui": "Phiếu gửi",
    "phieu_chuyen": "Phiếu chuyển",
    "phieu_bao": "Phiếu báo",
    "thu_cong": "Thư công",
}
NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
END_MARK = "./."

_BLANK = "\u00a0" * 6
_DOTS = "..."
_COLLECTIVE = re.compile(r"^((?:ỦY BAN|UỶ BAN|HỘI ĐỒNG) NHÂN DÂN) (?=\S)")
_ABOUT = re.compile(r"^(?:về việc|v/v:?)\s+", re.IGNORECASE)
_FOLDED = re.compile(r"(?<=\bsố) +(?=/)|(?<=\bsố:) +(?=/)|(?<=\bngày) +(?=tháng\b)|(?<=\btháng) +(?=năm\b)")
_END = re.compile(r"\s*[.;,]?\s*\./\.\s*$|\s*\.\s*/\s*\.\s*$")


def clean(text: str) -> str:
    """Compose letters (NFC) and drop what has no shape on paper: control signs, half surrogates, unassigned signs."""
    kept = (
        sign
        for sign in unicodedata.normalize("NFC", text.replace("\t", " "))
        if sign == "\n" or unicodedata.category(sign) not in {"Cc", "Cf", "Cs", "Cn"}
    )
    return "".join(kept).strip()


def type_name(document: Document) -> str | None:
    """The name of the type as in a sentence; an unknown type is printed as it was handed in."""
    if document.type is None:
        return None
    return TYPE_NAMES.get(document.type, clean(document.type.replace("_", " ")).capitalize())


def issuer_lines(name: str | None) -> tuple[str, ...]:
    """The name of a body in capitals; "ỦY BAN NHÂN DÂN" stands on a line of its own, as wards print it."""
    if not name:
        return ()
    return tuple(_COLLECTIVE.sub(r"\1\n", clean(name).upper()).split("\n"))


def number_line(document: Document) -> str | None:
    """ "Số: 05/KH-UBND": below 10 with a leading zero, blank where the clerk has yet to give the number.

    A public letter (thư công) carries no number.
    """
    if document.type == "thu_cong":
        return None
    number = clean(document.number or "")
    if number.isdecimal():
        number = number.zfill(2)
    symbol = clean(document.symbol or "")
    if not number and not symbol:
        return f"Số:{_BLANK * 3}"
    return f"Số: {number or _BLANK}/{symbol}" if symbol else f"Số: {number}"


def day_words(date: str | None) -> str:
    """ "ngày 05 tháng 02 năm 2026": a leading zero for days below 10 and for the months 1 and 2 alone.

    ``date`` is a day, a month (2026-06) or a year (2026); what it lacks is left open.
    """
    year, month, day, *_ = [*(date or "").split("-"), "", "", ""]
    month_words = f"{int(month):02d}" if month in {"01", "02"} else month.lstrip("0")
    return f"ngày {day or _DOTS} tháng {month_words or _DOTS} năm {year or _DOTS}"


def place_line(document: Document) -> str:
    """ "Phường Sông Cửa, ngày 05 tháng 7 năm 2026"."""
    return f"{clean(document.place or '') or _DOTS * 3}, {day_words(document.date)}"


def subject_line(document: Document) -> str | None:
    """What the document is about; an official letter has "V/v …" in front."""
    subject = clean(document.subject or "")
    if not subject:
        return None
    if document.type != "cong_van":
        return subject
    return "V/v " + _ABOUT.sub("", subject)


def recipient_lines(names: tuple[str, ...]) -> tuple[str, ...]:
    """ "- …;" and, for the last, "- Lưu: VT."."""
    plain = [re.sub(r"^-\s*", "", clean(name)).rstrip(" ;.") for name in names]
    plain = [name for name in plain if name]
    return tuple(f"- {name};" for name in plain[:-1]) + tuple(f"- {name}." for name in plain[-1:])


def attached_to(document: Document) -> str:
    """ "(Kèm theo Kế hoạch số …)"; the number and the day stay open, for the system prints them on e-documents."""
    symbol = clean(document.symbol or "")
    year = (document.date or "")[:4] or _BLANK
    words = f"Kèm theo {type_name(document) or 'Văn bản'} số{_BLANK}{f'/{symbol}' if symbol else ''}"
    words += f" ngày{_BLANK}tháng{_BLANK}năm {year}"
    return f"({words} của {clean(document.issuer)})" if document.issuer else f"({words})"


def reopen_blanks(text: str) -> str:
    """Room again for the number and the day where reading has folded the blanks ("số /KH-UBND ngày tháng năm")."""
    return _FOLDED.sub(_BLANK, text)


def without_end_mark(text: str) -> str:
    """The text with a plain full stop where the end mark stood."""
    return f"{_END.sub('', text).rstrip()}." if _END.search(text) else text


def with_end_mark(text: str) -> str:
    return f"{without_end_mark(text).rstrip(' .;,')}{END_MARK}"


def roman(number: int) -> str:
    """Roman numerals up to 39, enough for annexes."""
    return "X" * (number // 10) + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[number % 10]
