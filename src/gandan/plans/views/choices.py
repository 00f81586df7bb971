"""What the chips of a filter offer, and the tabs of the plans' lists."""

from django.utils.translation import gettext as _

from gandan.common.menu import ShownTab, tabs
from gandan.organisations.permissions import StaffRequest
from gandan.organisations.queries import unit_choices
from gandan.plans.enums import AssignmentState
from gandan.plans.forms.filters import MINE, OPEN_STATES, OVERDUE

Choices = list[tuple[str, str]]


def filter_choices() -> dict[str, Choices]:
    """Return the options of unit, state and due day, in words that read on as a sentence; one query."""
    units = unit_choices()
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


def list_tabs(request: StaffRequest, active: str) -> list[ShownTab]:
    return tabs(request, "plans", active)
