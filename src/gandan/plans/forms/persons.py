"""Input of who does a part of work."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gandan.common.forms import choice_by_code
from gandan.organisations.models import Official, Position, Unit
from gandan.plans.forms.acts import VersionForm


class PersonForm(VersionForm):
    person = choice_by_code(_("Người làm"), empty=_("cả đơn vị, không giao đích danh"))

    def __init__(self, *args: Any, unit: Unit, held: Official | None, **kwargs: Any) -> None:
        """Offer who works in the unit, and whoever does the work now."""
        super().__init__(*args, **kwargs)
        field = self.fields["person"]
        assert isinstance(field, forms.ModelChoiceField)
        inside = Position.objects.filter(unit=unit, to_on=None).values("official")
        own = Q(unit=unit) | Q(pk__in=inside) | Q(pk=held.pk if held else None)
        field.queryset = Official.objects.filter(own, is_active=True).order_by("sort_name")
