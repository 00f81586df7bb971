"""Numbers and sentences as official papers word them."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gandan.common.numbers import count_words, given_words, value_words
from gandan.reports.enums import Figure
from gandan.reports.rules.figures import Rate, Tally, on_time_rate
from gandan.workdays.windows import Window

FROM, TO, RATE, CHANGE = "tu-ngay", "den-ngay", "ty-le-dung-han", ".thay-doi"
"""Codes of numbers in sentences that are no figure themselves."""
_JOINING = ("đã ", "đang ", "chưa ", "sẽ ", "tiếp tục ", "vẫn ")
_VERBS = (
    "treo lắp đặt tổ_chức ban_hành tham_mưu xây_dựng tuyên_truyền phát đăng niêm_yết rà_soát cập_nhật triển_khai "
    "hoàn_thành phối_hợp tiếp_nhận giải_quyết hướng_dẫn kiểm_tra gửi báo_cáo thực_hiện lập mở bố_trí trang_bị "
    "công_khai số_hóa thành_lập họp trình ký cấp trao thăm chỉ_đạo phân_công tập_huấn mua sửa thống_kê khảo_sát trả "
    "đề_xuất đề_nghị tổng_hợp vận_động mời dán in quay chụp thăm lấy_ý_kiến đôn_đốc"
)
_ACTIONS = tuple(verb.replace("_", " ") + " " for verb in _VERBS.split())


@dataclass(frozen=True, slots=True)
class Chip:
    """A counted number in a sentence; its code says which, and opens its records."""

    code: str
    text: str


Sentence = tuple[str | Chip, ...]


@dataclass(frozen=True, slots=True)
class Number:
    """A figure that a unit handed in with its words."""

    name: str
    value: float | int
    unit: str


def plain(sentence: Sentence) -> str:
    return "".join(piece if isinstance(piece, str) else piece.text for piece in sentence)


def percent_number(rate: Rate) -> str:
    return f"{rate.percent:.1f}".removesuffix(".0").replace(".", ",")


def percent_words(rate: Rate) -> str:
    return f"{percent_number(rate)} %"


def rate_words(rate: Rate) -> str:
    """Return the rate, or why there is none."""
    if rate.is_enough:
        return percent_words(rate)
    return f"Chưa đủ số liệu (mới có {count_words(rate.denominator)} nhiệm vụ)"


def paper_day(day: dt.date) -> str:
    """Return "05/11/2026" and "05/3/2026": a leading 0 for days below 10 and months 1 and 2 (Decree 30/2020)."""
    return f"{day.day:02}/{day.month:02}/{day.year}" if day.month < 3 else f"{day.day:02}/{day.month}/{day.year}"


def window_words(window: Window) -> str:
    return f"từ ngày {paper_day(window.from_on)} đến ngày {paper_day(window.to_on)}"


_ROMAN = ("I", "II", "III", "IV")


def window_name(window: Window) -> str:
    """Return "tháng 11 năm 2026" for a report period (15th to 14th) or calendar one, else its days."""
    first, last = window.from_on, window.to_on
    by_decree = first.day == 15 and last.day == 14
    by_calendar = first.day == 1 and (last + dt.timedelta(days=1)).day == 1
    start = first.year * 12 + first.month - (0 if by_decree else 1)
    months = last.year * 12 + last.month - start
    if not (by_decree or by_calendar) or start % months:
        return window_words(window)
    if months == 1:
        return f"tháng {last.month:02} năm {last.year}" if last.month < 3 else f"tháng {last.month} năm {last.year}"
    if months == 3:
        return f"quý {_ROMAN[last.month // 3 - 1]} năm {last.year}"
    if months == 6:
        return f"6 tháng {'đầu' if last.month == 6 else 'cuối'} năm {last.year}"
    return f"năm {last.year}" if months == 12 else window_words(window)


def count_change_words(change: int | None) -> str:
    """Return "tăng 03", "giảm 02", "không đổi"; empty for what is not compared."""
    if change is None:
        return ""
    if not change:
        return "không đổi"
    return f"{'tăng' if change > 0 else 'giảm'} {count_words(abs(change))}"


def overview(
    counts: Tally, window: Window, *, progress: int, evidence: int, difficulties: int, unit: str = ""
) -> list[Sentence]:
    """Return the figures of a report in sentences; parts that are zero and say nothing are left out.

    ``unit`` is the one that reports, empty for all together.
    """
    sentences = [_due_sentence(counts, window)]
    if counts.settled:
        sentences.append(_rate_sentence(counts))
    sentences.append(_work_sentence(counts))
    sentences.append(_records_sentence(unit or "Các đơn vị", progress, evidence, difficulties))
    return sentences


def window_pieces(window: Window) -> Sentence:
    first, last = paper_day(window.from_on), paper_day(window.to_on)
    return ("từ ngày ", Chip(FROM, first), " đến ngày ", Chip(TO, last))


def _due_sentence(counts: Tally, window: Window) -> Sentence:
    opening = ("T", *_tail(window_pieces(window)))
    if not counts.due:
        return (*opening, ", không có nhiệm vụ đến hạn.")
    kinds = [
        ("hoàn thành đúng hạn", Figure.ON_TIME),
        ("hoàn thành quá hạn", Figure.LATE),
        ("đã báo xong, chờ xác nhận", Figure.WAITING),
        ("đang thực hiện trong hạn", Figure.IN_TIME),
        ("chưa thực hiện, còn trong hạn", Figure.NOT_STARTED),
        ("quá hạn chưa hoàn thành", Figure.OVERDUE),
    ]
    pieces: list[str | Chip] = [*opening, ", có ", _chip(Figure.DUE, counts)]
    pieces.append(" nhiệm vụ đến hạn (tính theo từng đơn vị được giao), trong đó: ")
    shown = [(name, figure) for name, figure in kinds if counts.of(figure)]
    for index, (name, figure) in enumerate(shown):
        pieces += [f"{'; ' if index else ''}{name} ", _chip(figure, counts), " nhiệm vụ"]
    return (*pieces, ".")


def _tail(sentence: Sentence) -> Sentence:
    """Return the sentence without its first letter."""
    first, *rest = sentence
    return (first[1:] if isinstance(first, str) else first, *rest)


def _rate_sentence(counts: Tally) -> Sentence:
    rate = on_time_rate(counts)
    if not rate.is_enough:
        few = Chip(Figure.SETTLED, count_words(rate.denominator))
        return ("Tỷ lệ hoàn thành đúng hạn: chưa đủ số liệu (mới có ", few, " nhiệm vụ đã đến hạn hoặc đã xong).")
    return (
        "Tỷ lệ hoàn thành đúng hạn đạt ",
        Chip(RATE, percent_number(rate)),
        " % (",
        _chip(Figure.ON_TIME, counts),
        "/",
        _chip(Figure.SETTLED, counts),
        " nhiệm vụ đã đến hạn hoặc đã xong).",
    )


def _work_sentence(counts: Tally) -> Sentence:
    pieces: list[str | Chip] = ["Trong kỳ đã hoàn thành ", _chip(Figure.DONE, counts), " nhiệm vụ"]
    if counts.standing:
        pieces += ["; thực hiện ", _chip(Figure.STANDING, counts), " việc thường xuyên"]
    if counts.carried:
        pieces += ["; có ", _chip(Figure.CARRIED, counts), " nhiệm vụ quá hạn từ kỳ trước chuyển sang"]
    return (*pieces, ".")


def _records_sentence(who: str, progress: int, evidence: int, difficulties: int) -> Sentence:
    pieces: list[str | Chip] = [
        f"{who} đã gửi ",
        Chip(Figure.PROGRESS, count_words(progress)),
        " lượt báo cáo tiến độ, kèm ",
        Chip(Figure.EVIDENCE, count_words(evidence)),
        " minh chứng",
    ]
    if difficulties:
        pieces += ["; nêu ", Chip(Figure.DIFFICULTIES, count_words(difficulties)), " khó khăn, vướng mắc"]
    return (*pieces, ".")


def change_sentence(counts: Tally, before: Tally, *, is_running: bool = False) -> Sentence:
    """Return what changed since the window before; empty where that one had nothing to be held against.

    Of a running window the days that have passed stand against as many first days of the one before.
    """
    if before == Tally():
        return ()
    kinds = [
        ("nhiệm vụ đến hạn ", Figure.DUE),
        ("hoàn thành trong kỳ ", Figure.DONE),
        ("quá hạn chưa hoàn thành ", Figure.OVERDUE),
    ]
    pieces: list[str | Chip] = [
        "Tính đến nay, so với cùng số ngày đầu của kỳ liền trước: " if is_running else "So với kỳ liền trước: "
    ]
    for at, (name, figure) in enumerate(kinds):
        change = counts.of(figure) - before.of(figure)
        pieces += ["; " if at else "", f"{name}{'không đổi' if not change else 'tăng ' if change > 0 else 'giảm '}"]
        if change:
            pieces.append(Chip(f"{figure}{CHANGE}", count_words(abs(change))))
    return (*pieces, ".")


def _chip(figure: Figure, counts: Tally) -> Chip:
    return Chip(figure, count_words(counts.of(figure)))


def unit_sentence(unit: str, words: str, numbers: Sequence[Number] = (), *, times: int = 1) -> str:
    """Return "Phòng X đã treo 02 bảng khẩu hiệu." from what the unit typed, with how often it said so.

    Words that begin with a verb of doing join on with "đã"; others stand behind a colon, never bent into a sentence.
    """
    told = " ".join(words.split()).rstrip(" .;,")
    often = [f"{count_words(times)} lần"] if times > 1 else []
    added = "; ".join([*often, *(_number_words(number) for number in numbers)])
    if not told:
        return f"{unit}: {added or 'có báo cáo tiến độ, không ghi nội dung'}."
    lowered = told[0].lower() + told[1:]
    start = f"{lowered.lower()} "
    if start.startswith(_JOINING):
        sentence = f"{unit} {lowered}"
    elif start.startswith(_ACTIONS):
        sentence = f"{unit} đã {lowered}"
    else:
        sentence = f"{unit}: {told}"
    return f"{sentence} ({added})." if added else f"{sentence}."


def told(words: str, numbers: Sequence[Number] = ()) -> str:
    """Return what the unit typed as a sentence, where its name stands beside it already."""
    plain_words = " ".join(words.split()).rstrip(" .;,")
    added = "; ".join(_number_words(number) for number in numbers)
    whole = f"{plain_words} ({added})" if plain_words and added else plain_words or added
    return f"{whole[0].upper()}{whole[1:]}." if whole else ""


def _number_words(number: Number) -> str:
    words = value_words(number.value) if number.value == int(number.value) else given_words(number.value)
    return f"{number.name}: {words} {number.unit}".rstrip()


def grouped_lines(parts: Iterable[tuple[str, str, dt.date]]) -> list[str]:
    """Return a line for each task and the units that share its days, as in "Phòng X, Phòng Y: … (hạn 05/3/2026)"."""
    tasks: dict[str, dict[str, list[dt.date]]] = {}
    for unit, task, due_on in parts:
        tasks.setdefault(task, {}).setdefault(unit, []).append(due_on)
    lines = []
    for task, units in tasks.items():
        shared: dict[tuple[dt.date, ...], list[str]] = {}
        for unit, days in units.items():
            shared.setdefault(tuple(sorted(set(days))), []).append(unit)
        lines += [
            f"{', '.join(names)}: {task.rstrip(' .;:')} (hạn {', '.join(paper_day(day) for day in days)})."
            for days, names in shared.items()
        ]
    return lines
