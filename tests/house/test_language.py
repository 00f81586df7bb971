"""No sentence of Django or allauth reaches a page in English, and the pages in English keep no Vietnamese words."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from inspect import getsourcefile
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from babel.messages.extract import extract_from_file
from django.conf import settings
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import translation
from lxml import html

from gandan.accounts.models import User
from gandan.common import catalogue
from gandan.common.errors import NotAllowed, Stale
from gandan.organisations.enums import Role
from gandan.organisations.tests.factories import make_actor, make_commune, make_official, make_unit
from gandan.reports.tests.factories import make_part, make_plan, make_progress, make_report, make_task
from gandan.tenancy.models import Commune
from gandan.tenancy.scope import open_commune

SHOWN = (
    "django.contrib.auth.password_validation",
    "django.core.validators",
    "django.forms.fields",
    "django.forms.forms",
    "django.forms.formsets",
    "django.forms.models",
    "django.forms.utils",
    "allauth.account.adapter",
    "allauth.account.fields",
    "allauth.account.forms",
)
"""Modules whose sentences a form of ours can show. Out: ``contrib.auth.forms``, ``allauth.account.models`` and
``admin`` (Django's administration is not installed), ``db.models`` (no form of ours is a model form, so its checks do
not speak), the other parts of Django (not installed, or for developers), and allauth's templates (all are ours)."""
SAME_IN_VIETNAMESE = {":", "IPv4", "IPv6"}
HOLES = re.compile(r"%(?:\(\w+\))?\d*[sd]|\{\w+\}")


def sentences(module: str) -> Iterator[tuple[str, str, str | None]]:
    """Yield singular, plural and context of every message of a module."""
    path = getsourcefile(import_module(module))
    for _line, found, _comments, context in extract_from_file("python", str(path), catalogue.KEYWORDS):
        one, many = (found, found) if isinstance(found, str) else found[:2]
        yield one, many, context


def in_vietnamese(one: str, many: str, context: str | None) -> str:
    if context:
        return translation.pgettext(context, one)
    return translation.gettext(one) if one == many else translation.ngettext(one, many, 2)


@pytest.mark.parametrize("module", SHOWN)
def test_sentences_of_others_are_vietnamese(module: str) -> None:
    with translation.override("vi"):
        english = {
            one
            for one, many, context in sentences(module)
            if in_vietnamese(one, many, context) in (one, many) and one not in SAME_IN_VIETNAMESE
        }
    assert english == set()


def test_every_sentence_of_ours_is_in_the_english_catalogue() -> None:
    out = StringIO()
    call_command("check_catalogue", stdout=out)
    assert out.getvalue() == "Bản dịch tiếng Anh đủ.\n"


@pytest.mark.parametrize("language", ["en", "vi"])
def test_placeholders_stand_in_both_languages(language: str) -> None:
    odd = []
    for message in catalogue.read(language):
        keys = [message.id] if isinstance(message.id, str) else list(message.id)
        words = [message.string] if isinstance(message.string, str) else list(message.string or ())
        if message.id and any(one and _holes(one) != _holes(keys[-1]) for one in words):
            odd.append(keys[0])
    assert odd == []


def _holes(text: str) -> list[str]:
    return sorted(HOLES.findall(text))


@pytest.mark.parametrize(
    ("language", "forms"), [("vi", "nplurals=1; plural=0;"), ("en", "nplurals=2; plural=(n != 1);")]
)
def test_plural_forms_are_those_of_the_language(language: str, forms: str) -> None:
    assert catalogue.read(language).plural_forms == forms


@pytest.mark.parametrize("language", ["vi", "en"])
def test_compiled_catalogue_is_not_older_than_its_source(language: str) -> None:
    source: Path = catalogue.path_of(language)
    assert source.with_suffix(".mo").stat().st_mtime >= source.stat().st_mtime


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("vi", "Ngày đề nghị phải sau hạn hiện nay (20/11/2026)."),
        ("en", "The proposed date must lie after the present due date (20/11/2026)."),
    ],
)
def test_refusal_when_shown_then_in_the_language_of_the_page(language: str, sentence: str) -> None:
    with translation.override("vi"):
        refusal = NotAllowed("not_later", "Ngày đề nghị phải sau hạn hiện nay (%(day)s).", day="20/11/2026")
    with translation.override(language):
        assert (str(refusal), refusal.reason, refusal.code) == (sentence, sentence, "not_later")


def test_stale_when_shown_in_english_then_says_what_to_do() -> None:
    with translation.override("en"):
        assert str(Stale()).startswith("Somebody else has just changed this.")


