"""Asking the units of a task to answer by a table."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gandan.common.errors import NotAllowed
from gandan.organisations.enums import Right
from gandan.organisations.permissions import StaffRequest, requires
from gandan.plans.models import Assignment
from gandan.procedures.enums import TableKind
from gandan.procedures.forms import IN_WORDS, AskForm
from gandan.procedures.models import TableDuty
from gandan.procedures.permissions import get_task_or_404
from gandan.procedures.rules.columns import proposed_kind
from gandan.procedures.services.duties import ask_table, unask_table


@requires(Right.TASK_ASSIGN)
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    task = get_task_or_404(code)
    duty = TableDuty.objects.filter(task=task).first()
    proposed = proposed_kind(task.title)
    form = AskForm(request.POST or None, initial={"kind": duty.kind if duty else proposed or IN_WORDS})
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            kind = "" if form.cleaned_data["kind"] == IN_WORDS else form.cleaned_data["kind"]
            try:
                if kind:
                    ask_table(task, TableKind(kind), actor=request.actor)
                else:
                    unask_table(task, actor=request.actor)
            except NotAllowed as refusal:
                form.add_error("kind", refusal.reason)
            else:
                done = _("Các đơn vị trả lời việc này bằng bảng.") if kind else _("Các đơn vị báo cáo bằng lời.")
                messages.success(request, done)
                return redirect("plan", commune=commune, code=task.plan.code)
    parts = Assignment.objects.filter(task=task).values_list("unit__name", flat=True)
    ctx = {
        "task": task,
        "form": form,
        "proposed": proposed.label if proposed and not duty else "",
        "units": list(dict.fromkeys(parts.order_by("unit__position", "id"))),
    }
    return render(request, "procedures/ask.html", ctx, status=status)
