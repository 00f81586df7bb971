"""A real browser before a real server: Debian's Chromium driven by Playwright."""

import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.db import connections
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect, sync_playwright
from procrastinate.contrib.django import app

from gandan.demo.people import COMMUNES, PASSWORD
from gandan.demo.structure import make_city, make_commune
from gandan.tenancy.models import Commune

WIDE = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}
_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        expect.set_options(timeout=30_000)  # as long as any other wait: the machine may be busy
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert path, "Chromium is missing; ./gandan test installs it"
    launched = playwright.chromium.launch(executable_path=path, args=list(_FLAGS))
    yield launched
    launched.close()


@pytest.fixture
def commune(transactional_db: None, settings: Any) -> Commune:
    settings.DEMO = True
    return make_commune(make_city(), COMMUNES[0])


@pytest.fixture
def open_page(browser: Browser, live_server: Any, commune: Commune) -> Iterator[Callable[..., Page]]:
    """Return a function that signs an official in and gives back a page at the given size."""
    contexts: list[BrowserContext] = []

    def opened(login: str, size: dict[str, int] = WIDE) -> Page:
        context = browser.new_context(
            base_url=live_server.url,
            viewport=size,
            locale="vi-VN",
            timezone_id="Asia/Ho_Chi_Minh",  # type: ignore[arg-type]
        )
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: pytest.fail(f"script error on {page.url}: {error}"))
        page.goto("/dang-nhap/")
        page.locator("input[name=login]").fill(f"{commune.slug}.{login}")
        page.locator("input[name=password]").fill(PASSWORD)
        page.get_by_role("button", name="Đăng nhập", exact=True).click()
        page.wait_for_url(f"**/{commune.slug}/**")
        return page

    yield opened
    for context in contexts:
        for page in context.pages:
            # what the server still works on would hold the tables that are emptied next
            page.wait_for_load_state("networkidle")
        context.close()


@pytest.fixture
def run_jobs() -> Callable[[], None]:
    """Return a function that does what waits in the queue, as the worker would."""

    def work() -> None:
        with app.replace_connector(app.connector.get_worker_connector()) as worker_app:
            worker_app.run_worker(wait=False, install_signal_handlers=False, listen_notify=False)
        connections.close_all()

    def run() -> None:
        # Playwright keeps an event loop in the thread of the test
        thread = threading.Thread(target=work)
        thread.start()
        thread.join(timeout=120)

    return run


def check_accessibility(page: Page) -> None:
    """Fail with what axe finds against WCAG 2.2 AA, and where the page is wider than the window."""
    found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]})
    assert found.response["violations"] == [], found.generate_report()
    overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert overflow <= 0, f"{page.url} is {overflow} px wider than the window"


SAMPLES = Path(__file__).resolve().parents[3] / "shared" / "samples"
