"""What happens away from the screen: a page goes to the printer, the network goes away."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from gandan.tenancy.models import Commune

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

A4_WITHIN_MARGINS = {"width": 680, "height": 1000}


def test_list_when_printed_on_a4_then_stays_a_table(commune: Commune, open_page: Callable[..., Page]) -> None:
    page = open_page("quantri", A4_WITHIN_MARGINS)
    page.goto(f"/{commune.slug}/quan-tri/don-vi/")
    shown = "getComputedStyle(document.querySelector('table.as-cards tbody tr')).display"
    on_screen = page.evaluate(shown)
    page.emulate_media(media="print")
    assert (on_screen, page.evaluate(shown)) == ("grid", "table-row")


def test_form_when_sent_without_network_then_words_stay_and_it_says_so(
    commune: Commune, open_page: Callable[..., Page]
) -> None:
    page = open_page("quantri")
    page.goto(f"/{commune.slug}/quan-tri/nhom/them/")
    page.locator("input[name=name]").fill("Các phòng thuộc phường")
    page.locator("input[name=units]").first.check()
    page.context.set_offline(True)
    page.get_by_role("button", name="Lưu nhóm").click()
    expect(page.get_by_text("Mất kết nối.")).to_be_visible()
    assert page.locator("input[name=name]").input_value() == "Các phòng thuộc phường"
    page.context.set_offline(False)
    page.get_by_role("button", name="Lưu nhóm").click()
    page.wait_for_url(f"**/{commune.slug}/quan-tri/nhom/**")
    expect(page.get_by_text("Các phòng thuộc phường").first).to_be_visible()
