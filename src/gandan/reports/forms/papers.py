"""Input of urging letters, conclusion notices and packs."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gandan.activities.models import Programme
from gandan.common.forms import choice_by_code
from gandan.organisations.models import Unit
from gandan.plans.enums import PlanState
from gandan.plans.models import Plan
from gandan.reports.enums import PaperFormat
from gandan.reports.forms.days import day_field
from gandan.reports.models import ReportForm
from gandan.workdays.windows import Window

_MOST_FORMS = 8
_EXTRA = 6
_MOST_LINES = 40
"""Conclusions of one meeting."""


class UrgingForm(forms.Form):
    viec = forms.MultipleChoiceField(
        label=gettext_lazy("Nhiệm vụ quá hạn"),
        error_messages={"required": gettext_lazy("Hãy chọn ít nhất một nhiệm vụ quá hạn.")},
    )
    answer_by = day_field(gettext_lazy("Yêu cầu xong chậm nhất ngày"))
    words = forms.CharField(
        label=gettext_lazy("Nội dung thêm"), required=False, max_length=3000, widget=forms.Textarea({"rows": 3})
    )

    def __init__(self, *args: Any, codes: Sequence[str], today: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        fields: dict[str, Any] = self.fields
        fields["viec"].choices = [(code, code) for code in codes]

    def clean_answer_by(self) -> dt.date:
        day: dt.date = self.cleaned_data["answer_by"]
        if day < self.today:
            raise forms.ValidationError(_("Ngày yêu cầu xong phải từ hôm nay trở đi."))
        return day


class NumberForm(forms.Form):
    number = forms.CharField(
        label=gettext_lazy("Số, ký hiệu"), max_length=40, help_text=gettext_lazy("Ví dụ 118/UBND-VP.")
    )
    issued_on = day_field(gettext_lazy("Ngày ban hành"))
    version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)

    def clean_number(self) -> str:
        number = "".join(self.cleaned_data["number"].split())
        if not all(number.partition("/")):
            raise forms.ValidationError(_("Ghi cả số và ký hiệu, ví dụ 118/UBND-VP."))
        return number


class ConclusionForm(forms.Form):
    meeting = forms.CharField(
        label=gettext_lazy("Cuộc họp"), max_length=300, help_text=gettext_lazy("Ví dụ cuộc họp giao ban tháng 11.")
    )
    held_on = day_field(gettext_lazy("Ngày họp"))
    chair = forms.CharField(
        label=gettext_lazy("Người chủ trì (chức vụ)"),
        max_length=160,
        help_text=gettext_lazy("Ví dụ đồng chí Chủ tịch UBND phường."),
    )
    opening = forms.CharField(
        label=gettext_lazy("Tóm tắt cuộc họp"), required=False, max_length=3000, widget=forms.Textarea({"rows": 3})
    )


class ConclusionLine(forms.Form):
    words = forms.CharField(
        label=gettext_lazy("Nội dung"), required=False, max_length=2000, widget=forms.Textarea({"rows": 4})
    )
    unit = choice_by_code(gettext_lazy("Giao đơn vị"), empty=gettext_lazy("Không giao riêng"))
    due_on = day_field(gettext_lazy("Hạn"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["unit"].queryset = Unit.objects.filter(is_active=True).order_by("position", "id")

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if (cleaned.get("unit") or cleaned.get("due_on")) and not cleaned.get("words"):
            self.add_error("words", _("Hãy ghi nội dung giao cho đơn vị."))
        return cleaned

    @property
    def line(self) -> dict[str, Any] | None:
        """Return the conclusion as it is kept, None for an empty row."""
        given = self.cleaned_data
        if not given.get("words"):
            return None
        unit, due_on = given.get("unit"), given.get("due_on")
        return {
            "words": given["words"],
            "units": [unit.name] if unit else [],
            "due_on": due_on.isoformat() if due_on else "",
        }


ConclusionLines = forms.formset_factory(ConclusionLine, extra=_EXTRA, max_num=_MOST_LINES, absolute_max=_MOST_LINES)


class PackForm(forms.Form):
    from_on = day_field(gettext_lazy("Số liệu từ ngày"))
    to_on = day_field(gettext_lazy("Đến ngày"))
    chosen: Any = forms.ModelMultipleChoiceField(
        None,
        label=gettext_lazy("Biểu mẫu"),
        to_field_name="code",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Hãy chọn ít nhất một biểu mẫu.")},
    )
    kinds = forms.MultipleChoiceField(
        label=gettext_lazy("Loại tệp"),
        choices=[(kind.value, kind.value.upper()) for kind in PaperFormat],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Hãy chọn ít nhất một loại tệp.")},
    )
    programme = choice_by_code(gettext_lazy("Chương trình"), empty=gettext_lazy("Không"))
    plan = choice_by_code(gettext_lazy("Kế hoạch"), empty=gettext_lazy("Mọi kế hoạch"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["chosen"].queryset = ReportForm.objects.filter(is_active=True, is_of_unit=False).order_by("name", "id")
        fields["programme"].queryset = Programme.objects.filter(is_active=True)
        fields["plan"].queryset = Plan.objects.exclude(state=PlanState.PREPARED).order_by("-id")

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        first, last = cleaned.get("from_on"), cleaned.get("to_on")
        if first and last and last < first:
            self.add_error("to_on", _("Ngày cuối phải bằng hoặc sau ngày đầu."))
        elif first and last:
            cleaned["window"] = Window(first, last)
        if len(cleaned.get("chosen") or []) > _MOST_FORMS:
            self.add_error("chosen", _("Mỗi lần xuất tối đa 8 biểu mẫu."))
        return cleaned
