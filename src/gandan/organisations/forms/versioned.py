"""Forms of records that several people may edit: the version travels with the form."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import QueryDict

from gandan.common.errors import Stale


class VersionedForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    current: list[tuple[str, str]]
    """After a refused stale save: what the record holds now, where it differs from what was typed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.current = []

    def show_stale(self, refusal: Stale, *, held: Mapping[str, Any], version: int) -> None:
        """Keep what was typed, show what is held beside it, and let the next save go through."""
        self.add_error(None, refusal.reason)
        if isinstance(self.data, QueryDict):
            typed = self.data.copy()
            typed["version"] = str(version)
            self.data = typed
        self.current = [
            (str(self.fields[name].label), str(value))
            for name, value in held.items()
            if str(value) != str(self[name].value() or "")
        ]
