"""Input of the import: the file, then which of its cells are which figures."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gandan.common.forms import DayField
from gandan.files.enums import SHEET_ENDINGS
from gandan.indicators.enums import ValueKind
from gandan.indicators.models import EnteredIndicator
from gandan.indicators.rules.checks import faults_of_period
from gandan.indicators.rules.mapping import Columns, SheetMapping
from gandan.indicators.rules.sheets import Column

PARTS = ("numerator", "denominator", "value")
_MOST_HEAD = 200


class UploadForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("Tệp Excel của hệ thống khác"),
        widget=forms.FileInput(attrs={"accept": SHEET_ENDINGS}),
        help_text=gettext_lazy(
            "Tệp .xlsx, .xls hoặc .ods như hệ thống đó xuất ra; tệp được giữ làm minh chứng cho mọi số lấy từ nó."
        ),
        error_messages={
            "required": gettext_lazy("Hãy chọn một tệp Excel."),
            "invalid": gettext_lazy("Hãy chọn một tệp Excel."),
            "missing": gettext_lazy("Hãy chọn một tệp Excel."),
            "empty": gettext_lazy("Tệp này rỗng. Hãy kiểm tra lại tệp trên máy rồi chọn lại."),
        },
    )


class MappingForm(forms.Form):
    sheet = forms.ChoiceField(label=gettext_lazy("Trang tính"))
    head_first = forms.IntegerField(label=gettext_lazy("Tiêu đề từ dòng"), min_value=1, max_value=_MOST_HEAD)
    head_last = forms.IntegerField(label=gettext_lazy("đến dòng"), min_value=1, max_value=_MOST_HEAD)
    row_column = forms.ChoiceField(label=gettext_lazy("Dòng cần lấy là dòng có cột"))
    row_words = forms.CharField(
        label=gettext_lazy("ghi là"),
        max_length=300,
        error_messages={"required": gettext_lazy("Hãy ghi nội dung của dòng cần lấy, ví dụ tên xã, phường.")},
    )
    from_on = DayField(label=gettext_lazy("Số liệu của kỳ, từ ngày"))
    to_on = DayField(label=gettext_lazy("Đến ngày"))
    source_system = forms.CharField(
        label=gettext_lazy("Lấy từ hệ thống"),
        max_length=200,
        error_messages={"required": gettext_lazy("Hãy ghi hệ thống mà tệp này được lấy ra.")},
    )
    is_kept = forms.BooleanField(label=gettext_lazy("Nhớ cách lấy số này cho lần sau"), required=False, initial=True)
    name = forms.CharField(label=gettext_lazy("Tên của cách lấy số"), max_length=160, required=False)

    def __init__(
        self,
        *args: Any,
        sheets: Sequence[str],
        columns: Sequence[Column],
        indicators: Sequence[EnteredIndicator],
        today: dt.date,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.indicators, self.today = indicators, today
        fields: dict[str, Any] = self.fields
        fields["sheet"].choices = [(str(index), name) for index, name in enumerate(sheets)]
        places = [(column.at, f"{column.at} · {column.label}" if column.label else column.at) for column in columns]
        fields["row_column"].choices = places
        for indicator in indicators:
            for part in parts_of(indicator):
                fields[f"{part}-{indicator.code}"] = forms.ChoiceField(
                    label=_label(part, indicator), choices=[("", _("không lấy")), *places], required=False
                )
            if indicator.kind == ValueKind.RATE:
                fields[f"share-{indicator.code}"] = forms.BooleanField(
                    label=_("Ô tỷ lệ là ô phần trăm của Excel (0,935 nghĩa là 93,5 %)"), required=False
                )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not {"head_first", "head_last"} & self.errors.keys() and cleaned["head_last"] < cleaned["head_first"]:
            self.add_error("head_last", _("Dòng cuối của tiêu đề phải bằng hoặc sau dòng đầu."))
        if not {"from_on", "to_on"} & self.errors.keys():
            for fault in faults_of_period(cleaned["from_on"], cleaned["to_on"], today=self.today):
                self.add_error(fault.field, fault.sentence)
        if not self.errors and not self.mapping.columns:
            self.add_error(None, _("Hãy chọn cột cho ít nhất một chỉ tiêu."))
        return cleaned

    @property
    def mapping(self) -> SheetMapping:
        made = self.cleaned_data
        columns = {}
        for indicator in self.indicators:
            parts = {part: made.get(f"{part}-{indicator.code}", "") for part in parts_of(indicator)}
            if any(parts.values()):
                columns[indicator.code] = Columns(**parts, is_share=bool(made.get(f"share-{indicator.code}")))
        return SheetMapping(made["head_first"], made["head_last"], made["row_column"], made["row_words"], columns)

    def groups(self) -> list[tuple[EnteredIndicator, list[Any]]]:
        """Return the fields of each indicator, for the page."""
        return [
            (one, [self[name] for name in self.fields if name.endswith(f"-{one.code}")]) for one in self.indicators
        ]

    @staticmethod
    def values_of(mapping: SheetMapping) -> Mapping[str, Any]:
        values: dict[str, Any] = {
            "head_first": mapping.head_first,
            "head_last": mapping.head_last,
            "row_column": mapping.row_column,
            "row_words": mapping.row_words,
        }
        for code, one in mapping.columns.items():
            values |= {f"{part}-{code}": getattr(one, part) for part in PARTS} | {f"share-{code}": one.is_share}
        return values


def parts_of(indicator: EnteredIndicator) -> tuple[str, ...]:
    return PARTS if indicator.kind == ValueKind.RATE else ("value",)


def _label(part: str, indicator: EnteredIndicator) -> str:
    words = {
        "numerator": _("Cột tử số"),
        "denominator": _("Cột mẫu số"),
        "value": _("Cột tỷ lệ") if indicator.kind == ValueKind.RATE else _("Cột giá trị"),
    }
    return words[part]
