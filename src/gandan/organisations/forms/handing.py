"""Input of a leave and of a hand-over: one screen for everything that a person holds."""

import datetime as dt
import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gandan.common.forms import DayField
from gandan.organisations.models import Official
from gandan.organisations.personal_work import OwnedKind

LEAVE, HAND_OVER, LEAVE_FOR_GOOD = "nghi", "ban-giao", "roi"
PURPOSES = (
    (LEAVE, _("Nghỉ một số ngày, có người làm thay")),
    (HAND_OVER, _("Bàn giao việc, vẫn làm việc ở đây")),
    (LEAVE_FOR_GOOD, _("Rời cơ quan, bàn giao mọi việc")),
)


class HandOverForm(forms.Form):
    """A receiver for all, for a kind, for a thing; the narrower choice counts."""

    purpose = forms.ChoiceField(label=_("Lý do bàn giao"), widget=forms.RadioSelect)
    from_on = DayField(label=_("Nghỉ từ ngày"), required=False)
    to_on = DayField(label=_("Đến hết ngày"), required=False)
    reason = forms.CharField(label=_("Lý do, ghi chú"), max_length=200, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)
    all = forms.ChoiceField(label=_("Giao tất cả cho"), required=False)

    def __init__(
        self,
        *args: Any,
        kinds: Sequence[OwnedKind],
        people: Sequence[Official],
        may_end: bool,
        proposed: Mapping[str, str],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.kinds = kinds
        self.people = {one.code: one for one in people}
        names = [(one.code, f"{one.full_name}, {one.unit.short_name}") for one in people]
        self._field("purpose").choices = [one for one in PURPOSES if may_end or one[0] != LEAVE_FOR_GOOD]
        self._field("all").choices = [("", _("Chọn người nhận")), *names]
        for kind in kinds:
            self._add(kind.name, kind.label, [("", _("như trên")), *names], proposed)
            for item in kind.items:
                self._add(kind.share_key(item.key), item.words, [("", _("như cả nhóm")), *names], proposed)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("purpose") == LEAVE:
            for name in ("from_on", "to_on"):
                if name not in self.errors and cleaned.get(name) is None:
                    self.add_error(name, _("Hãy điền ngày, ví dụ 18/11/2026."))
            from_on, to_on = cleaned.get("from_on"), cleaned.get("to_on")
            if from_on and to_on and to_on < from_on:
                self.add_error("to_on", _("Ngày cuối phải từ ngày đầu trở đi."))
            if not cleaned.get("all"):
                self.add_error("all", _("Hãy chọn người làm thay cho mọi việc còn lại."))
        return cleaned

    def chosen(self) -> dict[str, Official]:
        """Return what was chosen, by what it is chosen for: "" for all, a kind, a thing."""
        given = {"": self.cleaned_data["all"]}
        for kind in self.taken:
            given |= {
                name: self.cleaned_data[name] for name in (kind.name, *(kind.share_key(i.key) for i in kind.items))
            }
        return {what: self.people[code] for what, code in given.items() if code}

    @property
    def taken(self) -> list[OwnedKind]:
        """The kinds that this purpose is about: drafts stay with whoever is only on leave."""
        is_leave = self.cleaned_data.get("purpose") == LEAVE
        return [kind for kind in self.kinds if kind.holding.can_stand_in or not is_leave]

    def receivers(self) -> dict[str, Official]:
        """Return who gets each thing, by its share key; things without a receiver are left out."""
        chosen = self.chosen()
        found: dict[str, Official] = {}
        for kind in self.taken:
            for item in kind.items:
                key = kind.share_key(item.key)
                who = chosen.get(key) or chosen.get(kind.name) or chosen.get("")
                if who is not None:
                    found[key] = who
        return found

    def fingerprint(self) -> str:
        """Return what changes with anything that the preview shows."""
        values = {name: self.cleaned_data.get(name) for name in ("purpose", "from_on", "to_on", "version")}
        values["to"] = {key: who.code for key, who in self.receivers().items()}
        text = json.dumps(values, sort_keys=True, default=dt.date.isoformat)
        return hashlib.sha256(text.encode()).hexdigest()

    def _field(self, name: str) -> forms.ChoiceField:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        return field

    def _add(self, name: str, label: str, choices: Sequence[tuple[str, Any]], proposed: Mapping[str, str]) -> None:
        self.fields[name] = forms.ChoiceField(
            label=label, choices=choices, required=False, initial=proposed.get(name, "")
        )
