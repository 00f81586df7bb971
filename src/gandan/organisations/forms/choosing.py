"""Choosing several units: one by one, or all of a saved group at once."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from gandan.organisations.models import Unit
from gandan.organisations.saved_groups import SavedGroup

_GROUP = "nhom:"
"""Before the code of a group, so that it is never taken for the code of a unit."""


class UnitCodesField(forms.MultipleChoiceField):
    """Codes of units; a chosen group is read as its units."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.members: dict[str, tuple[str, ...]] = {}

    def offer(self, units: Iterable[tuple[str, str]], groups: Iterable[SavedGroup]) -> None:
        """Offer groups before units."""
        whole = list(groups)
        self.members = {f"{_GROUP}{group.code}": group.units for group in whole}
        self.choices = [*group_choices(whole), *units]

    def clean(self, value: Any) -> list[Any]:
        chosen: set[str] = set()
        for code in super().clean(value):
            chosen.update(self.members.get(code, (code,)))
        return [code for code, _label in self.choices if code in chosen]  # type: ignore[union-attr, misc]


class UnitsField(UnitCodesField):
    """The same, cleaned to units."""

    def offer_rows(self, units: Sequence[Unit], groups: Iterable[SavedGroup]) -> None:
        self.rows = {unit.code: unit for unit in units}
        self.offer([(unit.code, unit.name) for unit in units], groups)

    def clean(self, value: Any) -> list[Unit]:
        return [self.rows[code] for code in super().clean(value)]


def group_choices(groups: Iterable[SavedGroup]) -> list[tuple[str, str]]:
    """Return value and label of each group, as a list of boxes shows it."""
    label = _("Cả nhóm: %(name)s (%(count)d đơn vị)")
    return [
        (f"{_GROUP}{group.code}", label % {"name": group.name, "count": len(group.units)})
        for group in groups
        if group.units
    ]
