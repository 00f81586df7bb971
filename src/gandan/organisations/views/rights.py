"""Quyền hạn: who may do what, by role and by person."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gandan.common import clock
from gandan.organisations.enums import UNIT_ROLES, Right, Role
from gandan.organisations.matrix import Reach, read_matrix
from gandan.organisations.models import Official
from gandan.organisations.permissions import StaffRequest, get_official_or_404, requires
from gandan.organisations.views.pages import shared


@require_safe
@requires(Right.ORGANISATION_MANAGE)
def rights(request: StaffRequest, commune: str) -> HttpResponse:
    """Show every act by role; ``nguoi`` names a person whose own rights stand first, with the role they come from."""
    code = request.GET.get("nguoi", "")
    person = get_official_or_404(code) if code else None
    people = Official.objects.filter(is_active=True).values_list("code", "full_name")
    ctx = {
        "groups": read_matrix(person, on=clock.today()),
        "roles": [(role.label, role in UNIT_ROLES) for role in Role],
        "reaches": {
            Reach.COMMUNE: ("good", "check", _("có")),
            Reach.UNIT: ("primary", "building-2", _("trong đơn vị mình")),
            Reach.NONE: ("neutral", "", _("không")),
        },
        "person": person,
        "people": [("", _("mọi vai trò")), *people],
        **shared(request, "rights"),
    }
    return render(request, "organisations/rights.html", ctx)
