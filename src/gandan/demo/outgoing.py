"""Papers that units issued, and drafted for the People's Committee, entered in the register from their PDF."""

import datetime as dt
from dataclasses import dataclass

from gandan.common import clock
from gandan.demo.papers import Paper
from gandan.demo.people import PEOPLE, UNITS, CommuneSeed
from gandan.demo.reading import morning, read_paper
from gandan.documents.enums import Direction, DocumentType, type_name
from gandan.documents.models import Document
from gandan.documents.services import DocumentFacts, file_document
from gandan.organisations.actors import Actor
from gandan.organisations.enums import Role, UnitKind
from gandan.tenancy.enums import CommuneLevel

_UNITS = {unit.code: unit for unit in UNITS}
_HEADS = {UnitKind.OFFICE: "CHÁNH VĂN PHÒNG", UnitKind.DEPARTMENT: "TRƯỞNG PHÒNG", UnitKind.SERVICE_CENTRE: "GIÁM ĐỐC"}


@dataclass(frozen=True, slots=True)
class Issued:
    """A paper of a unit, or drafted by it for the People's Committee."""

    unit: str
    type: DocumentType
    number: str
    on: dt.date
    subject: str
    content: str
    is_of_committee: bool = False

    @property
    def symbol(self) -> str:
        if self.type == DocumentType.CONG_VAN:
            return f"UBND-{self.unit}" if self.is_of_committee else self.unit
        short = "".join(word[0] for word in type_name(self.type).split()).upper()
        return f"{short}-{'UBND' if self.is_of_committee else self.unit}"


_KH, _TB, _CV = DocumentType.KE_HOACH, DocumentType.THONG_BAO, DocumentType.CONG_VAN

REQUEST = Issued(
    "VHXH",
    _CV,
    "38",
    dt.date(2026, 4, 1),
    "báo cáo kết quả thực hiện mô hình “Chính quyền thân thiện” từ ngày 14/02/2026 đến ngày 31/3/2026",
    "Báo cáo kết quả theo ba nhóm nội dung, kèm số liệu và minh chứng.",
)
"""The letter on which the centre makes its result report."""

ISSUED = (
    Issued(
        "TTPVHCC",
        _KH,
        "04",
        dt.date(2026, 2, 23),
        "Tổ chức ngày giải quyết nhanh, trả kết quả trong ngày năm 2026",
        "Hồ sơ chứng thực bản sao và trích lục hộ tịch nhận vào thứ Ba hằng tuần được trả ngay trong ngày.",
    ),
    Issued(
        "TTPVHCC",
        _TB,
        "07",
        dt.date(2026, 2, 27),
        "Lịch hướng dẫn nộp hồ sơ trực tuyến tại nhà văn hóa các tổ dân phố",
        "Mỗi tháng một buổi tại nhà văn hóa, có người hướng dẫn và thiết bị đi kèm.",
    ),
    Issued(
        "TTPVHCC",
        _KH,
        "09",
        dt.date(2026, 3, 4),
        "Trả kết quả tại nhà cho người cao tuổi, người khuyết tật và người ốm đau",
        "Người dân đăng ký qua điện thoại của Trung tâm; kết quả được trao tại nhà trong hai ngày làm việc.",
    ),
    Issued(
        "TTPVHCC",
        _KH,
        "61",
        dt.date(2026, 2, 26),
        "Khảo sát sự hài lòng của người dân, tổ chức năm 2026",
        "Khảo sát bằng phiếu tại quầy và trên máy tra cứu, tổng hợp hằng quý.",
        is_of_committee=True,
    ),
    Issued(
        "TTPVHCC",
        _TB,
        "71",
        dt.date(2026, 3, 10),
        "Niêm yết, công khai thủ tục hành chính và mã QR tra cứu",
        "Niêm yết tại Bộ phận Một cửa và nhà văn hóa các tổ dân phố.",
        is_of_committee=True,
    ),
    Issued(
        "TTPVHCC",
        _CV,
        "158",
        dt.date(2026, 3, 16),
        "phối hợp giải quyết hồ sơ sắp đến hạn",
        "Các phòng rà soát hồ sơ sắp đến hạn theo danh sách của Trung tâm, giải quyết dứt điểm trước hạn.",
        is_of_committee=True,
    ),
    REQUEST,
    Issued(
        "KTHT",
        _KH,
        "233",
        dt.date(2026, 10, 21),
        "Chỉnh trang cảnh quan, cây xanh khu vực trụ sở và các tuyến phố chính",
        "Trồng cây, sửa vỉa hè và thay bóng đèn tại các tuyến phố chính.",
        is_of_committee=True,
    ),
)


def issue_papers(seed: CommuneSeed, clerk: Actor, *, today: dt.date) -> dict[str, Document]:
    """Enter the papers in the register on the day after they were issued; return them by reference."""
    found = {}
    for one in ISSUED:
        if one.on < today:
            document = _enter(one, seed, clerk)
            found[document.reference] = document
    return found


def paper_of(issued: Issued, seed: CommuneSeed) -> Paper:
    unit = _UNITS[issued.unit]
    letter = issued.type == DocumentType.CONG_VAN
    head = next(at for at, one in enumerate(PEOPLE) if one.unit == unit.code and Role.UNIT_HEAD in one.roles)
    values = {
        "number": issued.number,
        "symbol": issued.symbol,
        "day": f"{issued.on.day:02}",
        "month": f"{issued.on.month:02}" if issued.on.month < 3 else str(issued.on.month),
        "subject": issued.subject,
        "content": issued.content,
        "TYPE": type_name(issued.type).upper(),
        "UNIT": unit.name.upper(),
        "unit": unit.name,
        "code": unit.code,
        "HEAD": _HEADS[unit.kind],
        "signer": seed.names[head],
    }
    name = f"{'cong-van' if letter else 'van-ban'}-{'uy-ban' if issued.is_of_committee else 'don-vi'}"
    return Paper(name, f"{type_name(issued.type)} {issued.number}-{issued.symbol}", issued.on, values)


def _enter(issued: Issued, seed: CommuneSeed, clerk: Actor) -> Document:
    reading = read_paper(paper_of(issued, seed), seed, clerk)
    unit = _UNITS[issued.unit]
    place = f"{CommuneLevel(seed.level).label.lower()} {seed.name}"
    facts = DocumentFacts(
        Direction.ISSUED,
        type=issued.type,
        number=issued.number,
        symbol=issued.symbol,
        issuer=f"Ủy ban nhân dân {place}" if issued.is_of_committee else unit.name,
        issued_on=issued.on,
        subject=issued.subject,
        signer=str(reading.parsed.get("signature", {}).get("name") or ""),
    )
    with clock.at(morning(issued.on, 9)):
        return file_document(reading, facts, actor=clerk)
