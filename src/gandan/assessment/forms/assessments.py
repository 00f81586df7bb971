"""Input of assessments and of points."""

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gandan.assessment.models import Assessment, CriteriaSet, Level
from gandan.assessment.queries.facts import AssessmentFacts
from gandan.assessment.rules.points import points_words, read_points
from gandan.common.forms import DayField
from gandan.workdays.rules import Calendar
from gandan.workdays.windows import Window

_YEARS = (2020, 2035)


class AssessmentForm(forms.Form):
    """Set and registered level are one choice: a level is always one of its set."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    year = forms.IntegerField(label=gettext_lazy("Năm đánh giá"), min_value=_YEARS[0], max_value=_YEARS[1])
    level = forms.ChoiceField(label=gettext_lazy("Bộ tiêu chí và mức đăng ký"))
    registered_on = DayField(label=gettext_lazy("Ngày đăng ký mức"), required=False)
    from_on = DayField(label=gettext_lazy("Kỳ đánh giá từ ngày"))
    to_on = DayField(
        label=gettext_lazy("đến ngày"), help_text=gettext_lazy("Minh chứng phải thuộc kỳ này; ngoài kỳ sẽ được báo.")
    )
    register_by = DayField(label=gettext_lazy("Hạn đăng ký mức"), required=False)
    due_on = DayField(label=gettext_lazy("Hạn gửi báo cáo tự chấm"), required=False)
    report_by = DayField(
        label=gettext_lazy("Hạn báo cáo kết quả cả năm"),
        required=False,
        help_text=gettext_lazy("Ba hạn trên được gợi ý; hãy sửa theo kế hoạch của xã, phường."),
    )

    def __init__(self, *args: Any, sets: Iterable[CriteriaSet], is_new: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sets = {one.code: one for one in sets}
        self.levels: dict[str, Level] = {}
        fields: dict[str, Any] = self.fields
        fields["level"].choices = [(one.name, self._choices(one)) for one in self.sets.values()]
        if not is_new:
            del fields["year"]

    def _choices(self, one: CriteriaSet) -> list[tuple[str, str]]:
        choices = [(f"{one.code}:0", _("Chưa đăng ký mức"))]
        for level in one.levels.all():
            key = f"{one.code}:{level.position}"
            self.levels[key] = level
            words = _("%(level)s (từ %(least)s điểm)") % {"level": level.name, "least": points_words(level.least)}
            choices.append((key, words))
        return choices

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        first, last = cleaned.get("from_on"), cleaned.get("to_on")
        if first and last and last < first:
            self.add_error("to_on", _("Ngày kết thúc phải sau ngày bắt đầu."))
        return cleaned

    @property
    def criteria_set(self) -> CriteriaSet:
        return self.sets[self.cleaned_data["level"].partition(":")[0]]

    @property
    def facts(self) -> AssessmentFacts:
        made = self.cleaned_data
        return AssessmentFacts(
            window=Window(made["from_on"], made["to_on"]),
            level=self.levels.get(made["level"]),
            registered_on=made["registered_on"],
            register_by=made["register_by"],
            due_on=made["due_on"],
            report_by=made["report_by"],
        )


def proposed_facts(year: int, calendar: Calendar) -> dict[str, Any]:
    """Return what a new form proposes: the calendar year, and the days that plans of the programme are known to name.

    Days and period are the commune's own to change: they come from plans, not from a rule of law.
    """
    return {
        "year": year,
        "from_on": dt.date(year, 1, 1),
        "to_on": dt.date(year, 12, 31),
        "register_by": calendar.before(dt.date(year, 2, 15)),
        "due_on": calendar.before(dt.date(year, 11, 15)),
        "report_by": calendar.on_or_before(dt.date(year, 12, 31)),
    }


def facts_of(assessment: Assessment) -> dict[str, Any]:
    position = assessment.level.position if assessment.level else 0
    names = ("version", "registered_on", "from_on", "to_on", "register_by", "due_on", "report_by")
    return {name: getattr(assessment, name) for name in names} | {
        "level": f"{assessment.criteria_set.code}:{position}"
    }


class PointsForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput)
    points = forms.CharField(
        label=gettext_lazy("Điểm tự chấm"),
        max_length=12,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
    )
    reason = forms.CharField(
        label=gettext_lazy("Lý do"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].label_suffix = _("(cần ghi khi điểm thấp hơn tối đa hoặc thay điểm hệ thống tính)")

    def clean_points(self) -> Decimal:
        points = read_points(self.cleaned_data["points"])
        if points is None:
            raise forms.ValidationError(_("Hãy ghi một con số, ví dụ 4 hoặc 3,5."))
        return points


class ReasonForm(forms.Form):
    reason = forms.CharField(label=gettext_lazy("Lý do"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
