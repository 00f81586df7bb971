"""Handing a score out."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from gandan.assessment.enums import ExportKind
from gandan.assessment.forms.package import read_leaving
from gandan.assessment.permissions import get_assessment_or_404, get_export_or_404
from gandan.assessment.queries.assessments import exports_of
from gandan.assessment.queries.leaving import leaving_items
from gandan.assessment.queries.score import read_score
from gandan.assessment.queries.table import table_rows
from gandan.assessment.services.exports import export_score
from gandan.common import clock
from gandan.common.errors import NotAllowed
from gandan.files.responses import file_response
from gandan.organisations.enums import Right
from gandan.organisations.permissions import StaffRequest, requires


@requires(Right.CRITERIA_MANAGE)
@require_safe
def package(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    """Ask what may leave before the package is made."""
    found = get_assessment_or_404(code)
    items = leaving_items(found, table_rows(read_score(found, today=clock.today())))
    return render(request, "assessment/package.html", {"found": found, "items": items, "active_menu": "assessment"})


@requires(Right.CRITERIA_MANAGE)
@require_safe
def export_list(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    """The card of what was handed out; asked again while something is being made."""
    found = get_assessment_or_404(code)
    if not request.htmx:  # type: ignore[attr-defined]
        return redirect("assessment", commune=commune, code=code)
    return render(request, "assessment/_exports.html", {"found": found, "exports": exports_of(found)})


@requires(Right.CRITERIA_MANAGE)
@require_POST
def export(request: StaffRequest, commune: str, code: str, kind: ExportKind) -> HttpResponse:
    found = get_assessment_or_404(code)
    leaving = read_leaving(request.POST)
    try:
        made = export_score(found, kind=kind, actor=request.actor, moment=clock.now(), leaving=leaving)
    except NotAllowed as refusal:
        messages.error(request, refusal.reason)
        return redirect("assessment", commune=commune, code=code)
    if kind is ExportKind.ZIP:
        messages.success(request, _("Đang chuẩn bị hồ sơ minh chứng; tệp sẽ nằm ở mục “Tệp đã xuất”."))
        return redirect("assessment", commune=commune, code=code)
    return redirect("assessment_file", commune=commune, code=code, export_code=made.code)


@requires(Right.CRITERIA_MANAGE, Right.REPORT_APPROVE)
@require_safe
def export_file(request: StaffRequest, commune: str, code: str, export_code: str) -> HttpResponse:
    """The file that was made; a package holds evidence of every unit, so it opens to those who oversee the commune."""
    found = get_assessment_or_404(code)
    made = get_export_or_404(found, export_code)
    if made.file is None:
        raise Http404
    name = f"tu-cham-{found.year}-{made.code}"
    return file_response(made.file, as_attachment=True, name=name)  # type: ignore[return-value]
