"""Input of the working calendar."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gandan.common.forms import DayField
from gandan.organisations.forms.versioned import VersionedForm
from gandan.workdays.models import SpecialDay

KINDS = (("nghi", _("Ngày nghỉ")), ("lam-bu", _("Ngày làm bù")))


class SpecialDayForm(VersionedForm):
    kind = forms.ChoiceField(label=_("Loại ngày"), choices=KINDS, widget=forms.RadioSelect)
    name = forms.CharField(label=_("Tên ngày"), max_length=120)
    source = forms.CharField(
        label=_("Căn cứ"),
        max_length=200,
        help_text=_("Số, ký hiệu và ngày của thông báo hoặc văn bản quy định."),
        error_messages={"required": _("Hãy ghi căn cứ: thông báo hoặc văn bản nào quy định ngày này.")},
    )
    is_confirmed = forms.BooleanField(label=_("Đã có thông báo chính thức"), required=False)

    @property
    def given(self) -> dict[str, Any]:
        """The cleaned values as the service takes them."""
        cleaned = self.cleaned_data
        return {
            "is_working": cleaned["kind"] == "lam-bu",
            "name": cleaned["name"],
            "source": cleaned["source"],
            "is_confirmed": cleaned["is_confirmed"],
        }

    @staticmethod
    def values_of(special: SpecialDay) -> dict[str, Any]:
        return {
            "kind": "lam-bu" if special.is_working else "nghi",
            "name": special.name,
            "source": special.source,
            "is_confirmed": special.is_confirmed,
        }


class NewSpecialDayForm(SpecialDayForm):
    day = DayField(label=_("Ngày"))
    field_order = ("day", "kind", "name", "source", "is_confirmed")


class YearFilter(forms.Form):
    nam = forms.IntegerField(min_value=2024, max_value=2036, required=False)

    def year(self, default: int) -> int:
        self.is_valid()
        return self.cleaned_data.get("nam") or default
