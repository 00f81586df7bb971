from django.apps import AppConfig


class ProceduresConfig(AppConfig):
    name = "gandan.procedures"
    label = "procedures"
