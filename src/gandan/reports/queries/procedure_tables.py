"""Tables on administrative procedures that units filled, as paragraphs of a report."""

from collections.abc import Callable, Iterator

from django.utils.translation import override

from gandan.procedures.enums import TableKind
from gandan.procedures.queries import table_of
from gandan.reports.queries.figures import Subject
from gandan.reports.rules.paragraphs import recorded
from gandan.reports.rules.text import ParagraphKind, ParagraphText


def procedure_paragraphs(
    kind: TableKind, subject: Subject, url: Callable[..., str], most: int | None = None
) -> Iterator[ParagraphText]:
    """Return the sentence and the table of what units sent in the window, nothing where none sent one.

    Of a long table ``most`` rows stand in it, the sentence sums all.
    """
    table = table_of(kind, subject.window, subject.keys, subject.plan)
    if not table.rows:
        return
    codes = dict.fromkeys(table.codes)
    address = url("work_table", code=table.codes[0]) if len(codes) == 1 else url("table_list")
    yield recorded(f"procedures:{kind.value}", table.sentence, address, kind=ParagraphKind.PARAGRAPH)
    rows, codes_shown = table.rows[:most], table.codes[:most]
    links = ((), *(("", url("work_table", code=code)) for code in codes_shown))
    left = len(table.rows) - len(rows)
    with override("vi"):  # the paper speaks Vietnamese whoever reads the page
        title = str(kind.label)
    whole = (table.head, *rows)
    yield ParagraphText(f"table:{kind.value}", title, ParagraphKind.TABLE, rows=whole, links=links, rows_left=left)
