"""Input of reports."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gandan.common.formats import day
from gandan.organisations.actors import Actor
from gandan.organisations.enums import Right
from gandan.organisations.models import Unit
from gandan.plans.enums import PlanState
from gandan.plans.models import Plan
from gandan.reports.enums import Section
from gandan.tenancy.scope import current_commune
from gandan.workdays.windows import Window, named_periods

OTHER = "khac"
_EARLIEST = dt.date(2000, 1, 1)


class ReportForm(forms.Form):
    plan: Any = forms.ModelChoiceField(
        None, label=gettext_lazy("Kế hoạch"), to_field_name="code", empty_label=gettext_lazy("Chọn kế hoạch")
    )
    unit: Any = forms.ModelChoiceField(
        None,
        label=gettext_lazy("Báo cáo của"),
        to_field_name="code",
        required=False,
    )
    period = forms.ChoiceField(
        label=gettext_lazy("Kỳ báo cáo"),
        widget=forms.RadioSelect,
        help_text=gettext_lazy(
            "Số liệu kỳ tháng chốt từ ngày 15 tháng trước đến ngày 14; quý, 6 tháng và năm cũng vậy."
        ),
    )
    from_on = forms.DateField(label=gettext_lazy("Từ ngày"), required=False, input_formats=["%d/%m/%Y"])
    to_on = forms.DateField(label=gettext_lazy("Đến ngày"), required=False, input_formats=["%d/%m/%Y"])

    def __init__(self, *args: Any, actor: Actor, today: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actor = actor
        self.periods = named_periods(today)
        fields: dict[str, Any] = self.fields
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
        chosen = cleaned.get("period")
        named = next((period.window for period in self.periods if period.code == chosen), None)
        if named is not None:
            cleaned["window"] = named
        elif chosen == OTHER and not {"from_on", "to_on"} & self.errors.keys():
            self._clean_days(cleaned)
        return cleaned

    def _clean_days(self, cleaned: dict[str, Any]) -> None:
        from_on, to_on = cleaned.get("from_on"), cleaned.get("to_on")
        if from_on is None:
            self.add_error("from_on", _("Hãy ghi ngày đầu của khoảng báo cáo."))
        if to_on is None:
            self.add_error("to_on", _("Hãy ghi ngày cuối của khoảng báo cáo."))
        if from_on is None or to_on is None:
            return
        if from_on < _EARLIEST:
            self.add_error("from_on", _("Ngày này quá xa. Hãy ghi ngày từ năm 2000 trở đi."))
        elif to_on < from_on:
            self.add_error("to_on", _("Ngày cuối phải bằng hoặc sau ngày đầu."))
        else:
            cleaned["window"] = Window(from_on, to_on)


class ProseForm(forms.Form):
    """The three texts that people write; ``version`` is the one they had before them."""

    version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for section in Section:
            self.fields[section.value] = forms.CharField(
                label=section.label, required=False, max_length=20_000, strip=True, widget=forms.Textarea({"rows": 5})
            )

    @property
    def prose(self) -> dict[Section, str]:
        return {section: self.cleaned_data[section.value] for section in Section}


class PageForm(forms.Form):
    """Addresses of lists; what cannot be read counts as not asked."""

    trang = forms.IntegerField(min_value=1, required=False)
    don_vi = forms.SlugField(required=False)

    def value(self, name: str) -> Any:
        self.is_valid()
        return self.cleaned_data.get(name) or ""
