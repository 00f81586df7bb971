"""The columns of each table, as people fill them."""

from dataclasses import dataclass, replace
from enum import StrEnum

from gandan.common.vietnamese import fold
from gandan.common.words import mark, say
from gandan.procedures.enums import IsoState, Proposal, TableKind


class CellKind(StrEnum):
    WORDS = "words"
    PROSE = "prose"
    """Words of several lines."""
    COUNT = "count"
    HOURS = "hours"
    DAY = "day"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class Column:
    """``label`` is a msgid; ``aliases`` are folded words by which sheets of units name the column too."""

    name: str
    label: str
    kind: CellKind
    most: int = 0
    """Letters of words, the greatest count."""
    is_required: bool = False
    is_key: bool = False
    """Rows of one table differ in the cells of their key."""
    choices: tuple[tuple[str, str], ...] = ()
    aliases: tuple[str, ...] = ()
    hint: str = ""

    @property
    def title(self) -> str:
        """Return the label in the language of the page."""
        return say(self.label)

    @property
    def is_number(self) -> bool:
        return self.kind in {CellKind.COUNT, CellKind.HOURS}


_NOTE = Column("note", mark("Ghi chú"), CellKind.WORDS, 300)
_CODE = Column("procedure_code", mark("Mã thủ tục"), CellKind.WORDS, 30, hint=mark("Ví dụ 1.001193."))
_NAME = Column(
    "procedure_name",
    mark("Tên thủ tục"),
    CellKind.WORDS,
    300,
    is_required=True,
    is_key=True,
    aliases=("thu tuc", "ten thu tuc hanh chinh", "thu tuc hanh chinh"),
)
_COUNT = Column("", "", CellKind.COUNT, 9999)

COLUMNS: dict[TableKind, tuple[Column, ...]] = {
    TableKind.ANNOUNCEMENTS: (
        Column(
            "number",
            mark("Số, ký hiệu"),
            CellKind.WORDS,
            80,
            is_required=True,
            is_key=True,
            aliases=("so ky hieu", "so quyet dinh", "quyet dinh", "so van ban"),
            hint=mark("Ví dụ 1234/QĐ-UBND."),
        ),
        Column(
            "issued_on",
            mark("Ngày ban hành"),
            CellKind.DAY,
            is_required=True,
            is_key=True,
            aliases=("ngay", "ngay ky"),
        ),
        Column(
            "issuer",
            mark("Cơ quan ban hành"),
            CellKind.WORDS,
            200,
            is_required=True,
            aliases=("co quan", "noi ban hanh"),
        ),
        Column("field_name", mark("Lĩnh vực"), CellKind.WORDS, 200, is_required=True, is_key=True),
        replace(_COUNT, name="new", label=mark("Mới"), aliases=("so thu tuc moi", "thu tuc moi", "moi ban hanh")),
        replace(_COUNT, name="amended", label=mark("Sửa đổi"), aliases=("sua doi, bo sung", "duoc sua doi")),
        replace(_COUNT, name="abolished", label=mark("Bãi bỏ"), aliases=("bi bai bo", "huy bo")),
        _NOTE,
    ),
    TableKind.ISO: (
        _CODE,
        _NAME,
        Column("process_code", mark("Mã quy trình"), CellKind.WORDS, 40, aliases=("so hieu quy trinh", "quy trinh")),
        Column(
            "state",
            mark("Tình trạng"),
            CellKind.CHOICE,
            is_required=True,
            choices=(
                (IsoState.PRESENT, mark("Đang áp dụng")),
                (IsoState.TO_REVISE, mark("Cần sửa đổi")),
                (IsoState.MISSING, mark("Chưa có quy trình")),
                (IsoState.SENT, mark("Đã sửa, đã gửi")),
            ),
            aliases=("trang thai", "hien trang"),
        ),
        Column("due_on", mark("Hạn sửa"), CellKind.DAY, aliases=("thoi han", "han")),
        Column("sent_on", mark("Ngày gửi"), CellKind.DAY, aliases=("da gui ngay",)),
        _NOTE,
    ),
    TableKind.SIMPLIFICATION: (
        _CODE,
        _NAME,
        Column(
            "proposal",
            mark("Loại đề xuất"),
            CellKind.CHOICE,
            is_required=True,
            is_key=True,
            choices=(
                (Proposal.CUT, mark("Cắt giảm, bãi bỏ")),
                (Proposal.SIMPLER, mark("Đơn giản hóa")),
                (Proposal.SHORTER, mark("Rút ngắn thời gian")),
            ),
            aliases=("de xuat", "phuong an"),
        ),
        Column(
            "words",
            mark("Nội dung đề xuất"),
            CellKind.PROSE,
            3000,
            is_required=True,
            aliases=("noi dung", "noi dung don gian hoa"),
        ),
        Column("reason", mark("Lý do"), CellKind.PROSE, 3000),
        Column(
            "legal_basis",
            mark("Quy định phải sửa"),
            CellKind.WORDS,
            300,
            aliases=("can cu phap ly", "van ban phai sua"),
        ),
        Column(
            "hours_saved", mark("Số giờ giảm mỗi hồ sơ"), CellKind.HOURS, 99999, aliases=("so gio giam", "gio giam")
        ),
        _NOTE,
    ),
}


def columns_of(kind: str) -> tuple[Column, ...]:
    return COLUMNS[TableKind(kind)]


def choice_column(kind: str) -> Column | None:
    """Return the column by whose words a table is filtered, where it has one."""
    return next((column for column in columns_of(kind) if column.kind is CellKind.CHOICE), None)


def proposed_kind(words: str) -> TableKind | None:
    """Return which table a task asks for by its words, None where they name none."""
    text = fold(words)
    if "quyet dinh cong bo" in text or "cong bo thu tuc" in text or "cong bo tthc" in text:
        return TableKind.ANNOUNCEMENTS
    if "don gian hoa" in text or ("cat giam" in text and ("thu tuc" in text or "tthc" in text)):
        return TableKind.SIMPLIFICATION
    return TableKind.ISO if "iso" in text.replace(":", " ").replace(",", " ").split() else None
