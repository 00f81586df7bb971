"""Form fields of use to every domain."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gandan.common.text import strip_controls


class DayField(forms.DateField):
    """A day typed as dd/mm/yyyy, whatever the language of the page."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("input_formats", ["%d/%m/%Y", "%d/%m/%y", "%Y-%m-%d"])
        kwargs.setdefault("widget", forms.DateInput(format="%d/%m/%Y"))
        messages = {
            "required": _("Hãy điền ngày, ví dụ 18/11/2026."),
            "invalid": _("Ngày này chưa đúng. Hãy gõ ngày/tháng/năm, ví dụ 18/11/2026."),
        }
        kwargs["error_messages"] = messages | kwargs.get("error_messages", {})
        super().__init__(**kwargs)


class ProseField(forms.CharField):
    """Words that people type; control characters, which come with text pasted from other programs, fall away."""

    def to_python(self, value: Any) -> str | None:
        words: str | None = super().to_python(value)
        return strip_controls(words) if words else words
