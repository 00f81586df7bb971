"""Input of entered figures."""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from gandan.common.forms import DayField, choice_by_code
from gandan.indicators.enums import Direction, ValueKind
from gandan.indicators.facts import IndicatorFacts, ValueFacts
from gandan.indicators.models import EnteredIndicator, Entry
from gandan.indicators.rules.checks import Given, faults_of, faults_of_period
from gandan.indicators.rules.numbers import read_number
from gandan.indicators.rules.words import typed_words
from gandan.organisations.models import Unit
from gandan.workdays.windows import Window


class NumberField(forms.CharField):
    """A number as people type it: a decimal comma, dots between thousands."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 30)
        kwargs.setdefault("required", False)
        super().__init__(**kwargs)
        self.widget.attrs["inputmode"] = "decimal"
        self.widget.attrs["autocomplete"] = "off"

    def clean(self, value: Any) -> Decimal | None:
        text = super().clean(value)
        if not text:
            return None
        number = read_number(text)
        if number is None:
            raise ValidationError(_("Ô này phải là số, ví dụ 1.284 hoặc 93,5."))
        return number


class IndicatorForm(forms.Form):
    name = forms.CharField(
        label=_("Tên chỉ tiêu"), max_length=200, error_messages={"required": _("Hãy ghi tên chỉ tiêu.")}
    )
    kind = forms.ChoiceField(
        label=_("Loại"),
        choices=ValueKind.choices,
        widget=forms.RadioSelect,
        initial=ValueKind.RATE,
        error_messages={"required": _("Hãy chọn loại chỉ tiêu.")},
    )
    measured_in = forms.CharField(
        label=_("Đơn vị tính"), max_length=30, required=False, help_text=_("Đứng sau giá trị: %, hồ sơ, điểm.")
    )
    counted_in = forms.CharField(
        label=_("Tử số, mẫu số đếm gì"), max_length=30, required=False, help_text=_("Ví dụ: hồ sơ, phiếu.")
    )
    direction = forms.ChoiceField(
        label=_("Chiều tốt"), choices=Direction.choices, widget=forms.RadioSelect, initial=Direction.UP
    )
    formula = forms.CharField(
        label=_("Cách tính"), required=False, max_length=2000, widget=forms.Textarea({"rows": 3})
    )
    source_system = forms.CharField(
        label=_("Lấy từ hệ thống, văn bản nào"),
        max_length=200,
        help_text=_("Báo cáo ghi: “Số liệu nhập từ …”."),
        error_messages={"required": _("Hãy ghi hệ thống hoặc văn bản mà số liệu được lấy ra.")},
    )
    unit = choice_by_code(_("Đơn vị nhập"), empty=_("Công chức tham mưu"))
    min_sample = forms.IntegerField(
        label=_("Cỡ mẫu tối thiểu"),
        min_value=0,
        max_value=1_000_000,
        initial=0,
        help_text=_("Mẫu số nhỏ hơn thì không nêu tỷ lệ; 0 là luôn nêu."),
    )
    is_active = forms.BooleanField(label=_("Đang dùng"), required=False, initial=True)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["unit"]
        field.queryset = Unit.objects.filter(is_active=True).order_by("position", "id")

    @property
    def facts(self) -> IndicatorFacts:
        made = self.cleaned_data
        names = ("name", "source_system", "measured_in", "counted_in", "formula", "unit", "min_sample", "is_active")
        values = {name: made[name] for name in names}
        return IndicatorFacts(kind=ValueKind(made["kind"]), direction=Direction(made["direction"]), **values)

    @staticmethod
    def values_of(row: EnteredIndicator) -> dict[str, Any]:
        names = ("name", "kind", "measured_in", "counted_in", "direction", "formula", "source_system", "min_sample")
        values = {name: getattr(row, name) for name in (*names, "is_active", "version")}
        return values | {"unit": row.unit.code if row.unit else None}


class ValueForm(forms.Form):
    """The value of one period; ``is_correction`` asks why, and lets the old proof serve on."""

    from_on = DayField(label=_("Từ ngày"))
    to_on = DayField(label=_("Đến ngày"))
    numerator = NumberField(label=_("Tử số"))
    denominator = NumberField(label=_("Mẫu số"))
    value = NumberField(label=_("Giá trị"))
    source_system = forms.CharField(
        label=_("Lấy từ hệ thống, văn bản nào"),
        max_length=200,
        error_messages={"required": _("Hãy ghi hệ thống hoặc văn bản mà số liệu được lấy ra.")},
    )
    proof = forms.FileField(
        label=_("Minh chứng"),
        required=False,
        help_text=_("Ảnh chụp màn hình hoặc tệp xuất ra từ hệ thống đó (ảnh, PDF, Word, Excel)."),
        error_messages={"empty": _("Tệp này rỗng. Hãy kiểm tra lại tệp trên máy rồi chọn lại.")},
    )
    note = forms.CharField(label=_("Ghi chú"), max_length=300, required=False)

    def __init__(
        self, *args: Any, indicator: EnteredIndicator, today: Any, is_correction: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.indicator, self.today, self.is_correction = indicator, today, is_correction
        if indicator.kind == ValueKind.RATE:
            self.fields["value"].label = _("Tỷ lệ (%)")
            self.fields["value"].help_text = _("Chỉ ghi khi hệ thống đó không cho tử số và mẫu số.")
        else:
            del self.fields["numerator"], self.fields["denominator"]
            self.fields["value"].label = _("Số đếm") if indicator.kind == ValueKind.COUNT else _("Giá trị")
        if is_correction:
            note: Any = self.fields["note"]
            note.label, note.required = _("Lý do nhập lại"), True
            note.error_messages["required"] = _("Hãy ghi lý do nhập lại; số cũ vẫn được lưu.")
            self.fields["proof"].help_text = _("Bỏ trống thì minh chứng cũ vẫn dùng.")

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        names = {"numerator", "denominator", "value"}
        if not names & self.errors.keys():
            for fault in faults_of(ValueKind(self.indicator.kind), self._given(cleaned)):
                self.add_error(fault.field, fault.sentence)
        if not {"from_on", "to_on"} & self.errors.keys():
            for fault in faults_of_period(cleaned["from_on"], cleaned["to_on"], today=self.today):
                self.add_error(fault.field, fault.sentence)
        return cleaned

    def require_proof(self, *, chosen: bool) -> None:
        """A new value needs something that shows it: a file, or evidence that stands."""
        if not self.is_correction and not chosen and not self.cleaned_data.get("proof"):
            self.add_error("proof", _("Hãy chọn ảnh chụp hoặc tệp làm minh chứng cho số này."))

    @property
    def facts(self) -> ValueFacts:
        made = self.cleaned_data
        return ValueFacts(made["from_on"], made["to_on"], self._given(made), made["source_system"], made["note"])

    @staticmethod
    def _given(cleaned: dict[str, Any]) -> Given:
        return Given(cleaned.get("numerator"), cleaned.get("denominator"), cleaned.get("value"))

    @staticmethod
    def values_of(entry: Entry) -> dict[str, Any]:
        has_parts = entry.numerator is not None
        return {
            "from_on": entry.from_on,
            "to_on": entry.to_on,
            "numerator": typed_words(entry.numerator),
            "denominator": typed_words(entry.denominator),
            "value": "" if has_parts else typed_words(entry.value),
            "source_system": entry.source_system,
        }

    @staticmethod
    def usual(indicator: EnteredIndicator, window: Window) -> dict[str, Any]:
        return {"from_on": window.from_on, "to_on": window.to_on, "source_system": indicator.source_system}
