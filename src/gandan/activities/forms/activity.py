"""An activity as it is typed on a phone."""

import re
import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gandan.activities.models import Activity, ActivityKind, ContentGroup
from gandan.activities.rules.sentences import Counted
from gandan.common.formats import day, number
from gandan.common.forms import DayField, ProseField
from gandan.common.text import strip_controls
from gandan.files.forms import FilesInput
from gandan.organisations.models import Unit

MOST_FILES = 10
ACCEPTED = "image/jpeg,image/png,image/webp,application/pdf,.docx,.xlsx,.xls,.ods,.txt"

_THOUSANDS = re.compile(r"\d{1,3}(\.\d{3})+")
_MOST_COUNT = 9_999_999


class CountField(forms.Field):
    """A whole number as people type it: "1.284" or "1284"."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "numeric", "maxlength": 12, "autocomplete": "off"})
        super().__init__(required=False, widget=widget, **kwargs)

    def to_python(self, value: Any) -> int | None:
        typed = strip_controls(str(value or "")).strip().replace(" ", "")
        if not typed:
            return None
        if _THOUSANDS.fullmatch(typed):
            typed = typed.replace(".", "")
        if not typed.isdecimal() or int(typed) > _MOST_COUNT:
            raise forms.ValidationError(_("Hãy ghi một số nguyên, ví dụ 12 hoặc 1.284."))
        return int(typed)


class ActivityForm(forms.Form):
    """``kind`` says which numbers are asked; units and groups are those that the person may choose."""

    title = ProseField(
        label=gettext_lazy("Tên hoạt động"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": gettext_lazy("Hãy ghi tên hoạt động.")},
    )
    from_on = DayField(label=gettext_lazy("Ngày"))
    to_on = DayField(label=gettext_lazy("Đến ngày"), required=False)
    place = ProseField(label=gettext_lazy("Nơi diễn ra"), required=False, max_length=200)
    people = CountField(label=gettext_lazy("Số người tham gia"))
    unit = forms.ChoiceField(label=gettext_lazy("Đơn vị thực hiện"))
    group = forms.ChoiceField(label=gettext_lazy("Nhóm nội dung"), required=False)
    words = ProseField(
        label=gettext_lazy("Ghi thêm"), required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 3})
    )
    is_own = forms.BooleanField(label=gettext_lazy("Tự viết câu này"), required=False)
    own_sentence = ProseField(
        label=gettext_lazy("Câu của tôi"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )
    photos = forms.Field(
        label=gettext_lazy("Chụp ảnh"),
        required=False,
        widget=FilesInput(attrs={"accept": "image/*", "capture": "environment"}),
    )
    papers = forms.Field(
        label=gettext_lazy("Chọn ảnh, tệp"),
        required=False,
        widget=FilesInput(attrs={"multiple": True, "accept": ACCEPTED}),
    )
    submission = forms.UUIDField(widget=forms.HiddenInput)
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, kind: ActivityKind, units: Sequence[Unit], groups: Sequence[ContentGroup], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.kind, self.units, self.groups = kind, list(units), list(groups)
        self.fields["unit"].choices = [(unit.code, unit.name) for unit in self.units]  # type: ignore[attr-defined]
        none = ("", _("Không thuộc nhóm nào"))
        choices = [none, *((group.code, group.name) for group in self.groups)]
        self.fields["group"].choices = choices  # type: ignore[attr-defined]
        if not kind.asks_people:
            del self.fields["people"]
        if not kind.asks_place:
            del self.fields["place"]
        for row, asked in enumerate(kind.numbers):
            self.fields[f"number_{row}"] = CountField(label=asked["name"])

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        cleaned["uploads"] = [*cleaned.get("photos", []), *cleaned.get("papers", [])]
        if len(cleaned["uploads"]) > MOST_FILES:
            self.add_error("papers", _("Mỗi lần thêm nhiều nhất %d tệp. Hãy thêm các tệp còn lại sau.") % MOST_FILES)
            cleaned["uploads"] = cleaned["uploads"][:MOST_FILES]
        return cleaned

    def number_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name.startswith("number_")]

    def uploads(self) -> "list[UploadedFile[Any]]":
        """Return the files handed in, also where another field is refused, so that they are not lost."""
        uploads: list[UploadedFile[Any]] = self.cleaned_data.get("uploads", [])
        return uploads

    def facts(self) -> dict[str, Any] | None:
        """Return what is said so far by the names of ``ActivityFacts``, None while title, day or unit is missing."""
        said = self.cleaned_data
        unit = next((one for one in self.units if one.code == said.get("unit")), None)
        if unit is None or not said.get("title") or said.get("from_on") is None:
            return None
        asked = [(one, said.get(f"number_{row}")) for row, one in enumerate(self.kind.numbers)]
        return {
            "kind": self.kind,
            "title": said["title"],
            "from_on": said["from_on"],
            "to_on": said.get("to_on") or said["from_on"],
            "unit": unit,
            "group": next((one for one in self.groups if one.code == said.get("group")), None),
            "place": said.get("place", ""),
            "people": said.get("people"),
            "numbers": tuple(Counted(one["name"], value, one.get("unit", "")) for one, value in asked if value),
            "words": said.get("words", ""),
            "own_sentence": said.get("own_sentence", "") if said.get("is_own") else "",
        }


def typed_fields(posted: QueryDict) -> dict[str, str]:
    """Return what a draft keeps of the form: words, days and numbers, no files and no keys."""
    kept = ("title", "from_on", "to_on", "place", "people", "unit", "group", "words", "is_own", "own_sentence")
    names = [*kept, *(name for name in posted if re.fullmatch(r"number_\d{1,2}", name))]
    return {name: strip_controls(str(posted[name]))[:5000] for name in names if posted.get(name)}


def fields_of(activity: Activity) -> dict[str, Any]:
    """Return the fields of the form as the activity fills them."""
    counted = {one["name"]: one["value"] for one in activity.numbers}
    numbers = {
        f"number_{row}": number(counted[one["name"]])
        for row, one in enumerate(activity.kind.numbers)
        if one["name"] in counted
    }
    return {
        "title": activity.title,
        "from_on": day(activity.from_on),
        "to_on": day(activity.to_on) if activity.to_on != activity.from_on else "",
        "place": activity.place,
        "people": number(activity.people),
        "unit": activity.unit.code,
        "group": activity.group.code if activity.group else "",
        "words": activity.words,
        "is_own": activity.is_sentence_own,
        "own_sentence": activity.sentence if activity.is_sentence_own else "",
        **numbers,
    }


def differing(form: ActivityForm, activity: Activity) -> list[tuple[str, str, str]]:
    """Return name, what is kept now and what is typed here, where both differ."""
    kept: Mapping[str, Any] = fields_of(activity)
    shown = []
    for bound in form:
        if bound.name not in kept:
            continue
        now, typed = str(kept[bound.name] or ""), str(bound.value() or "")
        if bound.name == "is_own" or now == typed.strip():
            continue
        names = dict(getattr(bound.field, "choices", []))
        shown.append((str(bound.label), str(names.get(now, now)), str(names.get(typed, typed))))
    return shown


def new_submission() -> str:
    return str(uuid.uuid4())
