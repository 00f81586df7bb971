from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "gandan.organisations"
    label = "organisations"
