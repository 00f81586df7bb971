"""The forms of signing in, in Vietnamese; their rules stay those of allauth."""

from typing import Any

from allauth.account import forms as allauth_forms
from django import forms
from django.utils.translation import gettext_lazy as _

PASSWORD_RULE = _("Ít nhất 10 ký tự, không giống tên đăng nhập, không phải mật khẩu ai cũng đoán được.")


class LoginForm(allauth_forms.LoginForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word(self.fields["login"], _("Tên đăng nhập"))
        self.fields["login"].widget.attrs.update({"autocapitalize": "none", "spellcheck": "false"})
        _word(self.fields["password"], _("Mật khẩu"))


class ChangePasswordForm(allauth_forms.ChangePasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word(self.fields["oldpassword"], _("Mật khẩu đang dùng"))
        _word(self.fields["password1"], _("Mật khẩu mới"), PASSWORD_RULE)
        _word(self.fields["password2"], _("Nhập lại mật khẩu mới"))


class SetPasswordForm(allauth_forms.SetPasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word(self.fields["password1"], _("Mật khẩu mới"), PASSWORD_RULE)
        _word(self.fields["password2"], _("Nhập lại mật khẩu mới"))


class ReauthenticateForm(allauth_forms.ReauthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word(self.fields["password"], _("Mật khẩu"))


def _word(field: forms.Field, label: Any, hint: Any = "") -> None:
    field.label = label
    field.help_text = hint
    field.error_messages["required"] = _("Hãy điền ô này.")
    # the label stands above; a placeholder would repeat it in English
    field.widget.attrs.pop("placeholder", None)
