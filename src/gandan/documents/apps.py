from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "gandan.documents"
    label = "documents"
