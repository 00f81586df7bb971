"""Who of the unit does a part of work: chosen by its head or by who gives work."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gandan.common.errors import NotAllowed, Stale
from gandan.organisations.permissions import StaffRequest, staff
from gandan.plans.forms.persons import PersonForm
from gandan.plans.permissions import check_may_name, get_assignment_or_404
from gandan.plans.services.persons import name_officer
from gandan.plans.views.links import work_base


@staff
@require_http_methods(["GET", "HEAD", "POST"])
def name_person(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    work = get_assignment_or_404(code, request.actor)
    check_may_name(request.actor, work)
    start = {"person": work.official.code if work.official else "", "version": work.version}
    form = PersonForm(request.POST or None, unit=work.unit, held=work.official, initial=start)
    status = 422 if form.errors else 200
    if form.is_valid():
        try:
            name_officer(work, form.cleaned_data["person"], version=form.cleaned_data["version"], actor=request.actor)
        except NotAllowed as refusal:
            form.add_error(None, refusal.reason)
            status = 409 if isinstance(refusal, Stale) else 422
        else:
            messages.success(request, _("Đã ghi người làm việc này."))
            return redirect("assignment", commune=commune, code=code)
    ctx = {"form": form, "work": work, "back": f"{work_base(request)}{work.code}/"}
    return render(request, "plans/person.html", ctx, status=status)
