"""The two lists of the domain."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from gandan.organisations.permissions import StaffRequest


def assessment_tabs(request: StaffRequest, active: str) -> list[dict[str, Any]]:
    places = (("assessments", "assessments", _("Kỳ đánh giá")), ("sets", "criteria_sets", _("Bộ tiêu chí")))
    return [
        {
            "href": reverse(name, kwargs={"commune": request.commune.slug}),
            "label": label,
            "active": key == active,
            "icon": "",
        }
        for key, name, label in places
    ]
