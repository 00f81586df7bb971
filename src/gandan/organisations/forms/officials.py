"""Input of officials and their duties."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gandan.common.forms import DayField
from gandan.organisations.enums import UNIT_ROLES, Role
from gandan.organisations.forms.versioned import VersionedForm
from gandan.organisations.models import Official, Subject, Unit


class OfficialForm(VersionedForm):
    full_name = forms.CharField(label=_("Họ và tên"), max_length=120)
    unit: Any = forms.ModelChoiceField(
        label=_("Đơn vị"), queryset=None, to_field_name="code", empty_label=_("Chọn đơn vị")
    )
    position_title = forms.CharField(label=_("Chức vụ"), max_length=120)
    phone = forms.RegexField(
        r"^\+?[0-9 .]{8,19}$",
        label=_("Điện thoại"),
        required=False,
        error_messages={"invalid": _("Số điện thoại chỉ gồm chữ số, ví dụ 0912 345 678.")},
        widget=forms.TextInput({"inputmode": "tel"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer_units(self.fields["unit"])

    @staticmethod
    def values_of(official: Official) -> dict[str, Any]:
        return {
            "full_name": official.full_name,
            "unit": official.unit.code,
            "position_title": official.position_title,
            "phone": official.phone,
        }


class NewOfficialForm(OfficialForm):
    username = forms.CharField(
        label=_("Tên đăng nhập"),
        max_length=60,
        help_text=_("Chữ không dấu, chữ số, dấu chấm hoặc gạch nối, ví dụ ha.vhxh."),
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
    )


class DutyForm(forms.Form):
    role = forms.ChoiceField(label=_("Vai trò"), choices=Role.choices)
    unit: Any = forms.ModelChoiceField(
        label=_("Trong đơn vị"),
        queryset=None,
        to_field_name="code",
        required=False,
        empty_label=_("Cả xã, phường"),
        help_text=_("Chỉ chọn cho thủ trưởng đơn vị và công chức đầu mối."),
    )
    subject: Any = forms.ModelChoiceField(
        label=_("Lĩnh vực"),
        queryset=None,
        to_field_name="code",
        required=False,
        empty_label=_("mọi lĩnh vực của đơn vị"),
        help_text=_("Chỉ cho công chức đầu mối."),
    )
    from_on = DayField(label=_("Từ ngày"))
    to_on = DayField(label=_("Đến hết ngày"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer_units(self.fields["unit"])
        field = self.fields["subject"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = Subject.objects.filter(is_active=True)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("role") in UNIT_ROLES and "unit" in cleaned and cleaned["unit"] is None:
            self.add_error("unit", _("Vai trò này gắn với một đơn vị. Hãy chọn đơn vị."))
        from_on, to_on = cleaned.get("from_on"), cleaned.get("to_on")
        if from_on and to_on and to_on < from_on:
            self.add_error("to_on", _("Ngày cuối không được trước ngày bắt đầu."))
        return cleaned


class EndDutyForm(forms.Form):
    last_on = DayField(label=_("Ngày cuối giữ vai trò"))


def _offer_units(field: forms.Field) -> None:
    assert isinstance(field, forms.ModelChoiceField)
    field.queryset = Unit.objects.filter(is_active=True)
