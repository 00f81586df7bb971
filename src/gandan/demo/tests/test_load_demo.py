from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from gandan.organisations.tests.factories import make_commune
from gandan.tenancy.models import Commune

pytestmark = pytest.mark.django_db


def refusal_of_load() -> str:
    with pytest.raises(CommandError) as refusal:
        call_command("load_demo", "--if-empty", stdout=StringIO())
    return str(refusal.value)


def test_load_demo_when_the_demo_is_off_then_refused_and_nothing_is_made(settings: Any) -> None:
    settings.DEMO = False
    assert refusal_of_load() == "Dữ liệu minh họa chỉ nạp được khi chạy ./gandan demo."
    assert Commune.objects.count() == 0


def test_load_demo_when_a_commune_is_real_then_refused_and_nothing_is_made(settings: Any) -> None:
    settings.DEMO = True
    real = make_commune()
    real.is_demo = False
    real.save()
    assert refusal_of_load() == "Cơ sở dữ liệu này có xã, phường thật nên không nạp dữ liệu minh họa."
    assert list(Commune.objects.all()) == [real]
