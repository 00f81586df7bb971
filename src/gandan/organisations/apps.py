from django.apps import AppConfig
from django.http import HttpRequest
from django.utils.translation import gettext_noop

from gandan.accounts.demo import register_provider
from gandan.common.menu import MenuEntry, TabEntry, register, register_tab
from gandan.organisations import acts as acts  # registers them
from gandan.organisations.enums import Right

TABS = (
    (10, "units", "building-2", gettext_noop("Các đơn vị")),
    (20, "unit_groups", "merge", gettext_noop("Nhóm")),
    (30, "officials", "users", gettext_noop("Cán bộ")),
    (33, "subjects", "user-check", gettext_noop("Đầu mối")),
    (35, "rights", "shield-check", gettext_noop("Quyền hạn")),
    (40, "places", "map-pin", gettext_noop("Địa bàn")),
    (50, "calendar", "calendar-days", gettext_noop("Lịch làm việc")),
)


class OrganisationsConfig(AppConfig):
    name = "gandan.organisations"
    label = "organisations"

    def ready(self) -> None:
        from gandan.audit.undo import register_undo  # noqa: PLC0415 - models are needed
        from gandan.organisations.demo_accounts import list_demo_accounts  # noqa: PLC0415 - models are needed
        from gandan.organisations.open_work import register_holding  # noqa: PLC0415 - models are needed
        from gandan.organisations.personal_work import register_personal_work  # noqa: PLC0415 - models are needed
        from gandan.organisations.services.held_duties import HELD_DUTIES  # noqa: PLC0415 - models are needed
        from gandan.organisations.services.held_people import PEOPLE  # noqa: PLC0415 - models are needed
        from gandan.organisations.services.undoing import (  # noqa: PLC0415 - models are needed
            undo_alias_added,
            undo_own_day_set,
        )

        register_undo("unit_alias_added", undo_alias_added)
        register_undo("calendar_own_day_set", undo_own_day_set)
        register_provider(list_demo_accounts)
        register_holding(PEOPLE)
        register_personal_work(HELD_DUTIES)
        register(
            MenuEntry(
                order=80,
                name="administration",
                label=gettext_noop("Quản trị"),
                short=gettext_noop("Quản trị"),
                icon="settings",
                url_name="administration",
                is_shown=_may_administer,
            )
        )
        for order, name, icon, label in TABS:
            register_tab(TabEntry("administration", order, name, label, icon, name, _is_administrator))


def _may_administer(request: HttpRequest) -> bool:
    return _is_administrator(request) or bool(request.actor.has(Right.RECORD_READ))  # type: ignore[attr-defined]


def _is_administrator(request: HttpRequest) -> bool:
    return bool(request.actor.has(Right.ORGANISATION_MANAGE))  # type: ignore[attr-defined]
