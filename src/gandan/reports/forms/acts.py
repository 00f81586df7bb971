"""Input of the acts on a report's way."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from gandan.common.forms import DayField


class ConfirmForm(forms.Form):
    """Nothing but the version that the person had before them."""

    version = forms.IntegerField(min_value=1, required=False, widget=forms.HiddenInput)


class ReasonForm(ConfirmForm):
    reason = forms.CharField(
        label=gettext_lazy("Lý do"), max_length=500, strip=True, widget=forms.Textarea({"rows": 3})
    )


class SubmitForm(ConfirmForm):
    reason = forms.CharField(
        label=gettext_lazy("Lý do trình khi còn thiếu phần của đơn vị"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Chỉ ghi khi phải trình ngay; lý do được ghi lại."),
    )


class ApproveForm(forms.Form):
    """Reports ticked for approval, each with the hash of the text that was shown."""

    chon = forms.MultipleChoiceField(
        label=gettext_lazy("Báo cáo"),
        error_messages={
            "required": gettext_lazy("Hãy chọn ít nhất một báo cáo."),
            "invalid_choice": gettext_lazy("Có báo cáo vừa được trình lại hoặc đã quyết định. Hãy chọn lại."),
        },
    )
    buoc = forms.ChoiceField(choices=[("xem", ""), ("duyet", "")])

    def __init__(self, *args: Any, offered: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["chon"].choices = [(one, one) for one in offered]

    @property
    def digests(self) -> dict[str, str]:
        """Return the hash by the report's code."""
        pairs = (one.partition(":") for one in self.cleaned_data["chon"])
        return {code: digest for code, _, digest in pairs}


class SignedForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("Bản PDF đã ký"), help_text=gettext_lazy("Tệp PDF, được so với bản đã duyệt.")
    )


class RegisterForm(forms.Form):
    """Number and day as they stand on the signed paper."""

    number = forms.CharField(label=gettext_lazy("Số"), max_length=20)
    symbol = forms.CharField(label=gettext_lazy("Ký hiệu"), max_length=60)
    issued_on = DayField(label=gettext_lazy("Ngày ban hành"))
    is_confirmed = forms.BooleanField(label=gettext_lazy("Tôi đã xem và vẫn ghi bản ký này vào sổ."), required=False)
    shown = forms.IntegerField(widget=forms.HiddenInput)
    """The copy that the page showed: what was confirmed is said of no other."""
