"""Writing in a report: words, order, what is left out. Numbers that records give stay bound to them."""

import datetime as dt
from typing import Any

from gandan.audit.services import record
from gandan.common import clock
from gandan.common.errors import NotAllowed, Stale
from gandan.common.words import mark
from gandan.organisations.actors import Actor
from gandan.reports.enums import WRITABLE, Origin
from gandan.reports.models import Paragraph, Report
from gandan.reports.permissions import RELATED
from gandan.reports.queries.text import read_draft
from gandan.reports.rules.numbers import align, settle, skeleton
from gandan.reports.rules.overlay import FIRST
from gandan.reports.rules.text import GAP, ParagraphText, SectionText, Text
from gandan.reports.services.reports import drop_draft


def save_paragraph(
    report: Report, *, key: str, text: str, version: int, actor: Actor, today: dt.date, reason: str = ""
) -> None:
    """Keep what a person made of a paragraph and drop their draft of it.

    Numbers that stayed stay bound to their records. Words put back as the records say follow them again. Raises Stale
    when somebody else saved it since ``version`` (0 for one that nobody had written), NotAllowed for a counted number
    changed without a reason.
    """
    locked = lock_report(report)
    whole = read_draft(locked, today=today).text
    section, standing = _find(whole, key)
    _check_version(standing, version)
    if standing.is_fixed:
        raise NotAllowed("fixed", mark("Bảng và biểu đồ lấy từ hồ sơ, chỉ bỏ được chứ không sửa được."))
    words = tidy(text)
    if not words:
        raise NotAllowed("empty", mark("Hãy viết nội dung, hoặc bấm Bỏ đoạn này."))
    aligned = align(standing.text, standing.figures, words, earlier=standing.changed_numbers)
    if aligned.changed and not reason.strip():
        was, now = aligned.changed[0]
        raise NotAllowed(
            "number_changed",
            mark("Số %(was)s do hệ thống đếm. Hãy ghi lý do đổi thành %(now)s, hoặc giữ nguyên số."),
            was=was,
            now=now,
        )
    row = _row(locked, section, standing, actor)
    before = standing.text
    changed = [{"was": one.was, "is": one.now, "reason": one.reason} for one in aligned.kept]
    changed += [{"was": was, "is": now, "reason": reason.strip()} for was, now in aligned.changed]
    # words that a unit sent are the source's own here, whoever wrote them there
    computed = standing.computed if row.text else standing.text
    row.text = "" if standing.source and words == computed else _with_gaps(aligned.template, standing.missing)
    row.basis = computed
    row.changed_numbers = changed if row.text else []
    row.origin = Origin.EDITED if row.source else Origin.PERSON
    row.kept_from = None
    row.typed += aligned.typed
    _save(row, locked, actor, {key: [before, words], "numbers": changed})
    drop_draft(locked, actor=actor, key=key)


def add_paragraph(report: Report, *, section: str, text: str, actor: Actor, today: dt.date) -> Paragraph:
    """Add a paragraph of the actor's own at the end of the section."""
    locked = lock_report(report)
    words = tidy(text)
    if not words:
        raise NotAllowed("empty", mark("Hãy viết nội dung của đoạn thêm."))
    whole = read_draft(locked, today=today).text
    found = whole.section(section)
    if found is None:
        raise NotAllowed("no_section", mark("Mục này không có trong đề cương."))
    row = _new_row(locked, found, actor)
    row.text, row.typed, row.origin = words, len(words), Origin.PERSON
    _save(row, locked, actor, {"added": words})
    drop_draft(locked, actor=actor, key=f"new:{section}")
    return row


def leave_out(report: Report, *, key: str, version: int, actor: Actor, today: dt.date) -> None:
    """Leave a paragraph out; it can be brought back."""
    _set_left_out(report, key, version, actor, today, is_left_out=True)


def bring_back(report: Report, *, key: str, version: int, actor: Actor, today: dt.date) -> None:
    _set_left_out(report, key, version, actor, today, is_left_out=False)


def move_paragraph(report: Report, *, key: str, version: int, is_up: bool, actor: Actor, today: dt.date) -> None:
    """Move a paragraph one place within its section; nothing happens at the end of it."""
    locked = lock_report(report)
    whole = read_draft(locked, today=today).text
    section, standing = _find(whole, key)
    _check_version(standing, version)
    keys = [one.key for one in section.paragraphs]
    at = keys.index(standing.key)
    target = at - 1 if is_up else at + 1
    if not 0 <= target < len(keys):
        return
    others = [other for other in keys if other != standing.key]
    row = _row(locked, section, standing, actor)
    row.after = others[target - 1] if target else FIRST
    row.position = _next_position(locked)
    _save(row, locked, actor, {"moved": key})


