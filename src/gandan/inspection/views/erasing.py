"""Erasing the personal values that the record holds of somebody."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gandan.audit.words import field_words
from gandan.common import clock
from gandan.common.errors import NotAllowed
from gandan.inspection.forms import ErasingForm
from gandan.inspection.rules import KEPT_YEARS, kept_through
from gandan.inspection.services import erase_personal_values, personal_values
from gandan.organisations.enums import Right
from gandan.organisations.permissions import StaffRequest, get_official_or_404, requires


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.RECORD_PERSONAL)
def journal_erase(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    """Show how many values may go and how many stay; erase them with a reason."""
    official, today = get_official_or_404(code), clock.today()
    form = ErasingForm(request.POST or None)
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        try:
            count = erase_personal_values(official, reason=reason, today=today, actor=request.actor)
        except NotAllowed as refusal:
            messages.error(request, refusal.reason)
        else:
            words = _("Đã xóa %(count)d giá trị cá nhân khỏi nhật ký. Niêm phong vẫn nguyên vẹn.")
            messages.success(request, words % {"count": count})
        return redirect("journal_erase", commune=commune, code=code)
    free, kept = personal_values(official, today=today)
    ctx = {
        "official": official,
        "form": form,
        "free": [(field_words(field), count) for field, count in sorted(free.items())],
        "kept": kept,
        "kept_years": KEPT_YEARS,
        "last_on": kept_through(today),
        "active_menu": "administration",
    }
    return render(request, "inspection/erase.html", ctx, status=422 if form.errors else 200)
