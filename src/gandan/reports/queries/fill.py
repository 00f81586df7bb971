"""The blocks of a form, each filled from what was gathered."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import replace

from django.urls import reverse

from gandan.common.numbers import count_words
from gandan.indicators.queries import Reading
from gandan.procedures.enums import TableKind
from gandan.reports.enums import MIN_SAMPLE, OF_PARTS, Figure
from gandan.reports.queries.fill_tasks import of_unit, told_difficulties, told_next, told_overdue, told_tasks
from gandan.reports.queries.material import Material
from gandan.reports.queries.names import basis_words, closing_words, subject_words
from gandan.reports.queries.procedure_tables import procedure_paragraphs
from gandan.reports.queries.tables import TABLE_TITLES, table_of
from gandan.reports.rules.figures import on_time_rate
from gandan.reports.rules.outline import BlockKind, OutlineBlock, OutlineSection
from gandan.reports.rules.paragraphs import (
    NOTHING,
    IndicatorWords,
    counted,
    recorded,
    told_activities,
    told_indicator,
    told_papers,
)
from gandan.reports.rules.sentences import (
    CHANGE,
    FROM,
    RATE,
    TO,
    change_sentence,
    count_change_words,
    overview,
    paper_day,
    percent_number,
    percent_words,
    window_words,
)
from gandan.reports.rules.text import FigureText, ParagraphKind, ParagraphText, SectionText
from gandan.workdays.windows import Window

Paragraphs = Iterable[ParagraphText]


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
        papers = self.material.issued
        yield from told_papers(papers, "document", "Ban hành", url=link, list_url=self.url("documents"))
        lead = f"Tham mưu {report.commune.short_committee_name} ban hành"
        papers = self.material.drafted
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
        lines = self.material.activities.of(block.group)
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
            cells.append((f"{at}", row.name, *(f"{row.counts.of(figure)}" for figure in figures), rate))
            opened = (f"{self.figure_url(figure)}?don-vi={row.unit.code}" for figure in (*figures, Figure.SETTLED))
            links.append(("", "", *opened))
        title = "Kết quả của các đơn vị"
        yield ParagraphText("table:units", title, ParagraphKind.TABLE, rows=tuple(cells), links=tuple(links))
        if not all(row.rate.is_enough for row in rows):
            few = f"Dấu “-”: chưa đủ {count_words(MIN_SAMPLE)} nhiệm vụ để tính tỷ lệ."
            yield ParagraphText("table:units.note", few)

    def _tasks(self, block: OutlineBlock) -> Paragraphs:
        return told_tasks(self.material.told, self.url, self.figure_url)

    def _overdue(self, block: OutlineBlock) -> Paragraphs:
        return told_overdue(self.material.told.overdue, self.url)

    def _difficulties(self, block: OutlineBlock) -> Paragraphs:
        return told_difficulties(self.material.told, self.url, self.figure_url)

    def _next(self, block: OutlineBlock) -> Paragraphs:
        return told_next(self.material.told, self.url)

    def _table(self, block: OutlineBlock) -> Paragraphs:
        most = self.material.most_rows
        if block.table in set(TableKind):
            yield from procedure_paragraphs(TableKind(block.table), self.material.subject, self.url, most)
            return
        table = table_of(block.table, self.material.subject, count=most)
        if table.rows:
            yield ParagraphText(
                f"table:{block.table}",
                TABLE_TITLES.get(block.table, ""),
                ParagraphKind.TABLE,
                rows=table.rows,
                links=table.links,
                rows_left=table.total - (len(table.rows) - 1),
            )

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
            yield of_unit(picture, {row.unit.code: row.unit.name}, evidence=(row.code,))

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
