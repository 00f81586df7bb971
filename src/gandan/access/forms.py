"""Input: the rule of the second factor, the sheet of people, the code and the first password."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gandan.accounts.forms import SetPasswordForm
from gandan.files.enums import SHEET_ENDINGS
from gandan.organisations.enums import Role


class RuleForm(forms.Form):
    roles = forms.MultipleChoiceField(
        label=_("Vai trò phải có xác minh hai bước"),
        choices=Role.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    grace_days = forms.IntegerField(
        label=_("Số ngày để chuẩn bị"),
        min_value=0,
        max_value=60,
        help_text=_("Trong những ngày này người chưa bật chỉ được nhắc; sau đó phải bật mới vào làm việc được."),
        error_messages={
            name: _("Hãy ghi số ngày từ 0 đến 60.") for name in ("required", "invalid", "min_value", "max_value")
        },
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def roles_given(self) -> frozenset[Role]:
        return frozenset(Role(value) for value in self.cleaned_data["roles"])


_CHOOSE = _("Hãy chọn một tệp Excel.")


class SheetForm(forms.Form):
    file = forms.FileField(
        label=_("Danh sách cán bộ"),
        widget=forms.FileInput(attrs={"accept": SHEET_ENDINGS}),
        help_text=_("Tệp .xlsx, .xls hoặc .ods theo mẫu. Tệp chỉ được đọc, không được giữ lại."),
        error_messages={
            "required": _CHOOSE,
            "invalid": _CHOOSE,
            "missing": _CHOOSE,
            "empty": _("Tệp này rỗng. Hãy kiểm tra lại tệp trên máy rồi chọn lại."),
        },
    )


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("Mã mời"),
        max_length=40,
        help_text=_("Bốn nhóm, mỗi nhóm bốn ký tự, ghi trên giấy mời."),
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
        error_messages={"required": _("Hãy nhập mã mời.")},
    )

    def clean_code(self) -> str:
        signs = [sign for sign in self.cleaned_data["code"].lower() if sign.isascii() and sign.isalnum()]
        if len(signs) != 16:
            raise forms.ValidationError(_("Mã mời gồm 16 chữ và số. Hãy xem lại giấy mời."))
        return "-".join("".join(signs[start : start + 4]) for start in range(0, 16, 4))


class FirstPasswordForm(SetPasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password1"].label = _("Mật khẩu của bạn")
        self.fields["password2"].label = _("Nhập lại mật khẩu")
