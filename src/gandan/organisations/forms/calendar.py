"""Input of the working calendar."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gandan.common.forms import DayField
from gandan.organisations.forms.versioned import VersionedForm
from gandan.workdays.enums import DayPart, Part, Use
from gandan.workdays.hours import Week
from gandan.workdays.models import CommuneDay, SpecialDay
from gandan.workdays.services import DayFacts, OwnDayFacts

KINDS = (
    ("nghi", _("Ngày nghỉ")),
    ("lam-bu", _("Ngày làm bù, cả ngày")),
    ("sang", _("Chỉ làm việc buổi sáng")),
)
_PART_OF = {"nghi": Part.NONE, "lam-bu": Part.ALL, "sang": Part.MORNING}
_KIND_OF = {part: kind for kind, part in _PART_OF.items()}
OWN_PARTS = (
    (DayPart.NONE.value, _("Nghỉ cả ngày")),
    (DayPart.ALL.value, _("Làm việc cả ngày")),
    (DayPart.MORNING.value, _("Chỉ làm việc buổi sáng")),
)
USES = ((Use.DEADLINE.value, _("Tính hạn của việc và báo cáo")), (Use.OPENING.value, _("Giờ mở cửa bộ phận một cửa")))
DAYS = (_("Thứ Hai"), _("Thứ Ba"), _("Thứ Tư"), _("Thứ Năm"), _("Thứ Sáu"), _("Thứ Bảy"), _("Chủ nhật"))
_HALVES = ("sang", "chieu")


class SpecialDayForm(VersionedForm):
    kind = forms.ChoiceField(label=_("Loại ngày"), choices=KINDS, widget=forms.RadioSelect)
    name = forms.CharField(label=_("Tên ngày"), max_length=120)
    source = forms.CharField(
        label=_("Căn cứ"),
        max_length=200,
        help_text=_("Số, ký hiệu và ngày của thông báo hoặc văn bản quy định."),
        error_messages={"required": _("Hãy ghi căn cứ: thông báo hoặc văn bản nào quy định ngày này.")},
    )
    is_confirmed = forms.BooleanField(label=_("Đã có thông báo chính thức"), required=False)

    @property
    def given(self) -> DayFacts:
        """The cleaned values as the service takes them."""
        cleaned = self.cleaned_data
        return DayFacts(_PART_OF[cleaned["kind"]], cleaned["name"], cleaned["source"], cleaned["is_confirmed"])

    @staticmethod
    def values_of(special: SpecialDay) -> dict[str, Any]:
        return {
            "kind": _KIND_OF[special.part],
            "name": special.name,
            "source": special.source,
            "is_confirmed": special.is_confirmed,
        }


class NewSpecialDayForm(SpecialDayForm):
    day = DayField(label=_("Ngày"))
    field_order = ("day", "kind", "name", "source", "is_confirmed")


class OwnDayForm(VersionedForm):
    """A commune's own day in one of the two calendars."""

    day = DayField(label=_("Ngày"))
    use = forms.ChoiceField(label=_("Áp dụng cho"), choices=USES, widget=forms.RadioSelect)
    part = forms.ChoiceField(label=_("Ngày này"), choices=OWN_PARTS, widget=forms.RadioSelect)
    name = forms.CharField(label=_("Tên ngày"), max_length=120)
    reason = forms.CharField(
        label=_("Lý do, căn cứ"),
        max_length=300,
        help_text=_("Vì sao khác lịch cả nước, theo văn bản nào."),
        error_messages={"required": _("Hãy ghi lý do để người khác hiểu vì sao hạn thay đổi.")},
    )

    @property
    def given(self) -> OwnDayFacts:
        cleaned = self.cleaned_data
        return OwnDayFacts(Part(cleaned["part"]), cleaned["name"], cleaned["reason"])

    @staticmethod
    def values_of(own: CommuneDay) -> dict[str, Any]:
        return {"day": own.day, "use": own.use, "part": own.part, "name": own.name, "reason": own.reason}


class RemoveForm(forms.Form):
    reason = forms.CharField(
        label=_("Lý do"),
        max_length=300,
        error_messages={"required": _("Hãy ghi lý do để người khác hiểu vì sao hạn thay đổi.")},
    )


class HoursForm(VersionedForm):
    """Opening hours of the seven days, a morning and an afternoon each; an empty pair is closed."""

    cut_off = forms.TimeField(
        label=_("Giờ chốt nhận hồ sơ trong ngày"),
        help_text=_("Hồ sơ nhận sau giờ này được tính từ ngày làm việc tiếp theo."),
    )
    reason = forms.CharField(label=_("Lý do, căn cứ"), max_length=300)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for index, name in enumerate(DAYS):
            for half, words in zip(_HALVES, (_("sáng"), _("chiều")), strict=True):
                for end, side in (("tu", _("mở")), ("den", _("đóng"))):
                    label = f"{name}, {words}: {side}"
                    self.fields[f"{half}_{index}_{end}"] = forms.TimeField(label=label, required=False)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for index in range(len(DAYS)):
            for half in _HALVES:
                pair = [cleaned.get(f"{half}_{index}_{end}") for end in ("tu", "den")]
                if (pair[0] is None) != (pair[1] is None):
                    self.add_error(f"{half}_{index}_tu", _("Hãy ghi cả giờ mở và giờ đóng, hoặc để trống cả hai."))
        return cleaned

    @property
    def week(self) -> Week:
        return tuple(
            tuple(self._span(half, index) for half in _HALVES if self._is_open(half, index)) for index in range(7)
        )

    def _is_open(self, half: str, index: int) -> bool:
        return self.cleaned_data[f"{half}_{index}_tu"] is not None

    def _span(self, half: str, index: int) -> tuple[dt.time, dt.time]:
        return self.cleaned_data[f"{half}_{index}_tu"], self.cleaned_data[f"{half}_{index}_den"]

    @staticmethod
    def values_of(week: Week, cut_off: dt.time) -> dict[str, Any]:
        """Return the fields; of a day with one span it is the morning's where it begins before noon."""
        values: dict[str, Any] = {"cut_off": f"{cut_off:%H:%M}"}
        for index, spans in enumerate(week):
            for start, end in spans:
                half = _HALVES[start >= dt.time(12)]
                values |= {f"{half}_{index}_tu": f"{start:%H:%M}", f"{half}_{index}_den": f"{end:%H:%M}"}
        return values

    @property
    def rows(self) -> list[tuple[str, list[forms.BoundField]]]:
        """Return the fields of each day, as the page lays them out."""
        names = [[f"{half}_{i}_{end}" for half in _HALVES for end in ("tu", "den")] for i in range(len(DAYS))]
        return [(str(day), [self[name] for name in row]) for day, row in zip(DAYS, names, strict=True)]


class YearFilter(forms.Form):
    nam = forms.IntegerField(min_value=2024, max_value=2036, required=False)
    lich = forms.ChoiceField(choices=((use.value, use.value) for use in Use), required=False)

    def year(self, default: int) -> int:
        self.is_valid()
        return self.cleaned_data.get("nam") or default

    def use(self) -> Use:
        self.is_valid()
        return Use(self.cleaned_data.get("lich") or Use.DEADLINE)
