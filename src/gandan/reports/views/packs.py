"""One file with the papers of several receivers."""

import datetime as dt

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from gandan.common import clock
from gandan.common.errors import NotAllowed
from gandan.common.menu import tabs
from gandan.organisations.enums import Right
from gandan.organisations.permissions import StaffRequest, check_right, requires
from gandan.reports.enums import PaperFormat
from gandan.reports.forms.papers import PackForm
from gandan.reports.services.packs import Pack, make_pack
from gandan.workdays.windows import report_period


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.REPORT_SEND)
def packs(request: StaffRequest, commune: str) -> HttpResponse:
    check_right(request.actor, Right.REPORT_SEND, None)
    running = report_period(clock.today(), 1).window
    window = report_period(running.from_on - dt.timedelta(days=1), 1).window
    initial = {"from_on": window.from_on, "to_on": window.to_on, "kinds": [PaperFormat.DOCX.value]}
    form = PackForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        given = form.cleaned_data
        pack = Pack(
            window=given["window"],
            forms=tuple(given["chosen"]),
            kinds=tuple(PaperFormat(kind) for kind in given["kinds"]),
            programme=given["programme"],
            plan=given["plan"],
        )
        try:
            content = make_pack(pack, actor=request.actor, timestamp=clock.now())
        except NotAllowed as refusal:
            form.add_error(None, refusal.reason)
        else:
            name = f"bao-cao-{pack.window.from_on:%Y%m%d}-{pack.window.to_on:%Y%m%d}.zip"
            headers = {"Content-Disposition": f'attachment; filename="{name}"'}
            return HttpResponse(content, content_type="application/zip", headers=headers)
    ctx = {"form": form, "tabs": tabs(request, "reports", "packs"), "active_menu": "reports"}
    return render(request, "reports/packs.html", ctx, status=422 if form.errors else 200)
