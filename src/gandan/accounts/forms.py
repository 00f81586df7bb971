"""The forms of signing in, in Vietnamese; their rules stay those of allauth."""

from typing import Any

from allauth.account import forms as allauth_forms
from allauth.core import context
from allauth.mfa.base import forms as code_forms
from allauth.mfa.totp import forms as app_forms
from allauth.mfa.webauthn import forms as passkey_forms
from django import forms
from django.utils.translation import gettext_lazy as _

from gandan.accounts.lockout import code_key, refuse_while_shut

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


class ActivateAppForm(app_forms.ActivateTOTPForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word_code(self.fields["code"], _("Mã 6 chữ số trong ứng dụng"))

    def clean_code(self) -> str:
        self.cleaned_data["code"] = _checked_code(self)
        return str(super().clean_code())


class CodeForm(code_forms.AuthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word_code(self.fields["code"], _("Mã xác thực"), _("Mã 6 chữ số trong ứng dụng, hoặc một mã dự phòng."))

    def clean_code(self) -> str:
        self.cleaned_data["code"] = _checked_code(self)
        return str(super().clean_code())


class CodeAgainForm(code_forms.ReauthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word_code(self.fields["code"], _("Mã xác thực"), _("Mã 6 chữ số trong ứng dụng, hoặc một mã dự phòng."))

    def clean_code(self) -> str:
        self.cleaned_data["code"] = _checked_code(self)
        return str(super().clean_code())


class AddPasskeyForm(passkey_forms.AddWebAuthnForm):
    passwordless: Any = None
    """Not asked: a key that cannot sign in alone would only be half of one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word_name(self.fields["name"])
        self.fields["name"].required = False
        self.fields["credential"].error_messages = _NO_PASSKEY


class RenamePasskeyForm(passkey_forms.EditWebAuthnForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word_name(self.fields["name"])


class PasskeySignInForm(passkey_forms.LoginWebAuthnForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["credential"].error_messages = _NO_PASSKEY


_MISSING = _("Trình duyệt chưa đưa ra khóa truy cập nào. Hãy thử lại hoặc dùng mật khẩu.")
_NO_PASSKEY: dict[str, Any] = {"required": _MISSING, "invalid": _MISSING}


def _checked_code(form: Any) -> str:
    """Return the code without the blanks in which telephones show it; refused while the second step is shut."""
    refuse_while_shut(context.request, code_key(form.user))
    return "".join(form.cleaned_data["code"].split())


def _word_code(field: forms.Field, label: Any, hint: Any = "") -> None:
    _word(field, label, hint)
    field.widget.attrs.update({"inputmode": "numeric", "autocomplete": "one-time-code", "spellcheck": "false"})


def _word_name(field: forms.Field) -> None:
    _word(field, _("Tên của khóa"), _("Để phân biệt các khóa, ví dụ: điện thoại của tôi, máy tính cơ quan."))
    assert isinstance(field, forms.CharField)
    field.max_length = 60
    field.widget.attrs["maxlength"] = 60


def _word(field: forms.Field, label: Any, hint: Any = "") -> None:
    field.label = label
    field.help_text = hint
    field.error_messages["required"] = _("Hãy điền ô này.")
    # the label stands above; a placeholder would repeat it in English
    field.widget.attrs.pop("placeholder", None)
