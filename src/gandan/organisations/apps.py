from django.apps import AppConfig
from django.http import HttpRequest
from django.utils.translation import gettext_noop

from gandan.accounts.demo import register_provider
from gandan.common.menu import MenuEntry, register
from gandan.organisations import acts as acts  # registers them
from gandan.organisations.enums import Right


class OrganisationsConfig(AppConfig):
    name = "gandan.organisations"
    label = "organisations"

    def ready(self) -> None:
        from gandan.organisations.demo_accounts import list_demo_accounts  # noqa: PLC0415 - models are needed
        from gandan.organisations.open_work import register_holding  # noqa: PLC0415 - models are needed
        from gandan.organisations.personal_work import register_personal_work  # noqa: PLC0415 - models are needed
        from gandan.organisations.services.held_duties import HELD_DUTIES  # noqa: PLC0415 - models are needed
        from gandan.organisations.services.held_people import PEOPLE  # noqa: PLC0415 - models are needed

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
                is_shown=_is_administrator,
            )
        )


def _is_administrator(request: HttpRequest) -> bool:
    return bool(request.actor.has(Right.ORGANISATION_MANAGE))  # type: ignore[attr-defined]
