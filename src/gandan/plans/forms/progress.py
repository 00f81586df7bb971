"""The progress report as it is typed on a phone."""

import re
import uuid
from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gandan.common.forms import ProseField
from gandan.common.text import strip_controls
from gandan.files.forms import FilesInput
from gandan.plans.enums import ProgressKind
from gandan.plans.forms.acts import DayField
from gandan.plans.rules.progress import MOST_NUMBERS

MOST_FILES = 10
ACCEPTED = "image/jpeg,image/png,image/webp,application/pdf,.docx,.xlsx,.xls,.ods,.txt"

_THOUSANDS = re.compile(r"-?\d{1,3}(\.\d{3})+(,\d+)?")
_PLAIN = re.compile(r"-?\d+([.,]\d+)?")


def _number_part(**attrs: str) -> forms.TextInput:
    """Return a field with an empty placeholder, by which the style sheet tells that nothing is typed."""
    return forms.TextInput(attrs={"placeholder": " ", **attrs})


class ProgressForm(forms.Form):
    kind = forms.ChoiceField(
        label=gettext_lazy("Tình trạng"),
        choices=ProgressKind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Hãy chọn tình trạng của việc.")},
    )
    words = ProseField(
        label=gettext_lazy("Kết quả"), required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 4})
    )
    on = DayField(label=gettext_lazy("Ngày thực hiện"))
    photos = forms.Field(
        label=gettext_lazy("Chụp ảnh"),
        required=False,
        widget=FilesInput(attrs={"accept": "image/*", "capture": "environment"}),
    )
    papers = forms.Field(
        label=gettext_lazy("Chọn tệp"), required=False, widget=FilesInput(attrs={"multiple": True, "accept": ACCEPTED})
    )
    submission = forms.UUIDField(widget=forms.HiddenInput)
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for row in range(1, MOST_NUMBERS + 1):
            self.fields[f"number_name_{row}"] = ProseField(
                label=gettext_lazy("Tên số liệu"), required=False, max_length=120, widget=_number_part()
            )
            self.fields[f"number_value_{row}"] = ProseField(
                label=gettext_lazy("Số"),
                required=False,
                max_length=20,
                widget=_number_part(inputmode="decimal"),
            )
            self.fields[f"number_unit_{row}"] = ProseField(
                label=gettext_lazy("Đơn vị tính"), required=False, max_length=40, widget=_number_part()
            )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        cleaned["numbers"] = self._numbers(cleaned)
        cleaned["uploads"] = [*cleaned.get("photos", []), *cleaned.get("papers", [])]
        if len(cleaned["uploads"]) > MOST_FILES:
            self.add_error(
                "papers", _("Mỗi lần gửi nhiều nhất %d tệp. Hãy gửi các tệp còn lại ở lần sau.") % MOST_FILES
            )
            cleaned["uploads"] = cleaned["uploads"][:MOST_FILES]
        return cleaned

    def rows(self) -> list[tuple[forms.BoundField, forms.BoundField, forms.BoundField]]:
        """Return the fields of the numbers, one triple a row."""
        return [
            (self[f"number_name_{row}"], self[f"number_value_{row}"], self[f"number_unit_{row}"])
            for row in range(1, MOST_NUMBERS + 1)
        ]

    def has_numbers(self) -> bool:
        """Say whether any number is typed, so that its fields stay in sight."""
        return any(field.value() for row in self.rows() for field in row)

    def uploads(self) -> "list[UploadedFile[Any]]":
        """Return the files handed in, also where another field is refused, so that they are not lost."""
        uploads: list[UploadedFile[Any]] = self.cleaned_data.get("uploads", [])
        return uploads

    def _numbers(self, cleaned: Mapping[str, Any]) -> list[dict[str, Any]]:
        numbers = []
        for row in range(1, MOST_NUMBERS + 1):
            name, typed = cleaned.get(f"number_name_{row}", ""), cleaned.get(f"number_value_{row}", "")
            if not name and not typed:
                continue
            value = parse_number(typed)
            if not name:
                self.add_error(f"number_name_{row}", _("Hãy ghi tên của số liệu này."))
            elif value is None:
                self.add_error(f"number_value_{row}", _("Hãy ghi một số, ví dụ 12 hoặc 99,5."))
            else:
                numbers.append({"name": name, "value": value, "unit": cleaned.get(f"number_unit_{row}", "")})
        return numbers


def typed_fields(posted: QueryDict) -> dict[str, str]:
    """Return what a draft keeps: every field of the form but files, key and version."""
    names = [name for name in ProgressForm().fields if name not in {"photos", "papers", "submission", "version"}]
    return {name: strip_controls(str(posted[name]))[:5000] for name in names if posted.get(name)}


def new_submission() -> str:
    return str(uuid.uuid4())


def parse_number(text: str) -> int | float | None:
    """Return the number that a Vietnamese reader means by "1.284", "99,5" or "99.5"; None for anything else."""
    text = text.strip().replace(" ", "")
    if _THOUSANDS.fullmatch(text):
        text = text.replace(".", "").replace(",", ".")
    elif _PLAIN.fullmatch(text):
        text = text.replace(",", ".")
    else:
        return None
    return float(text) if "." in text else int(text)
