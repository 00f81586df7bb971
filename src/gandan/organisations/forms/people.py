"""Input of positions and of signing for a head."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gandan.common.forms import DayField
from gandan.organisations.enums import ActingForm, PaperKind, PositionKind
from gandan.organisations.forms.units import offer_units


class PeriodForm(forms.Form):
    from_on = DayField(label=_("Từ ngày"))
    to_on = DayField(label=_("Đến hết ngày"), required=False)
    paper = forms.CharField(
        label=_("Văn bản quyết định"),
        max_length=200,
        required=False,
        help_text=_("Ví dụ: Quyết định số 12/QĐ-UBND ngày 10/11/2026."),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        from_on, to_on = cleaned.get("from_on"), cleaned.get("to_on")
        if from_on and to_on and to_on < from_on:
            self.add_error("to_on", _("Ngày cuối phải từ ngày đầu trở đi."))
        return cleaned


class PositionForm(PeriodForm):
    title = forms.CharField(label=_("Chức vụ"), max_length=120, help_text=_("Ví dụ: Phó Trưởng phòng."))
    kind = forms.ChoiceField(label=_("Cấp"), choices=PositionKind.choices, initial=PositionKind.OFFICER)
    unit: Any = forms.ModelChoiceField(
        label=_("Đơn vị"), queryset=None, to_field_name="code", empty_label=_("Chọn đơn vị")
    )
    is_side = forms.BooleanField(label=_("Chức vụ kiêm nhiệm, chức vụ chính giữ nguyên"), required=False)
    field_order = ("title", "kind", "unit", "is_side", "from_on", "to_on", "paper")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_units(self.fields["unit"])


class ActingForForm(PeriodForm):
    unit: Any = forms.ModelChoiceField(
        label=_("Ký cho cấp trưởng của"), queryset=None, to_field_name="code", empty_label=_("Chọn đơn vị")
    )
    form = forms.ChoiceField(label=_("Cách ký"), choices=ActingForm.choices)
    scope = forms.CharField(
        label=_("Phạm vi"), max_length=300, required=False, help_text=_("Ví dụ: lĩnh vực văn hóa - xã hội.")
    )
    papers = forms.MultipleChoiceField(
        label=_("Loại văn bản"),
        choices=PaperKind.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Không chọn loại nào là mọi loại văn bản."),
    )
    field_order = ("unit", "form", "scope", "papers", "from_on", "to_on", "paper")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_units(self.fields["unit"])


class LastDayForm(forms.Form):
    last_on = DayField(label=_("Ngày cuối"))
