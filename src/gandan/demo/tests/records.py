"""What the records behind a paragraph hold, read from their rows and not from the text."""

from collections.abc import Callable

from gandan.activities.models import Activity, Evidence
from gandan.activities.queries import activities_in
from gandan.common.numbers import NUMBER, count_words, value_words
from gandan.documents.models import Document
from gandan.indicators.models import Entry
from gandan.plans.models import Assignment, ProgressReport
from gandan.reports.enums import OF_PARTS, Figure
from gandan.reports.models import Report
from gandan.reports.queries.figures import Subject, behind
from gandan.reports.rules.sentences import paper_day
from gandan.reports.rules.text import ParagraphText
from gandan.workdays.windows import Window


def numbers_of(text: str) -> set[str]:
    return set(NUMBER.findall(text))


class Records:
    """The numbers that the records of a unit's report give, by the source of the paragraph."""

    def __init__(self, report: Report, window: Window) -> None:
        self.report, self.window = report, window
        self.days = {paper_day(window.from_on), paper_day(window.to_on)}
        self.today = report.sent_at.date()
        self.subject = Subject(report.plan, report.unit, window, self.today)

    def numbers(self, paragraph: ParagraphText, group: str) -> set[str]:
        """Return every number that the records behind the paragraph hold, worded as papers word them."""
        kind, _, key = paragraph.source.partition(":")
        read: dict[str, Callable[[], set[str]]] = {
            "opening": lambda: self.days | numbers_of(self._basis()),
            "closing": lambda: self.days | numbers_of(self._basis()),
            "document": lambda: _of_document(Document.objects.get(code=key)),
            "drafted": lambda: _of_document(Document.objects.get(code=key)),
            "activity": lambda: _of_activity(Activity.objects.select_related("unit").get(code=key)),
            "fold": lambda: self._of_fold(key.partition(":")[2], group),
            "indicator": lambda: self._of_entry(key.removeprefix("entered.")),
            "figure": lambda: self.days | self._figures(),
            "difficulty": lambda: _of_difficulty(key),
            "next": lambda: self._of_next(key),
            "picture": lambda: _of_picture(Evidence.objects.select_related("unit").get(code=key)),
        }
        return read[kind]()

    def _basis(self) -> str:
        papers = (self.report.request, self.report.plan.document if self.report.plan else None)
        return " ".join(
            f"{one.reference} {paper_day(one.issued_on)} {one.subject}" for one in papers if one and one.issued_on
        )

    def _of_fold(self, kind: str, group: str) -> set[str]:
        units = [self.report.unit.pk] if self.report.unit else None
        rows = list(activities_in(self.window, units=units).filter(kind__code=kind, group__code=group))
        sums = [len(rows), sum(row.people or 0 for row in rows)]
        names = {number["name"] for row in rows for number in row.numbers}
        sums += [sum(n["value"] for row in rows for n in row.numbers if n["name"] == name) for name in names]
        ends = {paper_day(min(row.from_on for row in rows)), paper_day(max(row.to_on for row in rows))}
        return {count_words(one) for one in sums} | ends

    def _of_entry(self, code: str) -> set[str]:
        entry = Entry.objects.select_related("proof").get(
            indicator__code=code, is_current=True, from_on=self.window.from_on, to_on=self.window.to_on
        )
        assert entry.proof is not None, f"{code} was entered without proof"
        assert entry.numerator is not None, f"{code} has no parts"
        assert entry.denominator is not None, f"{code} has no parts"
        percent = round(100 * entry.numerator / entry.denominator, 1)
        return {value_words(percent), f"{count_words(int(entry.numerator))}", count_words(int(entry.denominator))} | {
            f"{count_words(int(entry.numerator))}/{count_words(int(entry.denominator))}"
        }

    def _figures(self) -> set[str]:
        counts = {figure: behind(figure, self.subject).count() for figure in Figure}
        so_far, before = (
            Subject(self.report.plan, self.report.unit, window, self.today)
            for window in self.window.compared(self.today)
        )
        changes = {
            count_words(abs(behind(figure, so_far).count() - behind(figure, before).count())) for figure in OF_PARTS
        }
        rate = 100 * counts[Figure.ON_TIME] / counts[Figure.SETTLED] if counts[Figure.SETTLED] else 0
        return {count_words(one) for one in counts.values()} | changes | {value_words(round(rate, 1))}

    def _of_next(self, code: str) -> set[str]:
        if code in {"overdue", "standing"}:
            return set()
        task = Assignment.objects.select_related("task").get(code=code).task
        days = Assignment.objects.filter(task=task, unit=self.report.unit, due_on__gt=self.window.to_on)
        return numbers_of(task.title) | {paper_day(day) for day in days.values_list("due_on", flat=True) if day}


def _of_document(document: Document) -> set[str]:
    day = paper_day(document.issued_on) if document.issued_on else ""
    return numbers_of(f"{document.reference} {day} {document.subject}")


def _of_activity(row: Activity) -> set[str]:
    counted = {count_words(number["value"]) for number in row.numbers} | {count_words(row.people or 0)}
    days = {paper_day(row.from_on), paper_day(row.to_on)}
    return numbers_of(f"{row.title} {row.place} {row.unit.name}") | counted | days


def _of_difficulty(key: str) -> set[str]:
    code = key.split(".")[0]
    rows = ProgressReport.objects.filter(assignment__code=code).prefetch_related("answers")
    return {
        number for row in rows for words in (row.words, *(one.words for one in row.answers.all()))
        for number in numbers_of(words)
    }  # fmt: skip


def _of_picture(row: Evidence) -> set[str]:
    days = {paper_day(day) for day in (row.own_on, row.period_from, row.period_to) if day}
    return numbers_of(f"{row.title} {row.unit.name}") | days
