from django.apps import AppConfig

from gandan.accounts import receivers


class AccountsConfig(AppConfig):
    name = "gandan.accounts"
    label = "accounts"

    def ready(self) -> None:
        receivers.connect()