def follow_records(report: Report, *, key: str, version: int, actor: Actor, today: dt.date) -> None:
    """Give up the changed words of a paragraph: it says what the records say again."""
    locked = lock_report(report)
    whole = read_draft(locked, today=today).text
    section, standing = _find(whole, key)
    _check_version(standing, version)
    row = _row(locked, section, standing, actor)
    if not row.source:
        raise NotAllowed("own", mark("Đoạn viết thêm không có hồ sơ để theo. Hãy sửa hoặc bỏ đoạn này."))
    before = standing.text
    row.text, row.basis, row.changed_numbers, row.kept_from = "", "", [], None
    _save(row, locked, actor, {key: [before, standing.computed]})


def confirm_kept(report: Report, *, key: str, version: int, actor: Actor, today: dt.date) -> None:
    """Say that words taken over from the last report hold for this one too."""
    locked = lock_report(report)
    whole = read_draft(locked, today=today).text
    section, standing = _find(whole, key)
    _check_version(standing, version)
    row = _row(locked, section, standing, actor)
    row.origin = Origin.EDITED if row.source else Origin.PERSON
    row.kept_from = None
    _save(row, locked, actor, {"confirmed": key})


def keep_words(report: Report, *, key: str, version: int, actor: Actor, today: dt.date) -> None:
    """Keep the changed words of a paragraph although its unit says something else now.

    Numbers that followed the unit's former sentence stay as they were.
    """
    locked = lock_report(report)
    whole = read_draft(locked, today=today).text
    section, standing = _find(whole, key)
    _check_version(standing, version)
    if not standing.outdated:
        raise NotAllowed("not_outdated", mark("Đơn vị không có lời mới ở đoạn này."))
    row = _row(locked, section, standing, actor)
    if skeleton(row.basis) != skeleton(standing.computed):
        row.text = settle(row.text, row.basis)
    row.basis = standing.computed
    _save(row, locked, actor, {"kept_words": key, "now": standing.computed})


def lock_report(report: Report) -> Report:
    """Return the report locked for writing. Raises NotAllowed once it was sent."""
    locked: Report = Report.objects.select_for_update(of=("self",)).select_related(*RELATED).get(pk=report.pk)
    if locked.state not in WRITABLE:
        raise NotAllowed("report_closed", mark("Báo cáo đã gửi nên không sửa được nữa."))
    return locked


def tidy(text: str) -> str:
    """Return the text with one blank between words and no empty lines."""
    lines = (" ".join(line.split()) for line in text.splitlines())
    return "\n".join(line for line in lines if line)


def _find(whole: Text, key: str) -> tuple[SectionText, ParagraphText]:
    found = whole.find(key)
    if found is None:
        raise NotAllowed("paragraph_gone", mark("Đoạn này không còn trong báo cáo vì hồ sơ của nó đã đổi."))
    return found


def _check_version(standing: ParagraphText, version: int) -> None:
    if standing.version != version:
        raise Stale


def _set_left_out(report: Report, key: str, version: int, actor: Actor, today: dt.date, *, is_left_out: bool) -> None:
    locked = lock_report(report)
    whole = read_draft(locked, today=today).text
    section, standing = _find(whole, key)
    _check_version(standing, version)
    row = _row(locked, section, standing, actor)
    row.is_left_out = is_left_out
    _save(row, locked, actor, {"left_out" if is_left_out else "brought_back": key})


def _row(report: Report, section: SectionText, standing: ParagraphText, actor: Actor) -> Paragraph:
    """Return the kept row of the paragraph, or a fresh one that changes nothing yet."""
    if standing.code:
        row: Paragraph = Paragraph.objects.select_for_update(of=("self",)).get(report=report, code=standing.code)
        return row
    row = _new_row(report, section, actor)
    row.source = standing.source
    return row


def _new_row(report: Report, section: SectionText, actor: Actor) -> Paragraph:
    position = _next_position(report)
    return Paragraph(
        report=report,
        code=f"P{position}",
        section=section.key,
        position=position,
        origin=Origin.EDITED,
        by=actor.official,
        at=clock.now(),
        version=0,
    )


def _next_position(report: Report) -> int:
    """Return a number that no paragraph of the locked report has; it also names the next one."""
    last = Paragraph.objects.filter(report=report).order_by("-position").values_list("position", flat=True).first()
    return (last or 0) + 1


def _save(row: Paragraph, report: Report, actor: Actor, changes: dict[str, Any]) -> None:
    row.by, row.at = actor.official, clock.now()
    row.version += 1
    row.save()
    report.version += 1
    report.save(update_fields=["version"])
    record("report_edited", report, actor=actor, changes=changes)


def _with_gaps(template: str, missing: tuple[str, ...]) -> str:
    """Put the places that could not be filled back where their gaps were left standing.

    A number known by its order alone stays a gap: the sentence that it counted in is another one now.
    """
    pieces = template.split(GAP)
    if len(pieces) != len(missing) + 1:
        return template
    filled = [pieces[0]]
    for code, piece in zip(missing, pieces[1:], strict=True):
        filled += [GAP if code.isdecimal() else f"{{{{{code}}}}}", piece]
    return "".join(filled)
