"""What the journal is asked for; a filter never refuses a page."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from gandan.audit.queries import Asked
from gandan.common.forms import DayField
from gandan.organisations.models import Official

NAMES = ("nguoi", "viec", "ma", "don-vi", "tu", "den", "muc")


class ErasingForm(forms.Form):
    reason = forms.CharField(label=gettext_lazy("Căn cứ xóa"), max_length=300)


class JournalFilter(forms.Form):
    nguoi = forms.SlugField(max_length=20, required=False)
    viec = forms.SlugField(max_length=60, required=False)
    ma = forms.CharField(max_length=60, required=False)
    tu = DayField(required=False)
    den = DayField(required=False)
    truoc = forms.IntegerField(min_value=1, required=False)
    muc = forms.IntegerField(min_value=1, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["don-vi"] = forms.SlugField(max_length=20, required=False)

    def value(self, name: str) -> Any:
        """Return what was asked for, None where there is nothing or it cannot be read."""
        self.is_valid()
        return self.cleaned_data.get(name) or None

    def kept(self) -> dict[str, str]:
        """Return the words of the filter for the next page's address."""
        return {name: self.data[name] for name in NAMES if self.data.get(name)}

    def asked(self, *, target: tuple[str, int] | None = None) -> Asked:
        code = self.value("nguoi")
        user_ids = Official.objects.filter(code=code).values_list("membership__user_id", flat=True)
        return Asked(
            # a person without a login has done nothing
            user_id=(user_ids.first() or -1) if code else None,
            act=self.value("viec") or "",
            code=self.value("ma") or "",
            unit_code=self.value("don-vi") or "",
            from_on=self.value("tu"),
            to_on=self.value("den"),
            target=target,
        )
