from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "gandan.files"
    label = "files"
