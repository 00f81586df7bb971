from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command

from gandan.organisations.tests.factories import make_commune
from gandan.tenancy.checks import refuse_unsafe_settings

pytestmark = pytest.mark.django_db

GOOD = "k" * 25 + "9" * 25
DEFAULT_KEY = "only-for-commands-that-serve-nothing"
NO_KEY = "Web và worker cần SECRET_KEY riêng, ít nhất 50 ký tự: hãy chạy bằng ./gandan hoặc đặt biến SECRET_KEY."
NO_DEBUG = "GANDAN_DEBUG không dùng được trên hệ thống có xã, phường thật: hãy bỏ biến này rồi chạy lại."


@pytest.mark.parametrize("key", [DEFAULT_KEY, "k" * 49, " " * 60])
def test_serving_when_the_key_can_be_guessed_is_refused(settings: Any, key: str) -> None:
    settings.SECRET_KEY = key
    with pytest.raises(ImproperlyConfigured) as refusal:
        refuse_unsafe_settings()
    assert str(refusal.value) == NO_KEY


@pytest.mark.parametrize(
    ("debug", "is_demo", "refused"), [(True, False, True), (True, True, False), (False, False, False)]
)
def test_serving_in_debug_when_a_commune_is_real_is_refused(
    settings: Any, debug: bool, is_demo: bool, refused: bool
) -> None:
    settings.SECRET_KEY, settings.DEBUG = GOOD, debug
    commune = make_commune()
    commune.is_demo = is_demo
    commune.save()
    said = ""
    try:
        refuse_unsafe_settings()
    except ImproperlyConfigured as refusal:
        said = str(refusal)
    assert said == (NO_DEBUG if refused else "")


def test_work_when_the_key_can_be_guessed_is_refused(settings: Any) -> None:
    settings.SECRET_KEY = DEFAULT_KEY
    with pytest.raises(ImproperlyConfigured):
        call_command("work")
