"""Taking over the wording of the last report, with the figures of this one."""

import datetime as dt
from dataclasses import dataclass

from gandan.audit.services import record
from gandan.common import clock
from gandan.common.errors import NotAllowed
from gandan.common.words import mark
from gandan.organisations.actors import Actor
from gandan.reports.enums import Origin
from gandan.reports.models import Paragraph, Report
from gandan.reports.queries.text import previous_of, read_draft
from gandan.reports.rules.numbers import PLACE, skeleton
from gandan.reports.rules.text import GAP, ParagraphText
from gandan.reports.services.writing import lock_report

_OF_FIGURES = ("figure:", "indicator:", "fold:", "opening", "closing", "nothing:", "overdue")
"""Sources whose numbers have names of their own, so that any window can renew them."""


@dataclass(frozen=True, slots=True)
class TakenOver:
    taken: int
    left: tuple[str, ...]
    """Words that were not taken, because the records that they told of are not in this window."""


def take_over(report: Report, *, actor: Actor, today: dt.date) -> TakenOver:
    """Copy what people wrote in the last report of the same form and unit; its figures become those of this window.

    Paragraphs that somebody has written in this report already stay. Words about a record that is not in this window,
    or that says something else now, are not taken but named. Raises NotAllowed where there is no last report.
    """
    locked = lock_report(report)
    previous = previous_of(locked)
    if previous is None:
        raise NotAllowed("no_previous", mark("Chưa có báo cáo kỳ trước cùng biểu mẫu của đơn vị này."))
    written = list(Paragraph.objects.filter(report=previous))
    whole = read_draft(locked, today=today, kept=[row.source for row in written]).text
    sections = {section.key for section in whole.sections}
    standing = {one.source: one for section in whole.sections for one in section.paragraphs if one.source}
    own = {row.text for row in Paragraph.objects.filter(report=locked, source="")}
    taken: list[Paragraph] = []
    left: list[str] = []
    for row in written:
        if row.section not in sections or (row.is_left_out and not row.source) or (not row.source and row.text in own):
            continue
        if row.source and not _holds(row, standing.get(row.source)):
            left += [PLACE.sub(GAP, row.text)] if row.text and not row.is_left_out else []
        elif not row.source or not standing[row.source].code:
            taken.append(row)
    _copy(taken, locked, previous, standing, actor)
    locked.previous = previous
    locked.version += 1
    locked.save(update_fields=["previous", "version"])
    changes = {"previous": previous.code, "taken": len(taken), "left": len(left)}
    record("report_taken_over", locked, actor=actor, changes=changes)
    return TakenOver(len(taken), tuple(left))


def _holds(row: Paragraph, now: ParagraphText | None) -> bool:
    """Say whether the words still fit what the records say of their source in this window."""
    if now is None:
        return False
    return row.source.startswith(_OF_FIGURES) or not row.text or skeleton(row.basis) == skeleton(now.text)


def _copy(
    rows: list[Paragraph], report: Report, previous: Report, standing: dict[str, ParagraphText], actor: Actor
) -> None:
    last = (
        Paragraph.objects.filter(report=report).order_by("-position").values_list("position", flat=True).first() or 0
    )
    codes = {row.code: f"P{last + at}" for at, row in enumerate(rows, 1)}
    for at, row in enumerate(rows, 1):
        now = standing.get(row.source)
        copy = Paragraph(
            report=report,
            code=codes[row.code],
            section=row.section,
            position=last + at,
            after=codes.get(row.after, row.after),
            source=row.source,
            text=row.text,
            basis=now.text if now else "",
            is_left_out=row.is_left_out,
            origin=Origin.KEPT,
            kept_from=previous,
            at=clock.now(),
            by=actor.official,
        )
        copy.save(force_insert=True)
