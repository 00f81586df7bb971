"""Forms of the acts on work that need words."""

import datetime as dt
import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gandan.common.forms import ProseField
from gandan.organisations.models import Unit

DAY_FORMATS = ["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d"]

_LIKE_A_DAY = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}")
_NO_SUCH_DAY = _("Không có ngày %(day)s trong lịch. Hãy xem lại ngày và tháng.")


class DayField(forms.DateField):
    """A day typed as dd/mm/yyyy; one that no calendar has is named as such."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.DateInput(format="%d/%m/%Y"))
        errors = {
            "invalid": _("Hãy gõ ngày theo dạng ngày/tháng/năm, ví dụ 18/11/2026."),
            "required": _("Hãy ghi ngày."),
        }
        super().__init__(input_formats=DAY_FORMATS, error_messages=errors, **kwargs)

    def to_python(self, value: Any) -> dt.date | None:
        typed = str(value or "").strip()
        try:
            day: dt.date | None = super().to_python(value)
        except forms.ValidationError:
            if _LIKE_A_DAY.fullmatch(typed):
                raise forms.ValidationError(_NO_SUCH_DAY % {"day": typed}, code="no_such_day") from None
            raise
        return day


class VersionForm(forms.Form):
    """An act without words: which state of the work it was opened on."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)


class ReasonForm(VersionForm):
    reason = ProseField(
        label=_("Lý do"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Hãy ghi lý do để người nhận hiểu và làm tiếp.")},
    )


class NewDateForm(ReasonForm):
    proposed_due_on = DayField(label=_("Ngày đề nghị"))
    field_order = ["proposed_due_on", "reason"]


class TransferForm(ReasonForm):
    proposed_unit: "forms.ModelChoiceField[Unit]" = forms.ModelChoiceField(
        queryset=None, label=_("Theo đơn vị, việc này thuộc về"), required=False, empty_label=_("Chưa rõ đơn vị nào")
    )
    field_order = ["proposed_unit", "reason"]

    def __init__(self, *args: Any, without: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["proposed_unit"].queryset = _units(without)  # type: ignore[attr-defined]


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
    reason = ProseField(label=_("Ý kiến"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, without: int, has_day: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = _units(without)  # type: ignore[attr-defined]
        del self.fields["unit" if has_day else "due_on"]

    def clean(self) -> dict[str, Any]:
        """Return what the service takes: the decision as a yes or no, with the field of its kind."""
        cleaned: dict[str, Any] = super().clean() or {}
        cleaned["grant"] = cleaned.pop("decision", "") == "dong-y"
        return cleaned


class AnswerForm(forms.Form):
    words = ProseField(
        label=_("Trả lời"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Hãy ghi nội dung trả lời.")},
    )


def _units(without: int) -> Any:
    return Unit.objects.filter(is_active=True).exclude(pk=without)
