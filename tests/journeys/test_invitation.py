"""From a list in Excel to an officer's first day: invited, in by an own password, with a second step on."""

import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import Browser, Page, expect

from gandan.access.tests.factories import make_sheet
from gandan.tenancy.models import Commune
from tests.journeys.conftest import PHONE, check_accessibility

pytestmark = pytest.mark.browser

PASSWORD = "nắng vàng trên sông 27"


def test_officer_is_invited_comes_in_and_turns_the_second_step_on(
    open_page: Callable[..., Page], browser: Browser, commune: Commune, tmp_path: Path
) -> None:
    admin = open_page("quantri")
    admin.goto(f"/{commune.slug}/quan-tri/dang-nhap/")
    admin.get_by_label("Công chức đầu mối").check()
    admin.get_by_label("Số ngày để chuẩn bị").fill("0")
    admin.get_by_role("button", name="Lưu quy định").click()
    expect(admin.get_by_text("Đã lưu quy định xác minh hai bước.")).to_be_visible()
    check_accessibility(admin)

    admin.goto(f"/{commune.slug}/quan-tri/loi-moi/them/")
    check_accessibility(admin)
    bad, good = tmp_path / "sai.xlsx", tmp_path / "dung.xlsx"
    bad.write_bytes(make_sheet(("Cao Thị Thảo My", "Phòng Lạ", "Chuyên viên")))
    unit = "Văn phòng HĐND và UBND"
    good.write_bytes(make_sheet(("Cao Thị Thảo My", unit, "Chuyên viên", "", "", "Công chức đầu mối", "thao.my")))
    for file, words in ((bad, "B2"), (good, "Mời 1 người")):
        admin.set_input_files("input[name=file]", file)
        admin.get_by_role("button", name="Đọc tệp").click()
        expect(admin.get_by_text(words)).to_be_visible()
        check_accessibility(admin)
    admin.get_by_role("button", name="Mời 1 người").click()
    check_accessibility(admin)
    code = admin.locator("td code").inner_text()

    context = browser.new_context(base_url=re.sub(r"(//[^/]+)/.*", r"\1", admin.url), viewport=PHONE, locale="vi-VN")  # type: ignore[arg-type]
    officer = context.new_page()
    officer.goto(f"/loi-moi/{commune.slug}/")
    officer.get_by_label("Mã mời").fill(code.replace("-", " ").upper())
    check_accessibility(officer)
    officer.get_by_role("button", name="Tiếp tục").click()
    check_accessibility(officer)
    officer.get_by_label("Mật khẩu của bạn").fill(PASSWORD)
    officer.get_by_label("Nhập lại mật khẩu").fill(PASSWORD)
    officer.get_by_role("button", name="Đặt mật khẩu và vào làm việc").click()
    expect(officer.get_by_role("heading", name="Cần bật xác minh hai bước")).to_be_visible()
    check_accessibility(officer)
    officer.get_by_role("link", name="Bật ứng dụng xác thực trên điện thoại").click()
    check_accessibility(officer)
    officer.get_by_text("Không quét được?").click()
    secret = officer.locator("code.secret").inner_text()
    officer.locator("input[name=code]").fill(str(format_hotp_value(hotp_value(secret, int(time.time()) // 30))))
    officer.get_by_role("button", name="Bật xác minh").click()
    expect(officer.locator("ol.codes li")).to_have_count(10)
    officer.goto(f"/{commune.slug}/")
    expect(officer.get_by_role("heading", name="Công việc của tôi")).to_be_visible()
    officer.wait_for_load_state("networkidle")
    context.close()

    admin.goto(f"/{commune.slug}/quan-tri/loi-moi/")
    expect(admin.get_by_text("Đã đến")).to_be_visible()
    check_accessibility(admin)
