"""Input of a rename, a merger, a division."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gandan.common.forms import DayField
from gandan.organisations.forms.units import offer_units
from gandan.organisations.forms.versioned import VersionedForm
from gandan.organisations.models import Unit
from gandan.organisations.open_work import HeldKind


class ChangeForm(VersionedForm):
    on = DayField(label=_("Từ ngày"), help_text=_("Ngày quyết định có hiệu lực."))
    paper = forms.CharField(
        label=_("Văn bản quyết định"),
        max_length=200,
        help_text=_("Ví dụ: Nghị quyết số 12/NQ-HĐND ngày 20/3/2026."),
    )


class RenameForm(ChangeForm):
    name = forms.CharField(label=_("Tên mới"), max_length=160, help_text=_("Viết đủ như trong văn bản."))
    short_name = forms.CharField(label=_("Tên ngắn mới"), max_length=60, help_text=_("Dùng trong danh sách."))
    field_order = ("name", "short_name", "on", "paper")


class MergeForm(ChangeForm):
    successor: Any = forms.ModelChoiceField(
        label=_("Nhập vào đơn vị"), queryset=None, to_field_name="code", empty_label=_("Chọn đơn vị")
    )
    field_order = ("successor", "on", "paper")

    def __init__(self, *args: Any, unit: Unit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_units(self.fields["successor"], but=unit)


class DivideForm(ChangeForm):
    successors: Any = forms.ModelMultipleChoiceField(
        label=_("Các đơn vị nhận"),
        queryset=None,
        to_field_name="code",
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Đơn vị mới thì thêm vào danh sách đơn vị trước."),
    )
    lives_on = forms.BooleanField(label=_("Đơn vị này vẫn hoạt động, chỉ chuyển một phần việc"), required=False)
    field_order = ("successors", "lives_on", "on", "paper")

    def __init__(self, *args: Any, unit: Unit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_units(self.fields["successors"], but=unit)


class SharesForm(forms.Form):
    """One choice for each thing that the unit holds; none chosen means it stays."""

    def __init__(self, *args: Any, kinds: Sequence[HeldKind], heirs: Sequence[Unit], lives_on: bool, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.heirs = {heir.code: heir for heir in heirs}
        stay = [("", _("ở lại"))] if lives_on else []
        choices = [*stay, *((heir.code, heir.short_name) for heir in heirs)]
        for kind in kinds:
            for item in kind.items:
                self.fields[kind.share_key(item.key)] = forms.ChoiceField(
                    label=item.words, choices=choices, required=not lives_on
                )

    def shares(self) -> dict[str, Unit]:
        return {key: self.heirs[code] for key, code in self.cleaned_data.items() if code}
