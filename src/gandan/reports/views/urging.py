"""Urging letters and conclusion notices: chosen, seen as they will look, taken away, numbered."""

import datetime as dt
import tempfile
from pathlib import Path
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gandan.common import clock
from gandan.common.errors import NotAllowed, NotThere
from gandan.common.menu import tabs
from gandan.documents.reader import draw_page
from gandan.organisations.enums import Right
from gandan.organisations.permissions import StaffRequest, check_right, requires
from gandan.plans.models import Assignment
from gandan.reports.enums import PaperFormat
from gandan.reports.forms.papers import ConclusionForm, ConclusionLines, NumberForm, UrgingForm
from gandan.reports.models import ConclusionNotice, UrgingLetter
from gandan.reports.permissions import get_conclusion_notice_or_404, get_urging_letter_or_404
from gandan.reports.queries.urging import MOST, conclusion_notices, overdue_work, urged_tasks, urging_letters
from gandan.reports.rules.urging import UrgedTask
from gandan.reports.services.urging import (
    hand_out_conclusions,
    make_conclusion_notice,
    make_urging_letter,
    number_paper,
    render_paper,
)
from gandan.workdays.queries import deadline_calendar

_form_page = require_http_methods(["GET", "HEAD", "POST"])
_PAGE_SIZE = 20
_ANSWER_IN = 5
"""Working days proposed for an answer."""
_TYPES = {
    PaperFormat.PDF: "application/pdf",
    PaperFormat.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
Paper = UrgingLetter | ConclusionNotice


@require_safe
@requires(Right.REPORT_SEND)
def papers(request: StaffRequest, commune: str) -> HttpResponse:
    """List the urging letters and conclusion notices."""
    check_right(request.actor, Right.REPORT_SEND, None)
    ctx = {
        "letters": Paginator(urging_letters(), _PAGE_SIZE).get_page(request.GET.get("trang")),
        "notices": list(conclusion_notices()[:_PAGE_SIZE]),
        "tabs": tabs(request, "reports", "urging"),
        "active_menu": "reports",
    }
    return render(request, "reports/papers.html", ctx)


@_form_page
@requires(Right.TASK_ASSIGN)
def urging_new(request: StaffRequest, commune: str) -> HttpResponse:
    today, calendar = clock.today(), deadline_calendar()
    works = list(overdue_work(today=today)[:MOST])
    day = today
    for _step in range(_ANSWER_IN):
        day = calendar.on_or_after(day + dt.timedelta(days=1))
    form = UrgingForm(
        request.POST if request.method == "POST" else None,
        initial={"answer_by": day, "viec": [work.code for work in works]},
        codes=[work.code for work in works],
        today=today,
    )
    if form.is_valid():
        given = form.cleaned_data
        letter = make_urging_letter(
            [work for work in works if work.code in given["viec"]],
            answer_by=given["answer_by"],
            words=given["words"],
            actor=request.actor,
            today=today,
            calendar=calendar,
        )
        return redirect("urging_letter", commune=commune, code=letter.code)
    told = urged_tasks(works, today=today, calendar=calendar)
    ctx = {
        "form": form,
        "units": _by_unit(works, told),
        "chosen": set(form["viec"].value() or []),
        "active_menu": "reports",
    }
    return render(request, "reports/urging_new.html", ctx, status=422 if form.errors else 200)


@_form_page
@requires(Right.TASK_ASSIGN)
def conclusion_new(request: StaffRequest, commune: str) -> HttpResponse:
    if request.POST.get("act") == "more":
        return _with_more_lines(request)
    given = request.POST if request.method == "POST" else None
    form, lines = ConclusionForm(given), ConclusionLines(given, prefix="dong")
    if given is not None and form.is_valid() and lines.is_valid():
        try:
            notice = make_conclusion_notice(
                form.cleaned_data,
                [line for one in lines if (line := one.line)],
                actor=request.actor,
                today=clock.today(),
            )
        except NotAllowed as refusal:
            form.add_error(None, refusal.reason)
        else:
            return redirect("conclusion_notice", commune=commune, code=notice.code)
    ctx = {"form": form, "lines": lines, "active_menu": "reports"}
    return render(request, "reports/conclusion_new.html", ctx, status=422 if given is not None else 200)


def _with_more_lines(request: StaffRequest) -> HttpResponse:
    """Show what was typed, unchecked, with more empty lines below it."""
    given = request.POST
    names = ("words", "unit", "due_on")
    count = ConclusionLines(given, prefix="dong").total_form_count()
    typed = [{name: given.get(f"dong-{at}-{name}", "") for name in names} for at in range(count)]
    ctx = {
        "form": ConclusionForm(initial={name: given.get(name, "") for name in ConclusionForm.base_fields}),
        "lines": ConclusionLines(initial=typed, prefix="dong"),
        "active_menu": "reports",
    }
    return render(request, "reports/conclusion_new.html", ctx)


@_form_page
@requires(Right.TASK_ASSIGN)
def urging_letter(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    return _paper(request, get_urging_letter_or_404(code), _("Công văn đôn đốc %(code)s") % {"code": code})


@_form_page
@requires(Right.TASK_ASSIGN)
def conclusion_notice(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    return _paper(request, get_conclusion_notice_or_404(code), _("Thông báo kết luận %(code)s") % {"code": code})


@require_POST
@requires(Right.TASK_ASSIGN)
def urging_file(request: StaffRequest, commune: str, code: str, kind: PaperFormat) -> HttpResponse:
    return _file(get_urging_letter_or_404(code), kind)


@require_POST
@requires(Right.TASK_ASSIGN)
def conclusion_file(request: StaffRequest, commune: str, code: str, kind: PaperFormat) -> HttpResponse:
    return _file(get_conclusion_notice_or_404(code), kind)


@require_POST
@requires(Right.DOCUMENT_INTAKE)
def conclusion_assign(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    """Read the notice as a paper of one's own and go to where its tasks are looked at."""
    check_right(request.actor, Right.TASK_ASSIGN, None)
    notice = get_conclusion_notice_or_404(code)
    try:
        reading = hand_out_conclusions(notice, actor=request.actor)
    except NotAllowed as refusal:
        messages.warning(request, refusal.reason)
        return redirect("conclusion_notice", commune=commune, code=code)
    return redirect("reading", commune=commune, code=reading.code)


@require_safe
@requires(Right.TASK_ASSIGN)
def urging_preview(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    return _preview(get_urging_letter_or_404(code))


@require_safe
@requires(Right.TASK_ASSIGN)
def conclusion_preview(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    return _preview(get_conclusion_notice_or_404(code))


def _paper(request: StaffRequest, paper: Paper, title: str) -> HttpResponse:
    """Show the paper; a sent form keeps its number and day."""
    given = request.POST if request.method == "POST" else None
    day = paper.issued_on or clock.today()
    form = NumberForm(given, initial={"number": paper.number, "issued_on": day, "version": paper.version})
    name = "urging" if isinstance(paper, UrgingLetter) else "conclusion"
    if form.is_valid():
        try:
            number_paper(paper, actor=request.actor, **form.cleaned_data)
        except NotAllowed as refusal:
            form.add_error(None, refusal.reason)
        else:
            messages.success(request, _("Đã ghi số và ngày ban hành."))
            return redirect(request.path)
    ctx = {"paper": paper, "title": title, "name": name, "form": form, "active_menu": "reports"}
    return render(request, "reports/paper.html", ctx, status=422 if form.errors else 200)


def _file(paper: Paper, kind: PaperFormat) -> HttpResponse:
    if kind not in _TYPES:
        raise NotThere(_("Văn bản này chỉ có bản PDF và DOCX."))
    content = render_paper(paper, kind, timestamp=clock.now())
    headers = {"Content-Disposition": f'attachment; filename="{paper.code}.{kind.value}"'}
    return HttpResponse(content, content_type=_TYPES[kind], headers=headers)


def _preview(paper: Paper) -> HttpResponse:
    with tempfile.NamedTemporaryFile(suffix=".pdf") as made:
        made.write(render_paper(paper, PaperFormat.PDF, timestamp=clock.now()))
        made.flush()
        image = draw_page(Path(made.name), 1)
    if image is None:
        raise NotThere(_("Văn bản này chưa có trang nào."))
    return HttpResponse(image, content_type="image/png", headers={"Cache-Control": "private, no-store"})


def _by_unit(works: list[Assignment], told: list[UrgedTask]) -> list[tuple[str, list[tuple[str, UrgedTask]]]]:
    units: dict[str, list[Any]] = {}
    for work, task in zip(works, told, strict=True):
        units.setdefault(task.unit, []).append((work.code, task))
    return list(units.items())
