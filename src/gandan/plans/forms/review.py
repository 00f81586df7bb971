"""Input of the review."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gandan.common.forms import DayField, ProseField
from gandan.documents.enums import Direction, DocumentType
from gandan.organisations.forms.choosing import UnitCodesField
from gandan.organisations.queries import Directory
from gandan.plans.queries.review import Leader
from gandan.plans.rules.due import DueWords, is_day
from gandan.plans.rules.due_choice import NEED_DAY, DueKind, chosen_due
from gandan.plans.rules.review import Review, TaskDraft

DAY_FORMATS = ["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y"]
_WRONG_DAY = {"invalid": _("Hãy ghi ngày theo dạng 20/04/2026.")}
DUE_KINDS = [
    (DueKind.WRITTEN, _("Như văn bản ghi")),
    (DueKind.ONCE, _("Một lần, vào ngày văn bản ghi")),
    (DueKind.DAY, _("Ngày khác")),
    (DueKind.YEARLY_DAY, _("Ngày này hằng năm")),
    (DueKind.YEARLY, _("Hằng năm")),
    (DueKind.HALF_YEARLY, _("06 tháng một lần")),
    (DueKind.QUARTERLY, _("Hằng quý")),
    (DueKind.MONTHLY, _("Hằng tháng")),
    (DueKind.STANDING, _("Thường xuyên, không có hạn")),
    (DueKind.NONE, _("Không ghi hạn")),
]


class VersionForm(forms.Form):
    """Every act of the review says which state of it the reviewer saw."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class ReplaceForm(VersionForm):
    """What is confirmed of a signed text in the place of a draft."""

    replaces = ProseField(max_length=20)
    plan_version = forms.IntegerField()
    dropped = forms.MultipleChoiceField(required=False)
    reason = ProseField(max_length=500, required=False)

    def __init__(self, *args: Any, gone: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["dropped"].choices = [(code, code) for code in gone]  # type: ignore[attr-defined]


class FactsForm(VersionForm):
    direction = forms.ChoiceField(label=_("Văn bản này là gì?"), choices=Direction.choices, widget=forms.RadioSelect)
    is_pattern = forms.BooleanField(label=_("Dùng làm kế hoạch của phường mình"), required=False)
    type = forms.ChoiceField(
        label=_("Loại văn bản"), choices=[("", _("không rõ")), *DocumentType.choices], required=False
    )
    number = ProseField(label=_("Số"), max_length=20, required=False)
    symbol = ProseField(label=_("Ký hiệu"), max_length=60, required=False)
    issued_on = DayField(
        label=_("Ngày ban hành"), required=False, input_formats=DAY_FORMATS, error_messages=_WRONG_DAY
    )
    issuer = ProseField(label=_("Cơ quan ban hành"), max_length=200, required=False)
    signer = ProseField(label=_("Người ký"), max_length=120, required=False)
    subject = ProseField(
        label=_("Trích yếu"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    to_on = DayField(
        label=_("Kế hoạch kết thúc"), required=False, input_formats=DAY_FORMATS, error_messages=_WRONG_DAY
    )
    owner = forms.ChoiceField(label=_("Đơn vị theo dõi kế hoạch"), required=False)

    def __init__(self, *args: Any, directory: Directory, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].choices = unit_choices(directory, empty=_("chưa chọn"))  # type: ignore[attr-defined]

    def facts(self) -> dict[str, str]:
        """Return the head's values as the review keeps them."""
        found = self.cleaned_data
        return {
            "type": found["type"],
            "number": found["number"],
            "symbol": found["symbol"].replace(" ", ""),
            "issuer": found["issuer"],
            "issued_on": iso(found["issued_on"]),
            "subject": found["subject"],
            "signer": found["signer"],
            "to_on": iso(found["to_on"]),
        }


class TaskForm(VersionForm):
    title = ProseField(label=_("Nội dung nhiệm vụ"), max_length=4000, widget=forms.Textarea(attrs={"rows": 3}))
    leads = UnitCodesField(label=_("Đơn vị chủ trì"), label_suffix=_("(cần có trước khi xác nhận)"), required=False)
    supports = UnitCodesField(label=_("Đơn vị phối hợp"), required=False)
    receiver = forms.ChoiceField(label=_("Nơi nhận và tổng hợp"), required=False)
    leader = forms.ChoiceField(label=_("Lãnh đạo phụ trách"), required=False)
    product = ProseField(label=_("Sản phẩm"), max_length=300, required=False)
    due_kind = forms.ChoiceField(label=_("Thời hạn"), choices=DUE_KINDS)
    due_day = DayField(label=_("Ngày"), required=False, input_formats=DAY_FORMATS, error_messages=_WRONG_DAY)
    due_is_before = forms.BooleanField(label=_("Phải xong trước ngày đó"), required=False)

    def __init__(
        self, *args: Any, task: TaskDraft, directory: Directory, leaders: list[Leader], today: dt.date, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.task, self.today = task, today
        for name in ("leads", "supports"):
            offer_units(self.fields[name], directory)
        self.fields["receiver"].choices = unit_choices(directory, empty=_("không có"))  # type: ignore[attr-defined]
        people = [(leader.code, f"{leader.name}, {leader.position}") for leader in leaders]
        self.fields["leader"].choices = [("", _("chưa phân công")), *people]  # type: ignore[attr-defined]
        for code in task.leads if len(task.leads) > 1 else ():
            label = _("Chỉ tiêu riêng: %(unit)s") % {"unit": directory.unit_name(code)}
            self.fields[f"quota-{code}"] = ProseField(label=label, max_length=120, required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if "due_kind" in cleaned and "due_day" in cleaned:
            due = settled_due(self, cleaned, self.task.written_due, self.today)
            if due is not None:
                cleaned["due"] = due
        return cleaned

    def values(self) -> dict[str, object]:
        """Return the fields of the task as the review keeps them."""
        found = self.cleaned_data
        leads = tuple(found["leads"])
        quotas = {name.removeprefix("quota-"): value for name, value in found.items() if name.startswith("quota-")}
        return {
            "title": found["title"],
            "leads": leads,
            "supports": tuple(unit for unit in found["supports"] if unit not in leads),
            "receiver": found["receiver"],
            "leader": found["leader"],
            "product": found["product"],
            "quotas": tuple((unit, quota) for unit, quota in quotas.items() if quota and unit in leads),
            "due": found["due"],
        }


class UnitsForm(VersionForm):
    """The units behind a collective doer."""

    leads = UnitCodesField(error_messages={"required": _("Hãy chọn ít nhất một đơn vị.")})

    def __init__(self, *args: Any, directory: Directory, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_units(self.fields["leads"], directory)


class DueForm(VersionForm):
    """How a doubtful time is to be read."""

    due_kind = forms.ChoiceField(choices=DUE_KINDS)
    due_day = DayField(required=False, input_formats=DAY_FORMATS, error_messages=_WRONG_DAY)

    def __init__(self, *args: Any, task: TaskDraft, today: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.task, self.today = task, today

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if "due_kind" in cleaned and "due_day" in cleaned:
            due = settled_due(self, {**cleaned, "due_is_before": False}, self.task.written_due, self.today)
            if due is not None:
                cleaned["due"] = due
        return cleaned


class SplitForm(VersionForm):
    titles = ProseField(
        label=_("Mỗi dòng thành một nhiệm vụ"),
        help_text=_("Xuống dòng ở chỗ cần tách; đơn vị và thời hạn được giữ cho từng nhiệm vụ."),
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def clean_titles(self) -> tuple[str, ...]:
        titles = tuple(line.strip() for line in self.cleaned_data["titles"].splitlines() if line.strip())
        if len(titles) < 2:
            raise forms.ValidationError(_("Hãy xuống dòng ở chỗ cần tách để có từ hai nhiệm vụ."))
        return titles


def offer_units(field: forms.Field, directory: Directory) -> None:
    assert isinstance(field, UnitCodesField)
    field.offer(unit_choices(directory), directory.saved)


def unit_choices(directory: Directory, *, empty: Any = None) -> list[tuple[str, Any]]:
    units: list[tuple[str, Any]] = [(unit.code, unit.name) for unit in directory.units]
    return units if empty is None else [("", empty), *units]


def settled_due(form: forms.Form, cleaned: dict[str, Any], written: DueWords, today: dt.date) -> DueWords | None:
    """Return the time that was chosen; where day and choice do not fit, say so at the field and return None.

    A day typed while the choice still stands on the paper's words is another day.
    """
    kind = DueKind(cleaned["due_kind"])
    is_typed = "due_day" in form.changed_data and cleaned["due_day"] is not None
    if is_typed and kind is DueKind.WRITTEN:
        kind = DueKind.DAY
    if is_typed and kind not in NEED_DAY:
        form.add_error(
            "due_day", _("Ngày chỉ đi với “Ngày khác” hoặc “Ngày này hằng năm”; hãy chọn một trong hai hoặc xóa ngày.")
        )
        return None
    if kind in NEED_DAY and cleaned["due_day"] is None:
        form.add_error("due_day", _("Hãy ghi ngày."))
        return None
    try:
        return chosen_due(kind, written, day=cleaned["due_day"], is_before=cleaned["due_is_before"], today=today)
    except ValueError:
        form.add_error("due_kind", _("Văn bản không ghi ngày cụ thể; hãy chọn “Ngày khác” và ghi ngày."))
        return None


def initial_facts(review: Review, version: int) -> dict[str, Any]:
    names = ("type", "number", "symbol", "signer", "subject")
    return {
        "version": version,
        "direction": review.direction,
        "is_pattern": review.is_pattern,
        "owner": review.owner,
        "issuer": review.fact("issuer"),
        "issued_on": written_day(review.fact("issued_on")),
        "to_on": written_day(review.fact("to_on")),
        **{name: review.fact(name) for name in names},
    }


def initial_task(task: TaskDraft, version: int) -> dict[str, Any]:
    day = dt.date.fromisoformat(task.due.dates[0]) if len(task.due.dates) == 1 and is_day(task.due.dates[0]) else None
    return {
        "version": version,
        "title": task.title,
        "leads": list(task.leads),
        "supports": list(task.supports),
        "receiver": task.receiver,
        "leader": task.leader,
        "product": task.product,
        "due_kind": _kind_of(task, day),
        "due_day": written_day(day.isoformat()) if day and task.due != task.written_due else "",
        "due_is_before": task.due.before,
        **{f"quota-{unit}": quota for unit, quota in task.quotas},
    }


def _kind_of(task: TaskDraft, day: dt.date | None) -> DueKind:
    if task.due == task.written_due:
        return DueKind.WRITTEN
    if day is not None:
        return DueKind.DAY
    plain = (DueKind.YEARLY, DueKind.HALF_YEARLY, DueKind.QUARTERLY, DueKind.MONTHLY, DueKind.STANDING, DueKind.NONE)
    found = {chosen_due(kind, task.written_due, today=dt.date.min): kind for kind in plain}
    return found.get(task.due, DueKind.YEARLY_DAY)


def iso(day: dt.date | None) -> str:
    return day.isoformat() if day else ""


def written_day(day: str) -> str:
    """Return 20/04/2026 for an ISO day, empty for anything of less precision."""
    return dt.date.fromisoformat(day).strftime("%d/%m/%Y") if len(day) == len("2026-04-20") else ""
