"""Input of duties to report and of what a letter asks for."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gandan.activities.models import Programme
from gandan.common.forms import choice_by_code
from gandan.documents.enums import Direction
from gandan.documents.models import Document
from gandan.organisations.forms.choosing import UnitsField
from gandan.organisations.models import Unit
from gandan.organisations.saved_groups import groups_to_choose
from gandan.plans.enums import PlanState
from gandan.plans.models import Plan
from gandan.reports.enums import PeriodKind
from gandan.reports.forms.days import day_field
from gandan.reports.models import ReportForm
from gandan.workdays.windows import Window


class _Scope(forms.Form):
    """The units and forms of the commune, for the two forms below."""

    def __init__(self, *args: Any, today: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = Unit.objects.filter(is_active=True).order_by("position", "id")
        active = ReportForm.objects.filter(is_active=True).order_by("name", "id")
        newest = Document.objects.defer("parsed").order_by("-id")
        sets = {
            "form": active,
            "part_form": active.filter(is_of_unit=True),
            "unit": units,
            "receiver": units,
            "programme": Programme.objects.filter(is_active=True),
            "plan": Plan.objects.exclude(state=PlanState.PREPARED).order_by("-id"),
            "document": newest.filter(direction__in=(Direction.INCOMING, Direction.ISSUED)),
            "request": newest.filter(direction=Direction.INCOMING),
        }
        fields: dict[str, Any] = self.fields
        for name, rows in sets.items():
            if name in fields:
                fields[name].queryset = rows
        fields["units"].offer_rows(list(units), groups_to_choose(today))


class ObligationForm(_Scope):
    name = forms.CharField(label=gettext_lazy("Tên chế độ báo cáo"), max_length=200)
    form = choice_by_code(gettext_lazy("Biểu mẫu"), empty=gettext_lazy("Chọn biểu mẫu"), required=True)
    period = forms.ChoiceField(label=gettext_lazy("Kỳ báo cáo"), choices=PeriodKind)
    due_days = forms.IntegerField(
        label=gettext_lazy("Hạn: số ngày làm việc sau ngày cuối kỳ"),
        min_value=-20,
        max_value=60,
        help_text=gettext_lazy("0 là ngày làm việc cuối kỳ; số âm là trước ngày cuối kỳ."),
    )
    from_on = day_field(gettext_lazy("Áp dụng từ ngày"))
    to_on = day_field(gettext_lazy("Đến ngày"), required=False)
    unit = choice_by_code(gettext_lazy("Đơn vị lập"), empty=gettext_lazy("UBND (tổng hợp từ các đơn vị)"))
    receiver = choice_by_code(gettext_lazy("Đơn vị nhận trong xã, phường"), empty=gettext_lazy("Không"))
    receiver_words = forms.CharField(
        label=gettext_lazy("Cơ quan nhận bên ngoài"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Ví dụ Sở Nội vụ."),
    )
    programme = choice_by_code(gettext_lazy("Chương trình"), empty=gettext_lazy("Không"))
    plan = choice_by_code(gettext_lazy("Kế hoạch"), empty=gettext_lazy("Mọi kế hoạch"))
    document = choice_by_code(gettext_lazy("Theo văn bản"), empty=gettext_lazy("Chưa có trong sổ văn bản"))
    units = UnitsField(label=gettext_lazy("Đơn vị gửi phần báo cáo"), required=False)
    part_form = choice_by_code(gettext_lazy("Biểu mẫu phần của đơn vị"), empty=gettext_lazy("Chọn biểu mẫu"))
    part_due_days = forms.IntegerField(
        label=gettext_lazy("Hạn của đơn vị: số ngày làm việc sau ngày cuối kỳ"),
        min_value=-20,
        max_value=60,
        required=False,
    )
    is_active = forms.BooleanField(label=gettext_lazy("Đang áp dụng"), required=False)
    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        form, unit, units = cleaned.get("form"), cleaned.get("unit"), cleaned.get("units")
        first, last = cleaned.get("from_on"), cleaned.get("to_on")
        if first and last and last < first:
            self.add_error("to_on", _("Ngày cuối phải bằng hoặc sau ngày đầu."))
        if form and form.is_of_unit and "unit" not in self.errors and unit is None:
            self.add_error("unit", _("Biểu mẫu này của một đơn vị. Hãy chọn đơn vị lập báo cáo."))
        if form and not form.is_of_unit and unit is not None:
            self.add_error("unit", _("Biểu mẫu này của UBND. Hãy để UBND lập và chọn các đơn vị gửi phần."))
        if unit is not None and units:
            self.add_error("units", _("Chỉ báo cáo của UBND mới có phần của các đơn vị."))
        if units and not cleaned.get("part_form"):
            self.add_error("part_form", _("Hãy chọn biểu mẫu cho phần của các đơn vị."))
        return cleaned


class RequestForm(_Scope):
    """A report on request: which letter, which days, which form, whose parts, by when."""

    request = choice_by_code(gettext_lazy("Công văn yêu cầu"), empty=gettext_lazy("Không có trong sổ, ghi bên cạnh"))
    request_words = forms.CharField(
        label=gettext_lazy("Hoặc ghi số, ngày công văn"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Ví dụ Công văn số 12/SNV-CCHC ngày 02/11/2026 của Sở Nội vụ."),
    )
    form = choice_by_code(gettext_lazy("Biểu mẫu"), empty=gettext_lazy("Chọn biểu mẫu"), required=True)
    from_on = day_field(gettext_lazy("Số liệu từ ngày"))
    to_on = day_field(gettext_lazy("Đến ngày"))
    due_on = day_field(gettext_lazy("Hạn gửi báo cáo"))
    receiver_words = forms.CharField(label=gettext_lazy("Nơi nhận"), max_length=200, required=False)
    programme = choice_by_code(gettext_lazy("Chương trình"), empty=gettext_lazy("Không"))
    plan = choice_by_code(gettext_lazy("Kế hoạch"), empty=gettext_lazy("Mọi kế hoạch"))
    units = UnitsField(
        label=gettext_lazy("Các đơn vị"),
        required=False,
        help_text=gettext_lazy("Với biểu mẫu của UBND là các đơn vị gửi phần; với biểu mẫu của đơn vị là nơi lập."),
    )
    part_form = choice_by_code(gettext_lazy("Biểu mẫu phần của đơn vị"), empty=gettext_lazy("Theo biểu mẫu đã chọn"))
    part_due_on = day_field(gettext_lazy("Hạn của đơn vị"), required=False)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        first, last, due = cleaned.get("from_on"), cleaned.get("to_on"), cleaned.get("due_on")
        part_due, form = cleaned.get("part_due_on"), cleaned.get("form")
        if first and last and last < first:
            self.add_error("to_on", _("Ngày cuối phải bằng hoặc sau ngày đầu."))
        elif first and last:
            cleaned["window"] = Window(first, last)
        if due and part_due and part_due > due:
            self.add_error("part_due_on", _("Hạn của đơn vị phải bằng hoặc trước hạn gửi báo cáo."))
        if form and form.is_of_unit and not cleaned.get("units"):
            self.add_error("units", _("Biểu mẫu này của đơn vị. Hãy chọn ít nhất một đơn vị."))
        return cleaned
