"""Input of who does a part of work."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gandan.organisations.models import Official, Position, Unit
from gandan.plans.forms.acts import VersionForm


class PersonForm(VersionForm):
    person: Any = forms.ModelChoiceField(
        label=_("Người làm"),
        queryset=None,
        to_field_name="code",
        required=False,
        empty_label=_("cả đơn vị, không giao đích danh"),
    )

    def __init__(self, *args: Any, unit: Unit, held: Official | None, **kwargs: Any) -> None:
        """Offer who works in the unit, and whoever does the work now."""
        super().__init__(*args, **kwargs)
        field = self.fields["person"]
        assert isinstance(field, forms.ModelChoiceField)
        inside = Position.objects.filter(unit=unit, to_on=None).values("official")
        own = Q(unit=unit) | Q(pk__in=inside) | Q(pk=held.pk if held else None)
        field.queryset = Official.objects.filter(own, is_active=True).order_by("sort_name")
