"""Input of criteria sets."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gandan.assessment.enums import SetState
from gandan.assessment.models import CriteriaSet
from gandan.assessment.queries.drafts import NOBODY, DraftView
from gandan.assessment.queries.facts import SetFacts
from gandan.common.forms import DayField, choice_by_code


class SetForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Tên bộ tiêu chí"), max_length=300)
    source = forms.CharField(
        label=gettext_lazy("Văn bản ban hành"),
        max_length=300,
        help_text=gettext_lazy("Số, ký hiệu, ngày và cơ quan ban hành, đúng như trên văn bản."),
    )
    from_on = DayField(label=gettext_lazy("Áp dụng từ ngày"))
    replaces = choice_by_code(
        gettext_lazy("Thay cho"),
        empty=gettext_lazy("Không thay bộ nào"),
        help_text=gettext_lazy("Kỳ đánh giá đang chạy vẫn theo bộ cũ."),
    )
    file = forms.FileField(
        label=gettext_lazy("Bảng tiêu chí (.xlsx, .xls, .ods)"),
        help_text=gettext_lazy("Có cột “Tiêu chí” và “Điểm tối đa”; các cột khác theo thứ tự nào cũng được."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        in_force = CriteriaSet.objects.filter(state=SetState.IN_FORCE, is_sample=False)
        fields["replaces"].queryset = in_force.defer("sheet").order_by("-id")

    @property
    def facts(self) -> SetFacts:
        made = self.cleaned_data
        return SetFacts(made["name"], made["source"], made["from_on"], made["replaces"])


class SetFileForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput)
    file = forms.FileField(label=gettext_lazy("Bảng tiêu chí đã sửa (.xlsx, .xls, .ods)"))


class VersionForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput)


class UnitChoicesForm(forms.Form):
    """One choice for each name of a unit that stands in the sheet."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, view: DraftView, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.words = {f"unit_{at}": one for at, one in enumerate(view.units)}
        choices = [("", _("Chọn đơn vị")), *view.choices, (NOBODY, _("Không giao đơn vị nào"))]
        for name, one in self.words.items():
            self.fields[name] = forms.ChoiceField(
                label=f"“{one.words}”",
                choices=choices,
                required=False,
                initial=one.code,
                label_suffix=_("(cần chọn)") if not one.code else _("(đã rõ)"),
            )

    @property
    def chosen(self) -> dict[str, str]:
        """Return the choices that were made, by the words of the sheet."""
        made = self.cleaned_data
        return {one.words: made[name] for name, one in self.words.items() if made[name]}
