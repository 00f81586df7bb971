"""Input of the pages of figures."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext as _

from gandan.common.forms import DayField
from gandan.organisations.models import Unit
from gandan.workdays.windows import Period, Window, named_periods, report_months

OTHER = "khac"


@dataclass(frozen=True, slots=True)
class Asked:
    """The window and unit that the address of a page asks for; what cannot be read is not asked."""

    window: Window
    period: str
    """Code of the named period, or ``OTHER``."""
    unit: Unit | None
    error: str
    """Why the days typed were not taken; empty where they were."""
    page: int

    @property
    def query(self) -> str:
        unit = f"&don-vi={self.unit.code}" if self.unit else ""
        return f"tu={self.window.from_on.isoformat()}&den={self.window.to_on.isoformat()}{unit}"


class _AskedForm(forms.Form):
    tu = DayField(required=False)
    den = DayField(required=False)
    trang = forms.IntegerField(min_value=1, max_value=100_000, required=False)


def periods_offered(today: dt.date) -> list[Period]:
    return named_periods(today)


def period_choices(today: dt.date) -> list[tuple[str, str]]:
    """Return the periods of a filter, the running ones marked as such."""
    named = [
        (one.code, _("%(period)s (đang chạy)") % {"period": one.name} if one.window.is_running(today) else one.name)
        for one in periods_offered(today)
    ]
    return [*named, (OTHER, _("khoảng ngày khác"))]


def read_asked(query: Mapping[str, str], *, today: dt.date) -> Asked:
    """Return what is asked; without a word of it, the last closed report month of the whole commune."""
    form = _AskedForm(query)
    form.is_valid()
    window, error = _window(form, query, today)
    code = query.get("don-vi", "")
    unit = Unit.objects.filter(code=code).first() if code else None
    named = next((one.code for one in periods_offered(today) if one.window == window), OTHER)
    return Asked(window, named, unit, error, form.cleaned_data.get("trang") or 1)


def _window(form: _AskedForm, query: Mapping[str, str], today: dt.date) -> tuple[Window, str]:
    period = query.get("ky", "")
    named = next((one.window for one in periods_offered(today) if one.code == period), None)
    # the page sends back which period it showed: where that one still stands, the days beside it were typed over
    if named is not None and period != query.get("ky-cu"):
        return named, ""
    usual = named or report_months(today, 2)[0].window
    from_on, to_on = form.cleaned_data.get("tu"), form.cleaned_data.get("den")
    error = ""
    if form.has_error("tu", "far") or form.has_error("den", "far"):
        error = _("Khoảng ngày này quá xa nên chưa đổi kỳ.")
    elif {"tu", "den"} & form.errors.keys():
        error = _("Ngày chưa đúng nên chưa đổi kỳ. Hãy gõ ngày/tháng/năm, ví dụ 18/11/2026.")
    elif from_on and to_on and to_on < from_on:
        error = _("Ngày cuối phải bằng hoặc sau ngày đầu nên chưa đổi kỳ.")
    elif bool(from_on) != bool(to_on):
        error = _("Hãy ghi đủ ngày đầu và ngày cuối; chưa đổi kỳ.")
    if error or from_on is None or to_on is None:
        return usual, error
    return Window(from_on, to_on), ""
