"""What waits for the leader: read, ticked, and approved after one look at exactly what."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from gandan.common import clock
from gandan.common.menu import tabs
from gandan.organisations.enums import Right
from gandan.organisations.permissions import StaffRequest, requires
from gandan.reports.forms.acts import ApproveForm
from gandan.reports.queries.approve import waiting_cards, waiting_reports
from gandan.reports.services.approve import approve_reports
from gandan.workdays.queries import deadline_calendar

_MOST = 50


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.REPORT_APPROVE)
def approvals(request: StaffRequest, commune: str) -> HttpResponse:
    today = clock.today()
    cards = waiting_cards(list(waiting_reports()[:_MOST]), today=today, calendar=deadline_calendar())
    offered = {f"{card.report.code}:{card.snapshot.sha256}": card for card in cards}
    form = ApproveForm(request.POST if request.method == "POST" else None, offered=list(offered))
    asked = request.GET.get("bao-cao", "")
    ctx = {"cards": offered, "form": form, "asked": asked, "chosen": [], "active_menu": "reports"}
    ctx["tabs"] = tabs(request, "reports", "approvals")
    if request.method != "POST":
        return render(request, "reports/approvals.html", ctx)
    if not form.is_valid():
        return render(request, "reports/approvals.html", ctx, status=422)
    if form.cleaned_data["buoc"] == "xem":
        chosen = [(value, offered[value]) for value in form.cleaned_data["chon"]]
        return render(request, "reports/approvals.html", {**ctx, "chosen": chosen})
    decided = approve_reports(form.digests, actor=request.actor, today=today)
    done = [one for one in decided if not one.refusal]
    if done:
        words = ngettext("Đã duyệt %(num)d báo cáo.", "Đã duyệt %(num)d báo cáo.", len(done))
        messages.success(request, words % {"num": len(done)})
    for one in decided:
        if one.refusal:
            messages.warning(request, _("%(title)s: %(why)s") % {"title": one.title, "why": one.refusal})
    return redirect("report_approvals", commune=commune)
