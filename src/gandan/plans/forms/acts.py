"""Forms of the acts on work that need words."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gandan.organisations.models import Unit

DAY_FORMATS = ["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d"]


class DayField(forms.DateField):
    """A day typed as dd/mm/yyyy."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.DateInput(format="%d/%m/%Y"))
        errors = {
            "invalid": _("Hãy gõ ngày theo dạng ngày/tháng/năm, ví dụ 18/11/2026."),
            "required": _("Hãy ghi ngày."),
        }
        super().__init__(input_formats=DAY_FORMATS, error_messages=errors, **kwargs)


class VersionForm(forms.Form):
    """An act without words: which state of the work it was opened on."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)


class ReasonForm(VersionForm):
    reason = forms.CharField(
        label=_("Lý do"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Hãy ghi lý do để người nhận hiểu và làm tiếp.")},
    )


class NewDateForm(ReasonForm):
    due_on = DayField(label=_("Ngày đề nghị"))
    field_order = ["due_on", "reason"]


class TransferForm(ReasonForm):
    unit: "forms.ModelChoiceField[Unit]" = forms.ModelChoiceField(
        queryset=None, label=_("Theo đơn vị, việc này thuộc về"), required=False, empty_label=_("Chưa rõ đơn vị nào")
    )
    field_order = ["unit", "reason"]

    def __init__(self, *args: Any, without: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = _units(without)  # type: ignore[attr-defined]


class DecideForm(forms.Form):
    """The decision on a request; the fields of the other kind are left out."""

    decision = forms.ChoiceField(
        label=_("Quyết định"),
        choices=[("dong-y", _("Đồng ý")), ("khong", _("Không đồng ý"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Hãy chọn đồng ý hoặc không đồng ý.")},
    )
    due_on = DayField(label=_("Hạn mới"), required=False)
    unit: "forms.ModelChoiceField[Unit]" = forms.ModelChoiceField(
        queryset=None, label=_("Đơn vị sẽ làm việc này"), required=False, empty_label=""
    )
    reason = forms.CharField(
        label=_("Ý kiến"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, without: int, has_day: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = _units(without)  # type: ignore[attr-defined]
        del self.fields["unit" if has_day else "due_on"]

    @property
    def is_granted(self) -> bool:
        granted: bool = self.cleaned_data["decision"] == "dong-y"
        return granted

    @property
    def day(self) -> dt.date | None:
        return self.cleaned_data.get("due_on")

    @property
    def chosen_unit(self) -> Unit | None:
        return self.cleaned_data.get("unit")


class AnswerForm(forms.Form):
    words = forms.CharField(
        label=_("Trả lời"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Hãy ghi nội dung trả lời.")},
    )


def _units(without: int) -> Any:
    return Unit.objects.filter(is_active=True).exclude(pk=without)
