"""Input of reports."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gandan.common.formats import day
from gandan.common.forms import DayField, ProseField, choice_by_code
from gandan.documents.enums import Direction, DocumentType
from gandan.documents.models import Document
from gandan.organisations.actors import Actor
from gandan.organisations.enums import Right
from gandan.organisations.models import Unit
from gandan.plans.enums import PlanState
from gandan.plans.models import Plan
from gandan.reports.forms.days import EARLIEST, LATEST, TOO_FAR, TOO_LATE
from gandan.reports.models import ReportForm
from gandan.tenancy.scope import current_commune
from gandan.workdays.windows import Window, named_periods

OTHER = "khac"
_LETTERS_OF = 60
"""Days back in which a letter that asked for a report is looked for."""


class NewReportForm(forms.Form):
    form = choice_by_code(gettext_lazy("Biểu mẫu"), empty=gettext_lazy("Chọn biểu mẫu"), required=True)
    plan = choice_by_code(gettext_lazy("Kế hoạch"), empty=gettext_lazy("Mọi kế hoạch"))
    request = choice_by_code(gettext_lazy("Văn bản yêu cầu báo cáo"), empty=gettext_lazy("Không có"))
    unit = choice_by_code(gettext_lazy("Báo cáo của"), empty=None)
    period = forms.ChoiceField(
        label=gettext_lazy("Kỳ báo cáo"),
        widget=forms.RadioSelect,
        help_text=gettext_lazy(
            "Số liệu kỳ tháng chốt từ ngày 15 tháng trước đến ngày 14; quý, 6 tháng và năm cũng vậy."
        ),
    )
    from_on = DayField(label=gettext_lazy("Từ ngày"), required=False)
    to_on = DayField(label=gettext_lazy("Đến ngày"), required=False)

    def __init__(self, *args: Any, actor: Actor, today: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actor = actor
        self.periods = named_periods(today)
        fields: dict[str, Any] = self.fields
        fields["form"].queryset = ReportForm.objects.filter(is_active=True).order_by("name", "id")
        fields["request"].queryset = _letters(today)
        fields["plan"].queryset = Plan.objects.exclude(state=PlanState.PREPARED).order_by("-id")
        fields["unit"].queryset = self._units()
        fields["unit"].required = not self._for_all
        fields["unit"].empty_label = current_commune().short_committee_name if self._for_all else None
        choices = [
            (period.code, f"{period.name} ({day(period.window.from_on)} – {day(period.window.to_on)})")
            for period in self.periods
        ]
        fields["period"].choices = [*choices, (OTHER, _("Khoảng ngày khác"))]
        for name in ("from_on", "to_on"):
            fields[name].error_messages["invalid"] = _("Ghi ngày theo mẫu ngày/tháng/năm, ví dụ 18/11/2026.")

    @property
    def _for_all(self) -> bool:
        return self.actor.has_in(Right.REPORT_MAKE, None)

    def _units(self) -> Any:
        units = Unit.objects.filter(is_active=True).order_by("position", "id")
        return units if self._for_all else units.filter(pk__in=self.actor.units_with(Right.REPORT_MAKE))

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        self._clean_unit(cleaned)
        chosen = cleaned.get("period")
        named = next((period.window for period in self.periods if period.code == chosen), None)
        if named is not None:
            cleaned["window"] = named
        elif chosen == OTHER and not {"from_on", "to_on"} & self.errors.keys():
            self._clean_days(cleaned)
        return cleaned

    def _clean_unit(self, cleaned: dict[str, Any]) -> None:
        form = cleaned.get("form")
        if form is not None and form.is_of_unit and "unit" not in self.errors and cleaned.get("unit") is None:
            self.add_error("unit", _("Biểu mẫu này của một đơn vị. Hãy chọn đơn vị lập báo cáo."))

    def _clean_days(self, cleaned: dict[str, Any]) -> None:
        from_on, to_on = cleaned.get("from_on"), cleaned.get("to_on")
        if from_on is None:
            self.add_error("from_on", _("Hãy ghi ngày đầu của khoảng báo cáo."))
        if to_on is None:
            self.add_error("to_on", _("Hãy ghi ngày cuối của khoảng báo cáo."))
        if from_on is None or to_on is None:
            return
        if from_on < EARLIEST:
            self.add_error("from_on", TOO_FAR)
        elif to_on > LATEST:
            self.add_error("to_on", TOO_LATE)
        elif to_on < from_on:
            self.add_error("to_on", _("Ngày cuối phải bằng hoặc sau ngày đầu."))
        else:
            cleaned["window"] = Window(from_on, to_on)


def _letters(today: dt.date) -> Any:
    """Return the newest letters that may have asked for a report."""
    since = today - dt.timedelta(days=_LETTERS_OF)
    rows = Document.objects.filter(direction=Direction.INCOMING, issued_on__gte=since)
    own = Document.objects.filter(direction=Direction.ISSUED, type=DocumentType.CONG_VAN, issued_on__gte=since)
    return (rows | own).defer("parsed").order_by("-issued_on", "-id")


class ParagraphForm(forms.Form):
    """The words of one paragraph; ``version`` is the one that the official had before them."""

    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    text = forms.CharField(
        label=gettext_lazy("Nội dung"), required=False, max_length=20_000, widget=forms.Textarea({"rows": 5})
    )
    reason = forms.CharField(
        label=gettext_lazy("Lý do đổi số"),
        required=False,
        max_length=300,
        help_text=gettext_lazy("Chỉ ghi khi đổi số hệ thống đếm; người đọc báo cáo sẽ thấy lý do này."),
    )
    insert = forms.ChoiceField(
        label=gettext_lazy("Chèn số liệu"),
        required=False,
        help_text=gettext_lazy("Số được chèn vào cuối đoạn và luôn theo hồ sơ."),
    )

    def __init__(self, *args: Any, figures: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["insert"].choices = [("", _("Không chèn")), *figures]
        self.names = dict(figures)

    @property
    def words(self) -> str:
        """Return the words with the chosen figure at their end."""
        text: str = self.cleaned_data["text"].strip()
        code = self.cleaned_data["insert"]
        return f"{text} {self.names[code]}: {{{{{code}}}}}.".strip() if code else text


class ActForm(forms.Form):
    version = forms.IntegerField(min_value=0)


class DraftForm(forms.Form):
    """What is being typed; ``key`` names the paragraph, or "new:" and the section."""

    key = forms.CharField(max_length=120)
    text = forms.CharField(required=False, max_length=20_000, strip=False)


class PageForm(forms.Form):
    """Addresses of lists; what cannot be read counts as not asked."""

    trang = forms.IntegerField(min_value=1, required=False)
    don_vi = forms.SlugField(required=False)
    nhom = forms.SlugField(required=False)
    tim = ProseField(max_length=80, required=False)

    def value(self, name: str) -> Any:
        self.is_valid()
        return self.cleaned_data.get(name) or ""
