"""Form fields for files."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile


class FilesInput(forms.ClearableFileInput):
    """A file field that takes several files; what they hold is looked at when they are kept."""

    allow_multiple_selected = True
    template_name = "django/forms/widgets/file.html"

    def value_from_datadict(self, data: Any, files: Any, name: str) -> "list[UploadedFile[Any]]":
        return list(files.getlist(name)) if hasattr(files, "getlist") else []

    def format_value(self, value: Any) -> None:
        """Nothing: a browser never fills a file field."""
