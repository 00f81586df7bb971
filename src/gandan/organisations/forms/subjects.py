"""Subjects and their focal officers, as an administrator enters them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gandan.common.forms import DayField
from gandan.organisations.models import Official, Subject, Unit


class SubjectForm(forms.Form):
    name = forms.CharField(label=_("Tên lĩnh vực"), max_length=160)
    code = forms.SlugField(
        label=_("Mã"),
        max_length=40,
        help_text=_("Chữ không dấu và gạch nối, ví dụ cai-cach; chương trình thì dùng mã của chương trình."),
    )


class FocalForm(forms.Form):
    subject: Any = forms.ModelChoiceField(
        label=_("Lĩnh vực"), queryset=None, to_field_name="code", empty_label=_("Chọn lĩnh vực")
    )
    unit: Any = forms.ModelChoiceField(
        label=_("Đơn vị"), queryset=None, to_field_name="code", empty_label=_("Chọn đơn vị")
    )
    official: Any = forms.ModelChoiceField(
        label=_("Công chức đầu mối"), queryset=None, to_field_name="code", empty_label=_("Chọn cán bộ")
    )
    from_on = DayField(label=_("Từ ngày"))
    to_on = DayField(label=_("Đến hết ngày"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, found in (
            ("subject", Subject.objects.filter(is_active=True)),
            ("unit", Unit.objects.filter(is_active=True)),
            ("official", Official.objects.filter(is_active=True)),
        ):
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)
            field.queryset = found

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        from_on, to_on = cleaned.get("from_on"), cleaned.get("to_on")
        if from_on and to_on and to_on < from_on:
            self.add_error("to_on", _("Ngày cuối không được trước ngày bắt đầu."))
        return cleaned
