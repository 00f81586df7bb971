"""What the journal is asked for; a filter never refuses a page."""

from typing import Any

from django import forms

from gandan.common.forms import DayField


class JournalFilter(forms.Form):
    nguoi = forms.SlugField(max_length=20, required=False)
    viec = forms.SlugField(max_length=60, required=False)
    ngay = DayField(required=False)
    truoc = forms.IntegerField(min_value=1, required=False)

    def value(self, name: str) -> Any:
        """Return what was asked for, None where there is nothing or it cannot be read."""
        self.is_valid()
        return self.cleaned_data.get(name) or None
