"""The blocks of a form, each filled from what was gathered."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import replace

from django.urls import reverse

from gandan.common.numbers import count_words
from gandan.indicators.queries import Reading
from gandan.procedures.enums import TableKind
from gandan.reports.enums import MIN_SAMPLE, OF_PARTS, Figure, Result
from gandan.reports.queries.material import Material
from gandan.reports.queries.names import basis_words, closing_words, paper_of, subject_words
from gandan.reports.queries.procedure_tables import procedure_paragraphs
from gandan.reports.queries.records import NextPart
from gandan.reports.queries.tables import TABLE_TITLES, table_rows
from gandan.reports.rules.figures import on_time_rate
from gandan.reports.rules.outline import BlockKind, OutlineBlock, OutlineSection
from gandan.reports.rules.paragraphs import (
    NOTHING,
    Difficulty,
    IndicatorWords,
    counted,
    inside,
    recorded,
    told_activities,
    told_difficulty,
    told_indicator,
    told_papers,
)
from gandan.reports.rules.sentences import (
    CHANGE,
    FROM,
    RATE,
    TO,
    Chip,
    change_sentence,
    count_change_words,
    grouped_lines,
    overview,
    paper_day,
    percent_number,
    percent_words,
    unit_sentence,
    window_words,
)
from gandan.reports.rules.text import FigureText, ParagraphKind, ParagraphText, SectionText
from gandan.workdays.windows import Window

Paragraphs = Iterable[ParagraphText]
_MOST_STANDING = 6
_MOST_OVERDUE = 10
"""Named in the sentence; the annex and the list of tasks have all."""


class Filler:
    """Fills the blocks of one report; addresses are those of its commune."""

    def __init__(self, material: Material) -> None:
        self.material = material
        self.commune = material.report.commune.slug
        self._fills: dict[BlockKind, Callable[[OutlineBlock], Paragraphs]] = {
            BlockKind.OPENING: self._opening,
            BlockKind.DOCUMENTS: self._documents,
            BlockKind.OVERVIEW: self._overview,
            BlockKind.INDICATORS: self._indicators,
            BlockKind.ACTIVITIES: self._activities,
            BlockKind.UNITS: self._units,
            BlockKind.TASKS: self._tasks,
            BlockKind.OVERDUE: self._overdue,
            BlockKind.DIFFICULTIES: self._difficulties,
            BlockKind.NEXT: self._next,
            BlockKind.TABLE: self._table,
            BlockKind.CHART: self._chart,
            BlockKind.PICTURES: self._pictures,
            BlockKind.PROSE: self._prose,
            BlockKind.CLOSING: self._closing,
        }

    def section(self, section: OutlineSection) -> SectionText:
        """Return the section as the records fill it; a required one says that nothing happened."""
        paragraphs = [one for block in section.blocks for one in self._fills[block.kind](block)]
        hints = [block.words for block in section.blocks if block.kind is BlockKind.PROSE]
        if not paragraphs and section.is_required and not hints:
            paragraphs = [ParagraphText(f"nothing:{section.key}", NOTHING)]
        return SectionText(
            key=section.key,
            number=section.number,
            heading=section.heading,
            level=section.level,
            paragraphs=tuple(paragraphs),
            is_annex=section.is_annex,
            is_landscape=section.is_landscape,
            is_required=section.is_required,
            hint=" ".join(hints),
        )

    def url(self, name: str, **kwargs: str) -> str:
        return reverse(name, kwargs={"commune": self.commune, **kwargs})

    def figure_url(self, code: str) -> str:
        """Return the page of the records behind a figure of tasks; empty for days and changes."""
        figure = Figure.SETTLED if code == RATE else code.removesuffix(CHANGE)
        if figure not in set(Figure):
            return ""
        return self.url("report_figure", code=self.material.report.code, figure=figure)

    def pool(self) -> dict[str, FigureText]:
        """Return every figure that words may name, by its code."""
        material = self.material
        window, counts = material.subject.window, material.counts
        texts = {FROM: paper_day(window.from_on), TO: paper_day(window.to_on)}
        texts |= {figure.value: count_words(counts.of(figure)) for figure in Figure}
        texts |= {f"{f.value}{CHANGE}": count_words(abs(counts.change(f) or 0)) for f in OF_PARTS}
        rate = on_time_rate(counts.total)
        if rate.is_enough:
            texts[RATE] = percent_number(rate)
        pool = {code: FigureText(text, code, self.figure_url(code), 0) for code, text in texts.items()}
        values = {code: reading for code, reading in material.readings.items() if reading.value_words}
        return pool | {code: FigureText(one.value_words, code, one.url, 0) for code, one in values.items()}

    def _opening(self, block: OutlineBlock) -> Paragraphs:
        report, window = self.material.report, self.material.subject.window
        name = report.unit.name if report.unit else report.commune.committee_name
        basis = basis_words(report)
        text = f"{basis}, {name} báo cáo {subject_words(report, inside=True)}, cụ thể như sau:"
        yield _with_window(ParagraphText("opening", text), window.from_on, window.to_on)

    def _closing(self, block: OutlineBlock) -> Paragraphs:
        window = self.material.subject.window
        yield _with_window(ParagraphText("closing", closing_words(self.material.report)), window.from_on, window.to_on)

    def _documents(self, block: OutlineBlock) -> Paragraphs:
        report, link = self.material.report, lambda code: self.url("document", code=code)
        papers = [paper_of(row) for row in self.material.issued]
        yield from told_papers(papers, "document", "Ban hành", url=link, list_url=self.url("documents"))
        lead = f"Tham mưu {report.commune.short_committee_name} ban hành"
        papers = [paper_of(row) for row in self.material.drafted]
        yield from told_papers(papers, "drafted", lead, url=link, list_url=self.url("documents"))

    def _overview(self, block: OutlineBlock) -> Paragraphs:
        material = self.material
        counts = material.counts
        if not any(counts.of(figure) for figure in Figure):
            return
        sentences = overview(
            counts.total,
            material.subject.window,
            progress=counts.progress,
            evidence=counts.evidence,
            difficulties=counts.difficulties,
            unit=material.report.unit.name if material.report.unit else "",
        )
        changes = {figure.value: count_change_words(counts.change(figure)) for figure in OF_PARTS}
        names = overview_names(has_rate=counts.total.settled > 0)
        for name, sentence in zip(names, sentences, strict=True):
            yield counted(f"figure:{name}", sentence, self.figure_url, changes=changes)
        is_running = material.subject.window.is_running(material.subject.today)
        change = change_sentence(counts.so_far, counts.before, is_running=is_running)
        if change:
            yield counted("figure:change", change, self.figure_url)

    def _indicators(self, block: OutlineBlock) -> Paragraphs:
        readings = (self.material.readings.get(code) for code in block.codes)
        told = (told_indicator(_words_of(reading)) for reading in readings if reading)
        yield from (paragraph for paragraph in told if paragraph)

    def _activities(self, block: OutlineBlock) -> Paragraphs:
        lines = [line for line in self.material.activities if not block.group or line.group == block.group]
        code = self.material.report.code

        def fold_url(kind: str) -> str:
            path = self.url("report_activities", code=code, kind=kind)
            return f"{path}?nhom={block.group}" if block.group else path

        yield from told_activities(
            lines, block.group, url=lambda activity: self.url("activity", code=activity), fold_url=fold_url
        )

    def _units(self, block: OutlineBlock) -> Paragraphs:
        rows = self.material.units
        if len(rows) < 2:
            return
        head = ("STT", "Đơn vị", "Đến hạn", "Đúng hạn", "Quá hạn, đã xong", "Quá hạn, chưa xong", "Tỷ lệ đúng hạn")
        figures = (Figure.DUE, Figure.ON_TIME, Figure.LATE, Figure.OVERDUE)
        cells: list[tuple[str, ...]] = [head]
        links: list[tuple[str, ...]] = [()]
        for at, row in enumerate(rows, 1):
            rate = percent_words(row.rate) if row.rate.is_enough else "-"
            cells.append((f"{at}", row.unit.name, *(f"{row.counts.of(figure)}" for figure in figures), rate))
            opened = (f"{self.figure_url(figure)}?don-vi={row.unit.code}" for figure in (*figures, Figure.SETTLED))
            links.append(("", "", *opened))
        title = "Kết quả của các đơn vị"
        yield ParagraphText("table:units", title, ParagraphKind.TABLE, rows=tuple(cells), links=tuple(links))
        if not all(row.rate.is_enough for row in rows):
            few = f"Dấu “-”: chưa đủ {count_words(MIN_SAMPLE)} nhiệm vụ để tính tỷ lệ."
            yield ParagraphText("table:units.note", few)

    def _tasks(self, block: OutlineBlock) -> Paragraphs:
        for task in self.material.contents.tasks:
            spoken = [part for part in task.parts if part.remark]
            if not spoken:
                continue
            remarks = [part.remark for part in spoken if part.remark]
            words = " ".join(unit_sentence(one.unit, one.words, one.numbers) for one in remarks)
            text = f"{' '.join(task.title.split()).rstrip(' .;:')}: {words}"
            units = {one.unit_code: one.unit for one in remarks}
            paragraph = recorded(f"task:{task.code}", text, self.url("assignment", code=spoken[-1].code))
            yield _of_unit(paragraph, units)

    def _overdue(self, block: OutlineBlock) -> Paragraphs:
        parts = [part for part in self.material.contents.parts if part.result is Result.OVERDUE and part.due_on]
        if not parts:
            return
        lines = grouped_lines((part.unit, part.task, part.due_on) for part in parts if part.due_on)
        told = "; ".join(line.rstrip(".") for line in lines[:_MOST_OVERDUE])
        more = f"; và {count_words(len(lines) - _MOST_OVERDUE)} nhiệm vụ khác" if len(lines) > _MOST_OVERDUE else ""
        sentence = (
            "Có ",
            Chip(Figure.OVERDUE, count_words(len(parts))),
            f" phần việc quá hạn chưa hoàn thành: {told}{more}.",
        )
        yield counted("overdue", sentence, lambda _code: self.url("task_list"))

    def _difficulties(self, block: OutlineBlock) -> Paragraphs:
        seen: dict[str, int] = {}
        for one in self.material.contents.difficulties:
            code = f"{one.assignment}.{one.on:%d%m%y}"
            seen[code] = seen.get(code, 0) + 1
            yield told_difficulty(
                Difficulty(
                    code=code if seen[code] == 1 else f"{code}.{seen[code]}",
                    sentence=unit_sentence(one.unit, one.words, one.numbers),
                    answers=one.answers,
                    unit=one.unit_code,
                    unit_name=one.unit,
                    url=self.url("assignment", code=one.assignment),
                )
            )

    def _next(self, block: OutlineBlock) -> Paragraphs:
        contents = self.material.contents
        if any(part.result is Result.OVERDUE for part in contents.parts):
            yield ParagraphText("next:overdue", "Hoàn thành dứt điểm các nhiệm vụ quá hạn.", ParagraphKind.BULLET)
        tasks: dict[str, list[NextPart]] = {}
        for part in contents.next_parts:
            tasks.setdefault(part.task, []).append(part)
        for own in tasks.values():
            line = " ".join(grouped_lines((part.unit, part.task, part.due_on) for part in own))
            yield recorded(f"next:{own[0].code}", line, self.url("assignment", code=own[0].code))
        standing = dict.fromkeys(part.task for part in contents.parts if part.result is Result.STANDING)
        if standing:
            titles = [inside(" ".join(title.split()).rstrip(" .;:")) for title in standing]
            told = "; ".join(titles[:_MOST_STANDING])
            yield recorded("next:standing", f"Tiếp tục thực hiện thường xuyên: {told}.", self.url("task_list"))

    def _table(self, block: OutlineBlock) -> Paragraphs:
        if block.table in set(TableKind):
            yield from procedure_paragraphs(TableKind(block.table), self.material.subject, self.url)
            return
        rows = table_rows(block.table, self.material)
        if not rows:
            return
        links: tuple[tuple[str, ...], ...] = ()
        if block.table == "tasks":
            parts = self.material.contents.parts
            links = ((), *(("", self.url("assignment", code=part.code)) for part in parts))
        if block.table == "evidence":
            lines = self.material.contents.evidence
            links = ((), *(("", self.url("evidence_file", code=line.code)) for line in lines))
        title = TABLE_TITLES.get(block.table, "")
        yield ParagraphText(f"table:{block.table}", title, ParagraphKind.TABLE, rows=rows, links=links)

    def _chart(self, block: OutlineBlock) -> Paragraphs:
        for code in block.codes:
            reading = self.material.readings.get(code)
            points = [point for point in self.material.courses.get(code, ()) if point.value is not None]
            if reading and len(points) > 1:
                head = ("Kỳ", f"{reading.name} ({reading.measured_in})" if reading.measured_in else reading.name)
                rows = (head, *((point.name, point.words) for point in points))
                yield ParagraphText(f"chart:{code}", reading.name, ParagraphKind.CHART, url=reading.url, rows=rows)

    def _pictures(self, block: OutlineBlock) -> Paragraphs:
        for row in self.material.pictures:
            shown = Window(row.own_on or row.period_from, row.own_on or row.period_to)
            is_day = shown.days == 1
            days = f"ngày {paper_day(shown.from_on)}" if is_day else window_words(shown)
            title = f"{row.title[:1].upper()}{row.title[1:]}".rstrip(" .")
            text = f"{title} ({row.unit.name}, {days})"
            picture = recorded(
                f"picture:{row.code}", text, self.url("evidence_file", code=row.code), kind=ParagraphKind.PICTURE
            )
            yield _of_unit(picture, {row.unit.code: row.unit.name}, evidence=(row.code,))

    def _prose(self, block: OutlineBlock) -> Paragraphs:
        return ()


def overview_names(*, has_rate: bool) -> tuple[str, ...]:
    return ("due", "rate", "work", "records") if has_rate else ("due", "work", "records")


def _words_of(reading: Reading) -> IndicatorWords:
    return IndicatorWords(
        code=reading.code,
        name=reading.name,
        value=reading.value_words,
        measured_in=reading.measured_in,
        fraction=reading.fraction_words,
        change=f"{reading.against_words} {reading.change_words}" if reading.change_words else "",
        few=reading.few_words if reading.measure.denominator else "",
        source=reading.source_words if reading.is_entered else "",
        url=reading.url,
    )


def _with_window(paragraph: ParagraphText, *days: dt.date) -> ParagraphText:
    """Return the paragraph with the days of the window as figures, so that they follow the report."""
    figures = []
    for code, day in zip((FROM, TO), days, strict=True):
        at = paragraph.text.find(paper_day(day))
        if at >= 0:
            figures.append(FigureText(paper_day(day), code, "", at))
    return replace(paragraph, figures=tuple(figures))


def _of_unit(paragraph: ParagraphText, units: dict[str, str], evidence: tuple[str, ...] = ()) -> ParagraphText:
    """Return the paragraph with its unit, where it is of one."""
    code, name = next(iter(units.items())) if len(units) == 1 else ("", "")
    return replace(paragraph, unit=code, unit_name=name, evidence=evidence)
