"""Figures of other systems, entered month by month with their source and a sheet as proof."""

import datetime as dt
import io
import random
from dataclasses import dataclass
from decimal import Decimal

import xlsxwriter

from gandan.activities.services import keep_file, record_evidence
from gandan.common import clock
from gandan.demo.activity import People, moment
from gandan.demo.happenings import CENTRE_WINDOW
from gandan.indicators.enums import MIN_SAMPLE, Direction, ValueKind
from gandan.indicators.facts import IndicatorFacts, ValueFacts
from gandan.indicators.models import EnteredIndicator
from gandan.indicators.rules.checks import Given
from gandan.indicators.services.entering import define_indicator, enter_value
from gandan.organisations.actors import Actor
from gandan.organisations.models import Unit
from gandan.workdays.windows import Window, report_months

_CASES = "Hệ thống thông tin giải quyết thủ tục hành chính thành phố"


@dataclass(frozen=True, slots=True)
class FigureSeed:
    code: str
    name: str
    counted_in: str
    source: str
    of_centre: tuple[int, int]
    """Numerator and denominator of the window of the centre's report."""
    monthly: tuple[int, int]
    """Least and most denominator of a month."""
    share: tuple[float, float]


FIGURES = (
    FigureSeed(
        "truc_tuyen",
        "Tỷ lệ dịch vụ công trực tuyến toàn trình có phát sinh hồ sơ",
        "dịch vụ công",
        "Cổng Dịch vụ công quốc gia",
        (112, 118),
        (112, 124),
        (0.90, 0.97),
    ),
    FigureSeed("so_hoa", "Tỷ lệ số hóa hồ sơ", "hồ sơ", _CASES, (1468, 1479), (820, 1240), (0.975, 0.999)),
    FigureSeed(
        "tai_su_dung", "Tỷ lệ tái sử dụng dữ liệu số hóa", "hồ sơ", _CASES, (1390, 1468), (800, 1200), (0.93, 0.98)
    ),
    FigureSeed(
        "hai_long",
        "Tỷ lệ hài lòng của người dân, tổ chức",
        "phiếu",
        "Phiếu khảo sát tại quầy và máy tra cứu",
        (159, 164),
        (80, 150),
        (0.94, 0.99),
    ),
)


def enter_figures(centre: People, officer: Actor, chance: random.Random, *, today: dt.date) -> int:
    """Define the four figures and enter them for each closed month, and for the centre's own window."""
    with clock.at(moment(dt.date(2026, 1, 12), 9, chance)):
        kept = define_figures(centre.worker.unit, officer)
    windows = [period.window for period in report_months(today, today.month) if period.window.to_on < today]
    windows = sorted([*windows, Window(*CENTRE_WINDOW)], key=lambda window: window.to_on)
    for window in windows:
        rows = {seed.code: _parts(seed, window, chance) for seed in FIGURES}
        on = min(window.to_on + dt.timedelta(days=2), today)
        with clock.at(moment(on, 10, chance)):
            sheet = keep_file(_sheet(window, rows), name=f"so-lieu-{window.to_on:%d-%m-%Y}.xlsx", actor=centre.worker)
            proof = record_evidence(
                sheet,
                title=f"Bảng số liệu một cửa từ {window.from_on:%d/%m/%Y} đến {window.to_on:%d/%m/%Y}",
                period=(window.from_on, window.to_on),
                unit=centre.worker.unit,
                actor=centre.worker,
            )
            for seed in FIGURES:
                numerator, denominator = rows[seed.code]
                given = Given(Decimal(numerator), Decimal(denominator))
                facts = ValueFacts(window.from_on, window.to_on, given)
                enter_value(kept[seed.code], facts, proof=proof, actor=centre.worker, today=on)
    return len(windows) * len(FIGURES)


def define_figures(centre: Unit, officer: Actor) -> dict[str, EnteredIndicator]:
    """Say which figures the centre enters; return them by code."""
    return {
        seed.code: define_indicator(
            IndicatorFacts(
                seed.name,
                ValueKind.RATE,
                seed.source,
                measured_in="%",
                counted_in=seed.counted_in,
                direction=Direction.UP,
                unit=centre,
                min_sample=MIN_SAMPLE,
            ),
            actor=officer,
            code=seed.code,
        )
        for seed in FIGURES
    }


def _parts(seed: FigureSeed, window: Window, chance: random.Random) -> tuple[int, int]:
    if (window.from_on, window.to_on) == CENTRE_WINDOW:
        return seed.of_centre
    whole = chance.randint(*seed.monthly)
    return round(whole * chance.uniform(*seed.share)), whole


def _sheet(window: Window, rows: dict[str, tuple[int, int]]) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.set_properties({"created": dt.datetime.combine(window.to_on, dt.time())})
    sheet = book.add_worksheet("Số liệu")
    sheet.write_row(0, 0, ("Minh họa", f"{window.from_on:%d/%m/%Y}", f"{window.to_on:%d/%m/%Y}"))
    sheet.write_row(1, 0, ("Chỉ tiêu", "Tử số", "Mẫu số"))
    for line, seed in enumerate(FIGURES, 2):
        sheet.write_row(line, 0, (seed.name, *rows[seed.code]))
    book.close()
    return out.getvalue()
