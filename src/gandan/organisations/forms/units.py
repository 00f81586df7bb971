"""Input of units and saved groups."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gandan.common.forms import DayField
from gandan.organisations.enums import AliasKind, UnitKind
from gandan.organisations.forms.versioned import VersionedForm
from gandan.organisations.models import Unit, UnitGroup


def offer_units(field: forms.Field, *, but: Unit | None = None) -> None:
    assert isinstance(field, forms.ModelChoiceField)
    field.queryset = Unit.objects.filter(is_active=True).exclude(pk=but.pk if but else None)


class UnitForm(VersionedForm):
    name = forms.CharField(label=_("Tên đơn vị"), max_length=160, help_text=_("Viết đủ như trong văn bản."))
    short_name = forms.CharField(label=_("Tên ngắn"), max_length=60, help_text=_("Dùng trong danh sách."))
    kind = forms.ChoiceField(label=_("Loại đơn vị"), choices=UnitKind.choices)
    position = forms.IntegerField(
        label=_("Thứ tự trong danh sách"), min_value=0, max_value=999, widget=forms.TextInput({"inputmode": "numeric"})
    )
    parent: Any = forms.ModelChoiceField(
        label=_("Thuộc"),
        queryset=None,
        to_field_name="code",
        required=False,
        empty_label=_("trực thuộc xã, phường"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_units(self.fields["parent"])

    @staticmethod
    def values_of(unit: Unit) -> dict[str, Any]:
        return {
            "name": unit.name,
            "short_name": unit.short_name,
            "kind": unit.kind,
            "position": unit.position,
            "parent": unit.parent.code if unit.parent else "",
        }


class NewUnitForm(UnitForm):
    code = forms.RegexField(
        r"^[A-Z0-9]{2,20}$",
        label=_("Mã đơn vị"),
        help_text=_("2 đến 20 chữ hoa không dấu hoặc chữ số, ví dụ VHXH; không đổi được về sau."),
        error_messages={"invalid": _("Mã chỉ gồm chữ hoa không dấu và chữ số, ví dụ VHXH.")},
    )
    from_on = DayField(label=_("Thành lập từ ngày"), required=False)
    field_order = ("code", "name", "short_name", "kind", "parent", "position", "from_on")


class AliasForm(forms.Form):
    text = forms.CharField(label=_("Tên gọi khác"), max_length=160)
    alias_kind = forms.ChoiceField(label=_("Loại tên"), choices=AliasKind.choices, required=False)
    from_on = DayField(label=_("Dùng từ ngày"), required=False)
    to_on = DayField(label=_("Dùng đến hết ngày"), required=False)


class ReasonForm(forms.Form):
    reason = forms.CharField(label=_("Lý do"), max_length=300)


class EndForm(ReasonForm):
    last_on = DayField(label=_("Ngày hoạt động cuối cùng"), required=False)


class GroupForm(VersionedForm):
    name = forms.CharField(label=_("Tên nhóm"), max_length=160)
    units: Any = forms.ModelMultipleChoiceField(
        label=_("Các đơn vị trong nhóm"), queryset=None, to_field_name="code", widget=forms.CheckboxSelectMultiple
    )
    aliases = forms.CharField(
        label=_("Tên gọi chung trong văn bản"),
        required=False,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("Mỗi dòng một tên, ví dụ: các phòng chuyên môn."),
    )
    from_on = DayField(label=_("Nhóm có từ ngày"), required=False)
    to_on = DayField(label=_("Nhóm có đến hết ngày"), required=False)
    since = DayField(label=_("Đơn vị được thêm, bỏ tính từ ngày"), required=False)
    field_order = ("name", "units", "since")

    def __init__(self, *args: Any, is_new: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_units(self.fields["units"])
        if is_new:
            del self.fields["since"]

    def clean_aliases(self) -> list[str]:
        lines = [" ".join(line.split()) for line in self.cleaned_data["aliases"].splitlines()]
        long = [line for line in lines if len(line) > 160]
        if long:
            raise forms.ValidationError(_("Mỗi tên gọi dài nhất 160 chữ."))
        return [line for line in lines if line]

    @staticmethod
    def values_of(group: UnitGroup) -> dict[str, Any]:
        return {
            "name": group.name,
            "units": [member.unit.code for member in group.members.all() if member.to_on is None],
            "aliases": "\n".join(alias.text for alias in group.aliases.all()),
            "from_on": group.from_on,
            "to_on": group.to_on,
        }
