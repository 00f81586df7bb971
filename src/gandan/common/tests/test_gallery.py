"""The gallery shows every component, and pages name only icons and macros that exist."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as project
from django.test import Client
from django.urls import reverse

COMMON = Path(__file__).resolve().parents[1]
COMPONENTS = COMMON / "jinja2/components"
SPRITE = COMMON / "static/gandan/icons.svg"
PAGES = ("gallery", "gallery_work_list", "gallery_plan", "gallery_errors", "gallery_review")

pytestmark = pytest.mark.django_db


def macros() -> set[str]:
    files = [path for path in COMPONENTS.glob("*.html") if path.name != "ui.html"]
    made = re.compile(r"{% (?:macro|set) (\w+)(?:\(| = draw_)")  # the icon is drawn by Python
    found = {name for path in files for name in made.findall(path.read_text(encoding="utf-8"))}
    return {name for name in found if not name.startswith("_")} - {"section_words"}


def templates() -> list[Path]:
    return [path for folder in project.TEMPLATES[0]["DIRS"] for path in Path(folder).rglob("*.html")]


@pytest.mark.parametrize("name", PAGES)
def test_gallery_when_demo_then_shown(name: str, client: Client, settings: Any) -> None:
    settings.DEMO = True
    assert client.get(reverse(name)).status_code == 200


@pytest.mark.parametrize("name", PAGES)
def test_gallery_when_neither_debug_nor_demo_then_not_found(name: str, client: Client, settings: Any) -> None:
    settings.DEMO = settings.DEBUG = False
    assert client.get(reverse(name)).status_code == 404


@pytest.mark.parametrize(("chosen", "drawers"), [("3", 1), ("", 0), ("99", 0), ("ba", 0)])
def test_sample_plan_when_row_chosen_then_drawer_opens(
    chosen: str, drawers: int, client: Client, settings: Any
) -> None:
    settings.DEMO = True
    page = client.get(reverse("gallery_plan"), {"chon": chosen}).content.decode()
    assert page.count('<aside class="drawer"') == drawers


def test_errors_page_when_field_is_wrong_then_summary_links_to_it(client: Client, settings: Any) -> None:
    settings.DEMO = True
    page = client.get(reverse("gallery_errors")).content.decode()
    targets = re.findall(r'<a href="#(id_\w+)"', page)
    assert targets == ["id_name", "id_unit", "id_due_on", "id_reading"]
    assert 'aria-describedby="id_due_on_helptext id_due_on_error"' in page
    assert "Đã gõ một đoạn và phải còn nguyên." in page


def test_front_door_when_compared_with_components_then_lets_out_every_macro() -> None:
    door = (COMPONENTS / "ui.html").read_text(encoding="utf-8")
    assert set(re.findall(r"{% set (\w+) =", door)) == macros()


def test_templates_when_they_name_an_icon_then_the_sprite_has_it() -> None:
    drawn = set(re.findall(r'<symbol id="([\w-]+)"', SPRITE.read_text(encoding="utf-8")))
    named = {
        (path.name, icon)
        for path in templates()
        for icon in re.findall(r'\b(?:icon=|icon\(|draw\()"([\w-]+)"', path.read_text(encoding="utf-8"))
    }
    assert {(page, icon) for page, icon in named if icon not in drawn} == set()


def test_templates_when_they_call_the_front_door_then_the_macro_exists() -> None:
    called = {
        (path.name, name)
        for path in templates()
        for name in re.findall(r"\bui\.(\w+)\(", path.read_text(encoding="utf-8"))
    }
    assert {(page, name) for page, name in called if name not in macros()} == set()


def test_stylesheets_when_weighed_then_stay_small() -> None:
    assert sum(path.stat().st_size for path in (COMMON / "static/gandan/css").glob("*.css")) < 60_000
