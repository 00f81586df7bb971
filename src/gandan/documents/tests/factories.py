"""Papers of our own words, and shallow factories."""

from typing import Any

import vanban

from gandan.common import clock
from gandan.documents.enums import Direction, ReadingState
from gandan.documents.models import Document, Reading
from gandan.documents.reader import Outcome
from gandan.documents.services import begin_reading, finish_reading, take_in
from gandan.files.enums import MediaType
from gandan.files.models import StoredFile
from gandan.organisations.actors import Actor
from gandan.organisations.models import Official

PAPER = """\
ỦY BAN NHÂN DÂN
PHƯỜNG BẾN ĐÁ

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 41/KH-UBND

Phường Bến Đá, ngày 20 tháng 4 năm 2026

KẾ HOẠCH
Giữ gìn trụ sở xanh, sạch trên địa bàn phường Bến Đá giai đoạn 2026-2030

Thực hiện Kế hoạch số 12/KH-UBND ngày 08/01/2026 của Ủy ban nhân dân thành phố Thử.

Ủy ban nhân dân phường Bến Đá ban hành kế hoạch như sau:

I. TỔ CHỨC THỰC HIỆN

1. Phòng Văn hóa - Xã hội:
- Tổng hợp kết quả, báo cáo Ủy ban nhân dân phường trước ngày 15/11 hằng năm.
- Lựa chọn khẩu hiệu ngắn gọn treo tại trụ sở trước ngày 20/12/2026.

2. Các phòng, đơn vị:
- Phân công người giữ gìn trụ sở, gửi danh sách về Phòng Văn hóa - Xã hội trước ngày 30/11/2026.

Yêu cầu các phòng, đơn vị nghiêm túc thực hiện./.

Nơi nhận:
- Các phòng, đơn vị;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Đỗ Minh Khang
"""
MARKED_PAPER = PAPER.replace("Số: 41/KH-UBND", "Số: 41/KH-UBND\n\nMẬT\n")


def make_reading(actor: Actor, content: bytes = PAPER.encode(), *, name: str = "ke-hoach.txt") -> Reading:
    """A reading that waits for review, read by the real reader."""
    reading = take_in(content, name=name, actor=actor)
    work = begin_reading(reading.pk)
    assert work is not None
    parsed = vanban.to_dict(vanban.parse(content, units=work.units), evidence=True)
    finish_reading(reading.pk, Outcome(parsed))
    reading.refresh_from_db()
    return reading


def make_waiting(official: Official, number: int, **fields: Any) -> Reading:
    """A reading without anything read."""
    reading = Reading(
        code=f"VD-2026-{number:04}",
        file=_stored(number),
        file_name=f"tep-{number}.txt",
        uploaded_at=clock.now(),
        uploaded_by=official,
        **({"state": ReadingState.QUEUED} | fields),
    )
    reading.save()
    return reading


def make_document(official: Official, number: int, **fields: Any) -> Document:
    values = {
        "code": f"VB-2026-{number:04}",
        "direction": Direction.ISSUED,
        "type": "ke_hoach",
        "number": str(number),
        "symbol": "KH-UBND",
        "issuer": "Ủy ban nhân dân phường Sông Cửa",
        "subject": f"Giữ gìn trụ sở, lần {number}",
        "file": _stored(number + 5000),
        "created_at": clock.now(),
        "created_by": official,
    }
    document = Document(**(values | fields))
    document.save()
    return document


def _stored(number: int) -> StoredFile:
    stored = StoredFile(
        sha256=f"{number:064x}", size=10, media_type=MediaType.TEXT, name="tep.txt", created_at=clock.now()
    )
    stored.save()
    return stored
