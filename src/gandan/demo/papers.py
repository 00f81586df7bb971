"""The papers of the demo, as files that the system reads like any other."""

import datetime as dt
from dataclasses import dataclass, field
from importlib.resources import files

import vanban

from gandan.common.formats import prose_day
from gandan.demo.people import CITY, PEOPLE, CommuneSeed
from gandan.tenancy.enums import CommuneLevel


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper of ``papers/<name>.txt``, the day on which it is entered, and what else it names."""

    name: str
    title: str
    entered_on: dt.date
    values: dict[str, str] = field(default_factory=dict)


STANDING = (
    Paper("ke-hoach-than-thien", "Kế hoạch Chính quyền thân thiện 2026", dt.date(2026, 1, 22)),
    Paper("thong-bao-ket-luan", "Thông báo kết luận giao ban tháng 10", dt.date(2026, 10, 27)),
)
WAITING = Paper("cong-van-den", "Công văn Sở Nội vụ", dt.date(2026, 11, 17))
"""Read and not yet reviewed: the first thing a visitor may try."""

THEMES = (
    "Xây dựng Bộ phận Một cửa thân thiện",
    "Tuyến phố văn minh, thân thiện",
    "Nâng cao sự hài lòng của người dân",
    "Hỗ trợ người cao tuổi dùng dịch vụ công trực tuyến",
    "Thi đua cán bộ thân thiện",
    "Công sở xanh, sạch, gọn",
    "Lắng nghe ý kiến Nhân dân",
    "Phục vụ tại nhà cho người yếu thế",
    "Truyền thông về mô hình thân thiện",
    "Rà soát thủ tục hành chính",
    "Tổ dân phố thân thiện",
    "Ngày thứ Bảy vì dân",
)


def themed(count: int) -> list[Paper]:
    """Return up to twelve plans of one theme each, spread over the year."""
    return [_themed(index, theme) for index, theme in enumerate(THEMES[:count])]


def write_paper(paper: Paper, seed: CommuneSeed) -> bytes:
    """Return the paper of a commune as a PDF in the prescribed layout; the same call gives the same bytes."""
    text = (files("gandan.demo") / "papers" / f"{paper.name}.txt").read_text(encoding="utf-8")
    document = vanban.parse_text(fill_in(text, seed, paper.values))
    return vanban.render_pdf(document, timestamp=dt.datetime.combine(paper.entered_on, dt.time(), tzinfo=dt.UTC))


def fill_in(text: str, seed: CommuneSeed, values: dict[str, str] | None = None) -> str:
    """Put the names of the commune, its leaders and its city into the text."""
    full_name = f"{CommuneLevel(seed.level).label} {seed.name}"
    level = CommuneLevel(seed.level).label.lower()
    chair, vice = (seed.names[PEOPLE.index(person)] for person in PEOPLE[:2])
    city_name = CITY[1].removeprefix("Thành phố ")
    named = {
        "WARD": full_name.upper(),
        "Ward": full_name,
        "ward": f"{level} {seed.name}",
        "CITY": CITY[1].upper(),
        "City_place": city_name,
        "city": f"thành phố {city_name}",
        "level": level,
        "chair": chair,
        "vice": vice,
    } | (values or {})
    for name, value in named.items():
        text = text.replace(f"{{{name}}}", value)
    return text


def _themed(index: int, theme: str) -> Paper:
    entered = dt.date(2026, 2, 2) + dt.timedelta(days=21 * index)
    days = [entered + dt.timedelta(days=later) for later in (30, 60, 120)]
    return Paper(
        "ke-hoach-chuyen-de",
        f"Kế hoạch {theme}",
        entered,
        {
            "number": str(52 + 7 * index),
            "day": f"{entered.day:02}",
            "month": prose_day(entered).split("/")[1],
            "theme": theme,
            "first": prose_day(days[0]),
            "second": prose_day(days[1]),
            "third": prose_day(days[2]),
        },
    )
