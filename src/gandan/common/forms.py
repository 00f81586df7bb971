"""Form fields of use to every domain."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gandan.common.text import strip_controls

EARLIEST, LATEST = dt.date(1945, 9, 2), dt.date(2100, 1, 1)


class DayField(forms.DateField):
    """A day typed as dd/mm/yyyy, whatever the language of the page; no paper and no due day is further away."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("input_formats", ["%d/%m/%Y", "%d/%m/%y", "%Y-%m-%d"])
        kwargs.setdefault("widget", forms.DateInput(format="%d/%m/%Y"))
        messages = {
            "required": _("Hãy điền ngày, ví dụ 18/11/2026."),
            "far": _("Ngày này quá xa. Hãy xem lại năm."),
            "invalid": _("Ngày này chưa đúng. Hãy gõ ngày/tháng/năm, ví dụ 18/11/2026."),
        }
        kwargs["error_messages"] = messages | kwargs.get("error_messages", {})
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> dt.date | None:
        day: dt.date | None = super().to_python(value)
        if day is not None and not EARLIEST <= day <= LATEST:
            raise forms.ValidationError(self.error_messages["far"], code="far")
        return day


class ProseField(forms.CharField):
    """Words that people type; control characters, which come with text pasted from other programs, fall away."""

    def to_python(self, value: Any) -> str | None:
        words: str | None = super().to_python(value)
        return strip_controls(words) if words else words


def choice_by_code(label: Any, *, empty: Any, required: bool = False, help_text: Any = "") -> Any:
    """Return a choice of one row by its code; the form gives the rows when it is made."""
    return forms.ModelChoiceField(
        None, label=label, to_field_name="code", required=required, empty_label=empty, help_text=help_text
    )
