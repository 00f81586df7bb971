"""Input of tables: a row, many rows at once, the sending."""

import datetime as dt
import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gandan.common.errors import NotAllowed
from gandan.common.forms import DayField, ProseField
from gandan.common.words import say
from gandan.files.enums import SHEET_ENDINGS
from gandan.procedures.enums import TableKind
from gandan.procedures.rules.cells import Value, check_row, read_cell
from gandan.procedures.rules.columns import CellKind, Column, columns_of
from gandan.procedures.rules.counts import cell_words

ACCEPTED = "image/jpeg,image/png,image/webp,application/pdf,.docx,.xlsx,.xls,.ods,.txt"
_MOST_PASTED = 400_000
IN_WORDS = "bang_loi"
"""The choice that asks for no table."""


class CellField(forms.Field):
    """One cell of a row, read as it is read when pasted."""

    def __init__(self, column: Column) -> None:
        super().__init__(
            label=say(column.label),
            required=column.is_required,
            widget=_widget(column),
            help_text=say(column.hint),
        )
        self.column = column

    def clean(self, value: Any) -> Value:
        try:
            return read_cell(self.column, value)
        except NotAllowed as refusal:
            raise forms.ValidationError(refusal.reason, code=refusal.code) from refusal


class RowForm(forms.Form):
    """A row of the table ``kind``, with the file that proves it."""

    position = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    paper = forms.FileField(
        label=gettext_lazy("Minh chứng"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
        error_messages={"empty": gettext_lazy("Tệp này rỗng. Hãy kiểm tra lại tệp trên máy rồi chọn lại.")},
    )
    drops_proof = forms.BooleanField(label=gettext_lazy("Bỏ minh chứng đang có"), required=False)

    def __init__(self, *args: Any, kind: str, today: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind, self.today = kind, today
        for column in columns_of(kind):
            self.fields[column.name] = CellField(column)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if not self.errors:
            for name, refusal in check_row(self.kind, self.values(), today=self.today):
                self.add_error(name, refusal.reason)
        return cleaned

    def values(self) -> dict[str, Value]:
        return {column.name: self.cleaned_data[column.name] for column in columns_of(self.kind)}

    def cells(self) -> list[tuple[Column, forms.BoundField]]:
        return [(column, self[column.name]) for column in columns_of(self.kind)]


class TakeForm(forms.Form):
    """Rows from a spreadsheet: copied from it, or the file itself."""

    text = ProseField(
        label=gettext_lazy("Dán từ Excel"),
        required=False,
        max_length=_MOST_PASTED,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false", "wrap": "off"}),
    )
    sheet = forms.FileField(
        label=gettext_lazy("Hoặc chọn tệp XLSX, XLS, ODS"),
        required=False,
        error_messages={"empty": gettext_lazy("Tệp này rỗng. Hãy kiểm tra lại tệp trên máy rồi chọn lại.")},
        widget=forms.FileInput(attrs={"accept": SHEET_ENDINGS}),
    )
    replaces = forms.BooleanField(label=gettext_lazy("Thay dòng trùng bằng dòng mới"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if not self.errors and not (cleaned.get("text") or "").strip() and not cleaned.get("sheet"):
            self.add_error("text", _("Hãy dán các dòng từ Excel, hoặc chọn một tệp XLSX, XLS, ODS."))
        return cleaned


class SendForm(forms.Form):
    on = DayField(label=gettext_lazy("Ngày hoàn thành"))
    is_nothing = forms.BooleanField(label=gettext_lazy("Không phát sinh"), required=False)
    reason = ProseField(
        label=gettext_lazy("Lý do, ghi chú"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)
    submission = forms.UUIDField(widget=forms.HiddenInput)


class AskForm(forms.Form):
    kind = forms.ChoiceField(
        label=gettext_lazy("Đơn vị trả lời bằng bảng"),
        choices=[*TableKind.choices, (IN_WORDS, gettext_lazy("Không dùng bảng, báo cáo bằng lời"))],
        widget=forms.RadioSelect,
    )


class VersionForm(forms.Form):
    """An act on one row."""

    position = forms.IntegerField(min_value=1)
    version = forms.IntegerField()


def row_initial(kind: str, row: Any) -> dict[str, Any]:
    """Return what the form shows of a standing row."""
    cells = {column.name: cell_words(getattr(row, column.name)) for column in columns_of(kind)}
    return {**cells, "position": row.position, "version": row.version}


def new_submission() -> str:
    return str(uuid.uuid4())


def _widget(column: Column) -> forms.Widget:
    if column.kind is CellKind.CHOICE:
        options = [("", ""), *((value, say(label)) for value, label in column.choices)]
        return forms.Select(choices=options)
    if column.kind is CellKind.PROSE:
        return forms.Textarea(attrs={"rows": 3})
    if column.is_number:
        mode = "numeric" if column.kind is CellKind.COUNT else "decimal"
        return forms.TextInput(attrs={"inputmode": mode, "autocomplete": "off"})
    if column.kind is CellKind.DAY:
        return forms.TextInput(attrs={"autocomplete": "off"})
    return forms.TextInput(attrs={"maxlength": column.most, "autocomplete": "off"})
