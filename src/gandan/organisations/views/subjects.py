"""Quản trị: who is the focal officer of a subject in each unit."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from gandan.common import clock
from gandan.organisations.enums import Right, Role
from gandan.organisations.focal import list_subjects
from gandan.organisations.forms.subjects import FocalForm, SubjectForm
from gandan.organisations.permissions import StaffRequest, get_subject_or_404, requires
from gandan.organisations.services.duties import add_duty
from gandan.organisations.services.subjects import add_subject, retire_subject
from gandan.organisations.views.pages import done, shared, tried


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.ORGANISATION_MANAGE)
def subjects(request: StaffRequest, commune: str) -> HttpResponse:
    """Show each subject with its officers, and name another officer."""
    form = FocalForm(request.POST or None, initial={"from_on": clock.today()})
    if form.is_valid():
        given = dict(form.cleaned_data)
        add = partial(add_duty, given.pop("official"), role=Role.FOCAL_OFFICER, actor=request.actor, **given)
        if tried(form, add) is not None:
            messages.success(request, _("Đã cử công chức đầu mối."))
            return redirect("subjects", commune=commune)
    return _page(request, form, SubjectForm())


@require_POST
@requires(Right.ORGANISATION_MANAGE)
def subject_add(request: StaffRequest, commune: str) -> HttpResponse:
    form = SubjectForm(request.POST)
    if form.is_valid() and tried(form, partial(add_subject, **form.cleaned_data, actor=request.actor)) is not None:
        messages.success(request, _("Đã thêm lĩnh vực."))
        return redirect("subjects", commune=commune)
    return _page(request, FocalForm(initial={"from_on": clock.today()}), form)


@require_POST
@requires(Right.ORGANISATION_MANAGE)
def subject_retire(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    retire = partial(retire_subject, get_subject_or_404(code), today=clock.today(), actor=request.actor)
    done(request, retire, _("Đã ngừng dùng lĩnh vực này."))
    return redirect("subjects", commune=commune)


def _page(request: StaffRequest, form: FocalForm, subject_form: SubjectForm) -> HttpResponse:
    ctx = {
        "rows": list_subjects(on=clock.today()),
        "day": clock.today(),
        "form": form,
        "subject_form": subject_form,
        **shared(request, "subjects"),
    }
    failed = form.errors or subject_form.errors
    return render(request, "organisations/subjects.html", ctx, status=422 if failed else 200)
