"""A key in the device instead of a password, with the authenticator that Chromium plays."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from gandan.accounts.models import User
from gandan.demo.people import PASSWORD
from gandan.tenancy.models import Commune
from tests.journeys.conftest import PHONE, check_accessibility

pytestmark = pytest.mark.browser


def add_device(page: Page) -> None:
    """Plug in a device that opens its keys by a finger and always gets the right one."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def test_passkey_is_added_signs_in_and_is_taken_off(open_page: Callable[..., Page], commune: Commune) -> None:
    page = open_page("vhxh", PHONE)
    add_device(page)
    page.goto("/tai-khoan/")
    page.get_by_role("link", name="Thêm khóa truy cập").click()
    page.locator("input[name=password]").fill(PASSWORD)
    page.get_by_role("button", name="Xác nhận").click()
    check_accessibility(page)
    page.get_by_label("Tên của khóa").fill("Điện thoại của tôi")
    page.get_by_role("button", name="Thêm khóa truy cập").click()
    expect(page.locator("ol.codes li")).to_have_count(10)
    check_accessibility(page)

    page.goto("/tai-khoan/")
    expect(page.get_by_text("Điện thoại của tôi")).to_be_visible()
    check_accessibility(page)
    page.get_by_role("button", name="Đăng xuất", exact=True).click()
    page.get_by_role("button", name="Đăng nhập bằng khóa truy cập").click()
    page.wait_for_url(f"**/{commune.slug}/**")

    page.goto("/dang-xuat/")
    page.get_by_role("button", name="Đăng xuất").click()
    page.locator("input[name=login]").fill(f"{commune.slug}.vhxh")
    page.locator("input[name=password]").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập", exact=True).click()
    check_accessibility(page)
    page.get_by_role("button", name="Dùng khóa truy cập").click()
    page.wait_for_url(f"**/{commune.slug}/**")

    page.goto("/tai-khoan/")
    page.get_by_role("link", name="Gỡ").click()
    page.get_by_role("link", name="Dùng khóa truy cập").click()
    page.get_by_role("button", name="Dùng khóa truy cập").click()
    page.get_by_role("button", name="Gỡ khóa").click()
    expect(page.get_by_text("Đã gỡ khóa truy cập.")).to_be_visible()
    assert not User.objects.get(username=f"{commune.slug}.vhxh").authenticator_set.exists()


def test_passkey_when_the_device_gives_none_says_what_to_do(open_page: Callable[..., Page], commune: Commune) -> None:
    page = open_page("vhxh")
    page.goto("/dang-xuat/")
    page.get_by_role("button", name="Đăng xuất").click()
    page.goto("/dang-nhap/")
    add_device(page)
    page.get_by_role("button", name="Đăng nhập bằng khóa truy cập").click()
    expect(page.get_by_text("Chưa nhận được khóa truy cập.")).to_be_visible()
