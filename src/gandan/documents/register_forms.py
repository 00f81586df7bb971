"""Input of the registers."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gandan.common.forms import DayField, choice_by_code
from gandan.documents.enums import Direction, DocumentType
from gandan.documents.models import Document
from gandan.documents.numbering import RegisterFacts
from gandan.documents.registers import COMMITTEE, Wish
from gandan.organisations.models import Unit

_FACTS = ("number", "symbol", "issued_on", "unit", "drafted_by", "arrival_number", "arrived_on")


class WishForm(forms.Form):
    """The filter of a register; what cannot be read counts as not asked."""

    nam = forms.IntegerField(min_value=1990, max_value=2100, required=False)
    loai = forms.ChoiceField(choices=[("", ""), *DocumentType.choices], required=False)
    co_quan = forms.CharField(max_length=20, required=False)
    q = forms.CharField(max_length=100, required=False)
    trang = forms.IntegerField(min_value=1, max_value=100_000, required=False)

    def wish(self, direction: Direction, *, year: int) -> Wish:
        self.is_valid()
        made = self.cleaned_data
        return Wish(
            direction, made.get("nam") or year, made.get("loai", ""), made.get("co_quan", ""), made.get("q", "")
        )

    @property
    def page(self) -> int:
        return self.cleaned_data.get("trang") or 1


class RegisterForm(forms.Form):
    number = forms.CharField(label=_("Số"), max_length=20, required=False)
    symbol = forms.CharField(label=_("Ký hiệu"), max_length=60, required=False)
    issued_on = DayField(label=_("Ngày ban hành"), required=False)
    unit = choice_by_code(_("Đơn vị ban hành"), empty=_("Ủy ban nhân dân, hoặc cơ quan ngoài xã, phường"))
    drafted_by = choice_by_code(
        _("Đơn vị soạn thảo"), empty=_("chưa rõ"), help_text=_("Đơn vị tham mưu để Ủy ban nhân dân ban hành.")
    )
    arrival_number = forms.IntegerField(
        label=_("Số đến"),
        required=False,
        min_value=1,
        max_value=1_000_000,
        error_messages={"invalid": _("Số đến phải là số, ví dụ 12.")},
    )
    arrived_on = DayField(label=_("Ngày đến"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, document: Document, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.document = document
        units = Unit.objects.filter(is_active=True).order_by("position", "id")
        fields: dict[str, Any] = self.fields
        for name in ("unit", "drafted_by"):
            fields[name].queryset = units
        arrives = document.direction == Direction.INCOMING
        for name in ("unit", "drafted_by") if arrives else ("arrival_number", "arrived_on"):
            del fields[name]

    @property
    def facts(self) -> RegisterFacts:
        made = self.cleaned_data
        held = {name: getattr(self.document, name) for name in _FACTS}
        return RegisterFacts(**(held | {name: made[name] for name in _FACTS if name in made}))

    @staticmethod
    def values_of(document: Document) -> dict[str, Any]:
        values = {name: getattr(document, name) for name in (*_FACTS, "version")}
        units = {name: getattr(document, name) for name in ("unit", "drafted_by")}
        return values | {name: unit.code if unit else None for name, unit in units.items()}


class SwitchForm(forms.Form):
    direction = forms.ChoiceField(
        label=_("Sổ"), choices=[(Direction.ISSUED, _("Văn bản đi")), (Direction.INCOMING, _("Văn bản đến"))]
    )
    body = forms.ChoiceField(label=_("Cơ quan"), required=False)
    is_active = forms.BooleanField(label=_("Hệ thống này cấp số"), required=False)
    is_per_type = forms.BooleanField(label=_("Mỗi loại văn bản một dãy số"), required=False)
    last = forms.IntegerField(
        label=_("Số cuối đã cấp trong năm"),
        min_value=0,
        max_value=1_000_000,
        initial=0,
        error_messages={"required": _("Hãy ghi số cuối đã cấp; 0 nếu chưa cấp số nào.")},
    )

    def __init__(self, *args: Any, bodies: list[tuple[str, str]], committee: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["body"]
        field.choices = [(COMMITTEE, committee), *bodies]