@dataclass(frozen=True)
class World:
    commune: Commune
    user: User
    work: str
    plan: str
    report: str

    def url(self, name: str) -> str:
        codes = {"assignment": self.work, "plan": self.plan, "report": self.report, "work_report": self.work}
        kwargs = {"code": codes[name]} if name in codes else {}
        return reverse(name, kwargs={"commune": self.commune.slug, **kwargs})


@pytest.fixture
def world(db: Any) -> Iterator[World]:
    commune = make_commune()
    with open_commune(commune):
        unit, office = make_unit(), make_unit("Văn phòng HĐND và UBND")
        officer = make_actor(unit, Role.PROGRAMME_OFFICER, Role.UNIT_HEAD, Role.ADMINISTRATOR)
        make_official(office, roles=[Role.UNIT_HEAD])
        plan = make_plan(unit, officer.official)
        part = make_part(make_task(plan), unit, due=dt.date(2026, 11, 20))
        make_part(make_task(plan), office, due=dt.date(2026, 11, 10))
        make_progress(part, officer.official, dt.date(2026, 11, 8))
        report = make_report(plan, officer.official, window=(dt.date(2026, 10, 15), dt.date(2026, 11, 14)))
        assert officer.user is not None
        yield World(commune, officer.user, part.code, plan.code, report.code)


PAGES = {
    "my_work": "My work",
    "documents": "Documents",
    "plan_list": "Plans and documents",
    "plan": "Tasks of the plan",
    "task_list": "Plans and tasks",
    "assignment": "Progress and evidence",
    "work_report": "Date done",
    "collect": "To be compiled",
    "reports": "Draw up report",
    "report_new": "Last 30 days",
    "report": "Outline",
    "notices": "No notices yet",
    "units": "Add unit",
    "officials": "Add official",
    "sign_in": "Two-step verification by role",
    "invitations": "Nobody invited yet",
    "invite": "List of officials",
    "unit_groups": "Add group",
    "journal": "Journal",
    "calendar": "Working calendar",
    "activity_list": "No activity recorded yet",
    "activity_new": "Choose the kind of activity, then fill in one screen.",
    "evidence_list": "Evidence store",
}


def words_of_page(content: bytes) -> list[str]:
    page: Any = html.fromstring(content.decode())
    # the text of a paper is a record: it stays Vietnamese, marked as such for those who listen to the page
    ours = "not(ancestor-or-self::*[@lang='vi'])"
    shown: list[str] = page.xpath(f"//body//text()[not(ancestor::script or ancestor::textarea) and {ours}]")
    shown += page.xpath("//title/text()")
    shown += page.xpath(f"//*[{ours}]/@*[name()='aria-label' or name()='title' or name()='placeholder']")
    shown += page.xpath(f"//*[{ours}]/@data-label")
    return [" ".join(text.split()) for text in shown if text.strip()]


def vietnamese_keys() -> re.Pattern[str]:
    """Return what matches a whole key of the catalogue, with anything in the place of its values."""
    keys = []
    for message in catalogue.read("en"):
        key = message.id if isinstance(message.id, str) else message.id[0]
        if not HOLES.sub("", key).isascii() and key != message.string and not message.context:
            keys.append(".+".join(re.escape(part) for part in HOLES.split(key)))
    return re.compile("|".join(keys))


@pytest.mark.parametrize("name", PAGES)
def test_page_in_english_keeps_no_word_of_the_interface_in_vietnamese(name: str, world: World) -> None:
    client = Client()
    client.force_login(world.user)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    response = client.get(world.url(name))
    words = words_of_page(response.content)
    keys = vietnamese_keys()
    assert (response.status_code, response.headers["Content-Language"]) == (200, "en")
    assert [text for text in words if keys.fullmatch(text)] == []
    assert [text for text in words if PAGES[name] in text] != []


@pytest.mark.parametrize("name", ["account", "second_factor_needed"])
def test_page_of_one_s_own_account_in_english_keeps_no_word_in_vietnamese(name: str, world: World) -> None:
    client = Client()
    client.force_login(world.user)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    response = client.get(reverse(name))
    keys = vietnamese_keys()
    assert (response.status_code, [t for t in words_of_page(response.content) if keys.fullmatch(t)]) == (200, [])


def test_sign_in_page_in_english_keeps_no_word_of_the_interface_in_vietnamese(db: Any) -> None:
    client = Client()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    words = words_of_page(client.get(reverse("account_login")).content)
    keys = vietnamese_keys()
    assert [text for text in words if keys.fullmatch(text)] == []
    assert {"User name", "Password", "Sign in"} <= set(words)
