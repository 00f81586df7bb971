"""Input of the intake page."""

from django import forms
from django.utils.translation import gettext_lazy as _

from gandan.documents.enums import Direction


class IntakeForm(forms.Form):
    file = forms.FileField(
        label=_("Tệp văn bản"),
        help_text=_(
            "Word, LibreOffice, RTF, PDF, bản quét, ảnh chụp hoặc văn bản (.txt). Không đưa vào văn bản có dấu mật."
        ),
        error_messages={
            "required": _("Hãy chọn một tệp văn bản."),
            "invalid": _("Hãy chọn một tệp văn bản."),
            "missing": _("Hãy chọn một tệp văn bản."),
            "empty": _("Tệp này rỗng. Hãy kiểm tra lại tệp trên máy rồi chọn lại."),
        },
    )


class DocumentFilter(forms.Form):
    loai = forms.ChoiceField(choices=[("", ""), *Direction.choices], required=False)
    q = forms.CharField(max_length=100, required=False)
    trang = forms.IntegerField(min_value=1, required=False)

    def value(self, name: str) -> str:
        """Return what was asked for, empty where it cannot be read: a filter never refuses a page."""
        self.is_valid()
        return str(self.cleaned_data.get(name) or "")
