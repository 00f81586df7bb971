from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "gandan.accounts"
    label = "accounts"

    def ready(self) -> None:
        from gandan.accounts import receivers  # noqa: PLC0415 - models are needed

        receivers.connect()
