"""The self-assessment as an official paper with its table as a landscape annex (Decree 30/2020/NĐ-CP)."""

import datetime as dt
from collections.abc import Iterator, Sequence

from vanban import Annex, Block, Document, Signature

from gandan.activities.models import Evidence
from gandan.assessment.queries.score import LivingScore
from gandan.assessment.queries.table import TableRow
from gandan.assessment.rules.points import points_words
from gandan.common.formats import prose_day
from gandan.organisations.posts import SignatureBlock
from gandan.tenancy.models import Commune

SAMPLE_MARK = "MẪU – không phải bộ tiêu chí của QĐ 5049"
_HEAD = ("STT", "Tiêu chí", "Điểm tối đa", "Điểm tự chấm", "Lý do, số liệu", "Minh chứng")
_MOST_TITLES = 4


def compose(
    score: LivingScore, rows: Sequence[TableRow], *, commune: Commune, signed: SignatureBlock, on: dt.date
) -> Document:
    """Return the paper; its number and the day of signing stay open until it is signed."""
    year = score.assessment.year
    return Document(
        type="bao_cao",
        issuer=commune.committee_name,
        symbol="BC-UBND",
        place=commune.full_name,
        date=f"{on:%Y-%m}",
        subject=f"Kết quả tự đánh giá, chấm điểm năm {year}{_registered(score)}",
        signature=Signature(
            signed.authority or None, signed.capacity or None, signed.position or None, signed.name or None
        ),
        recipients=(f"Lãnh đạo {commune.short_committee_name}", "Lưu: VT"),
        body=tuple(Block("paragraph", line) for line in _body(score, commune)),
        annexes=(Annex(title=_annex_title(score), landscape=True, body=(_table(rows),)),),
    )


def _registered(score: LivingScore) -> str:
    return f" theo {score.registered.threshold.name} đã đăng ký" if score.registered else ""


def _annex_title(score: LivingScore) -> str:
    title = f"BẢNG TỰ CHẤM ĐIỂM NĂM {score.assessment.year}"
    return f"{title}\n{SAMPLE_MARK}" if score.assessment.criteria_set.is_sample else title


def _body(score: LivingScore, commune: Commune) -> Iterator[str]:
    assessment, sheet, chosen = score.assessment, score.sheet, score.assessment.criteria_set
    if chosen.is_sample:
        yield f"{SAMPLE_MARK}."
    yield (
        f"{commune.committee_name} tự đánh giá, chấm điểm theo {chosen.name} ({chosen.source}), kỳ từ ngày "
        f"{prose_day(assessment.from_on)} đến ngày {prose_day(assessment.to_on)}, kết quả như sau:"
    )
    yield f"Tổng điểm tự chấm: {points_words(sheet.total.points)}/{points_words(sheet.total.most)} điểm."
    for part in sheet.parts:
        total = sheet.totals[part.key]
        yield f"{part.number}. {part.name}: {points_words(total.points)}/{points_words(total.most)} điểm."
    if score.registered:
        level = score.registered.threshold
        yield f"Mức đăng ký: {level.name} (ngưỡng {points_words(level.least)} điểm). {_result(score)}"
    yield "Điểm, lý do và minh chứng của từng tiêu chí nêu tại Phụ lục kèm theo./."


def _result(score: LivingScore) -> str:
    if score.registered and score.registered.is_reached:
        return "Tự đánh giá: đạt mức đăng ký."
    reached = f"đạt {score.reached.name}" if score.reached else "chưa đạt mức nào"
    return f"Tự đánh giá: chưa đạt mức đăng ký, {reached}."


def _table(rows: Sequence[TableRow]) -> Block:
    lines = (
        (
            line.row.item.number,
            line.row.item.name,
            line.row.most,
            line.row.points or "Chưa chấm",
            line.reason,
            _titles(line.evidence) if line.row.item.is_leaf else "",
        )
        for line in rows
    )
    return Block("table", rows=(_HEAD, *lines))


def _titles(evidence: Sequence[Evidence]) -> str:
    named = "; ".join(f"{one.title} ({one.code})" for one in evidence[:_MOST_TITLES])
    more = len(evidence) - _MOST_TITLES
    return f"{named}; và {more} minh chứng khác" if more > 0 else named
