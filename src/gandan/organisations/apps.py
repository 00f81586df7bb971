from django.apps import AppConfig

from gandan.accounts.demo import register_provider


class OrganisationsConfig(AppConfig):
    name = "gandan.organisations"
    label = "organisations"

    def ready(self) -> None:
        from gandan.organisations.demo_accounts import list_demo_accounts  # noqa: PLC0415 - models are needed

        register_provider(list_demo_accounts)
