"""The signed paper of a report: dropped back, compared, entered in the register."""

from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gandan.common.errors import NotAllowed
from gandan.files.responses import file_response
from gandan.organisations.enums import Right
from gandan.organisations.permissions import StaffRequest, requires
from gandan.reports.enums import ReportState
from gandan.reports.forms.acts import RegisterForm, SignedForm
from gandan.reports.models import Report
from gandan.reports.permissions import get_report_or_404, get_sendable_or_404
from gandan.reports.queries import title_of
from gandan.reports.queries.signed import signed_copies
from gandan.reports.services.signed import UNREAD, keep_signed_copy, register_signed


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.REPORT_SEND)
def report_signed(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    found = get_sendable_or_404(code, actor=request.actor)
    form = SignedForm(request.POST or None, request.FILES or None)
    if request.method != "POST":
        return _page(request, found, form)
    if not form.is_valid():
        return _page(request, found, form, status=422)
    given = form.cleaned_data["file"]
    try:
        keep_signed_copy(found, given.read(), name=given.name, actor=request.actor)
    except NotAllowed as refusal:
        form.add_error("file", refusal.reason)
        return _page(request, found, form, status=422)
    messages.success(request, _("Đã nhận bản ký và so với bản đã duyệt."))
    return redirect("report_signed", commune=commune, code=code)


@require_POST
@requires(Right.REPORT_SEND)
def report_register(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    """Enter the newest signed copy among what the commune issued."""
    found = get_sendable_or_404(code, actor=request.actor)
    copies = signed_copies(found)
    if not copies:
        raise Http404
    form = RegisterForm(request.POST)
    if not form.is_valid():
        return _page(request, found, SignedForm(), register=form, status=422)
    if form.cleaned_data.pop("shown") != copies[0].pk:
        messages.error(request, _("Đã có bản ký mới hơn bản bạn vừa xem. Hãy xem bản mới rồi ghi vào sổ."))
        return redirect("report_signed", commune=commune, code=code)
    try:
        document = register_signed(copies[0], actor=request.actor, **form.cleaned_data)
    except NotAllowed as refusal:
        form.add_error("is_confirmed", refusal.reason)
        return _page(request, found, SignedForm(), register=form, status=422)
    messages.success(request, _("Đã ghi %(reference)s vào sổ văn bản đi.") % {"reference": document.reference})
    return redirect("document", commune=commune, code=document.code)


@require_safe
@requires(Right.REPORT_READ)
def report_signed_file(request: StaffRequest, commune: str, code: str, digest: str) -> FileResponse:
    found = get_report_or_404(code, actor=request.actor)
    copy = next((one for one in signed_copies(found) if one.file.sha256 == digest), None)
    if copy is None:
        raise Http404
    return file_response(copy.file, as_attachment=True, name=f"ban-ky-{found.code}")


def _page(
    request: StaffRequest, found: Report, form: SignedForm, *, register: RegisterForm | None = None, status: int = 200
) -> HttpResponse:
    copies = signed_copies(found)
    newest = copies[0] if copies else None
    ctx: dict[str, Any] = {
        "report": found,
        "title": title_of(found),
        "form": form,
        "may_sign": found.state == ReportState.APPROVED,
        "copies": copies,
        "newest": newest,
        "unread": newest.differences[0].get(UNREAD, "") if newest and newest.differences else "",
        "active_menu": "reports",
    }
    if newest:
        number, _slash, symbol = newest.number.partition("/")
        initial = {"number": number, "symbol": symbol or "BC-UBND", "issued_on": newest.issued_on, "shown": newest.pk}
        ctx["register"] = register or RegisterForm(initial=initial)
    return render(request, "reports/signed.html", ctx, status=status)
