"""Fields that every domain uses."""

import datetime as dt

import pytest
from django import forms

from gandan.common.forms import DayField


@pytest.mark.parametrize(
    ("typed", "day", "code"),
    [
        ("18/11/2026", dt.date(2026, 11, 18), ""),
        ("18/11/26", dt.date(2026, 11, 18), ""),
        ("02/09/1945", dt.date(1945, 9, 2), ""),
        ("01/01/2100", dt.date(2100, 1, 1), ""),
        ("01/09/1945", None, "far"),
        ("0001-01-01", None, "far"),
        ("31/12/9999", None, "far"),
        ("31/02/2026", None, "invalid"),
        ("", None, "required"),
    ],
)
def test_day_when_typed_then_read_or_refused_by_its_year(typed: str, day: dt.date | None, code: str) -> None:
    field = DayField()
    try:
        found, refusal = field.clean(typed), ""
    except forms.ValidationError as error:
        found, refusal = None, error.code
    assert (found, refusal) == (day, code)
