"""What the chips of a filter offer, and the tabs of the plans' lists."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from gandan.organisations.enums import Right
from gandan.organisations.models import Unit
from gandan.organisations.permissions import StaffRequest
from gandan.plans.enums import AssignmentState
from gandan.plans.forms.filters import MINE, OPEN_STATES, OVERDUE

Choices = list[tuple[str, str]]


def filter_choices() -> dict[str, Choices]:
    """Return the options of unit, state and due day, in words that read on as a sentence; one query."""
    units = Unit.objects.filter(is_active=True).values_list("code", "short_name")
    return {
        "units": [("", _("mọi đơn vị")), (MINE, _("đơn vị của tôi")), *units],
        "states": [
            ("", _("mọi trạng thái")),
            (OVERDUE, _("quá hạn")),
            (OPEN_STATES, _("đang mở")),
            *((state.value, str(state.label)) for state in AssignmentState),
        ],
        "windows": [
            ("", _("mọi lúc")),
            ("hom-nay", _("hôm nay")),
            ("7-ngay", _("bảy ngày tới")),
            ("30-ngay", _("ba mươi ngày tới")),
            ("sau", _("sau bảy ngày tới hoặc không ghi hạn")),
            ("khong-han", _("không ghi hạn")),
        ],
    }


def list_tabs(request: StaffRequest, active: str) -> list[dict[str, Any]]:
    slug = {"commune": request.commune.slug}
    tabs = [
        ("plans", _("Kế hoạch"), "clipboard-list", reverse("plan_list", kwargs=slug)),
        ("tasks", _("Mọi nhiệm vụ"), "list", reverse("task_list", kwargs=slug)),
    ]
    if request.actor.has(Right.TASK_RECEIVE):
        tabs.append(("collect", _("Chờ tổng hợp"), "inbox", reverse("collect", kwargs=slug)))
    return [{"label": label, "href": href, "icon": icon, "active": key == active} for key, label, icon, href in tabs]
