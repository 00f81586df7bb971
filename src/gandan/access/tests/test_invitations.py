import datetime as dt
import re
from collections.abc import Callable
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gandan.access.models import Invitation
from gandan.access.rules import digest_of
from gandan.access.services.inviting import withdraw_invitation
from gandan.access.tasks import send_letters_of_commune
from gandan.access.tests.factories import make_invitation, make_sheet
from gandan.accounts.models import User
from gandan.audit.models import Entry
from gandan.audit.services.looking import LOOKED
from gandan.common import clock
from gandan.files.sheets import read_sheets
from gandan.organisations.actors import Actor
from gandan.organisations.enums import PositionKind, Role
from gandan.organisations.models import Duty, Official, Position, Unit
from gandan.organisations.tests.factories import make_actor, make_commune, make_official, make_unit
from gandan.tenancy.models import Commune
from gandan.tenancy.scope import open_commune

pytestmark = pytest.mark.django_db

PASSWORD = "nắng vàng trên sông 27"
UNIT = "Phòng Văn hóa - Xã hội"
ROWS = (
    ("Cao Thị Thảo", UNIT, "Chuyên viên", "thao@thu.example", 912345678, "Công chức đầu mối", ""),
    ("Bùi Văn Tư", "VĂN PHÒNG HĐND VÀ UBND", "Văn thư", "", "", "Văn thư", "tu.vanthu"),
)


@pytest.fixture(autouse=True)
def _demo_without_attempts(settings: Any) -> None:
    settings.DEMO = True
    cache.clear()


class Ward:
    def __init__(self) -> None:
        self.commune: Commune = make_commune()
        with open_commune(self.commune):
            self.unit: Unit = make_unit(UNIT)
            self.office: Unit = make_unit("Văn phòng HĐND và UBND")
            self.admin: Actor = make_actor(self.unit, Role.ADMINISTRATOR, full_name="Lương Văn Phúc")
        self.client = Client()
        assert self.admin.user is not None
        self.client.force_login(self.admin.user)

    def url(self, name: str, **kwargs: str) -> str:
        return reverse(name, kwargs={"commune": self.commune.slug, **kwargs})

    def upload(self, content: bytes) -> Any:
        return self.client.post(self.url("invite"), {"file": SimpleUploadedFile("moi.xlsx", content)})

    def confirm(self, page: Any) -> Any:
        found = re.search(r'name="rows" value="([^"]+)"', page.content.decode())
        assert found
        return self.client.post(self.url("invite"), {"rows": found[1]})

    def made(self, **given: Any) -> Any:
        with open_commune(self.commune):
            return make_invitation(self.unit, self.admin, **given)

    def in_it(self, read: Callable[[], Any]) -> Any:
        with open_commune(self.commune):
            return read()


@pytest.fixture
def ward() -> Ward:
    return Ward()


def codes(page: Any) -> list[str]:
    return re.findall(r"<code class=\"nowrap\">([a-z0-9-]{19})</code>", page.content.decode())


def accept_url(ward: Ward, code: str) -> str:
    return reverse("invitation_accept", kwargs={"place": ward.commune.slug, "code": code})


def set_password(ward: Ward, code: str, password: str = PASSWORD) -> tuple[Client, Any]:
    client = Client()
    return client, client.post(accept_url(ward, code), {"password1": password, "password2": password})


def test_people_of_a_sheet_are_shown_invited_once_and_come_in(ward: Ward) -> None:
    shown = ward.upload(make_sheet(*ROWS))
    before = ward.in_it(lambda: Official.objects.count())
    done = ward.confirm(shown)
    again = ward.confirm(shown)
    handed = codes(done)
    assert (shown.status_code, before, done.headers["Cache-Control"]) == (200, 1, "no-store")
    assert (again.status_code, again.content.decode().count("Người này đã có trong đơn vị.")) == (409, 2)
    assert ward.in_it(
        lambda: list(
            Duty.objects.exclude(role=Role.ADMINISTRATOR)
            .order_by("id")
            .values_list("official__full_name", "official__phone", "role", "unit__name", "from_on")
        )
    ) == [
        ("Cao Thị Thảo", "0912345678", "dau_moi", UNIT, dt.date(2026, 11, 18)),
        ("Bùi Văn Tư", "", "van_thu", None, dt.date(2026, 11, 18)),
    ]
    client, answer = set_password(ward, handed[1])
    user = User.objects.get(username="tu.vanthu")
    home = client.get(answer.headers["Location"], follow=True)
    assert (len(handed), user.check_password(PASSWORD), home.status_code) == (2, True, 200)
    assert home.request["PATH_INFO"] == f"/{ward.commune.slug}/"


def test_head_when_invited_holds_the_position_and_a_second_head_is_refused(ward: Ward) -> None:
    rows = [("Cao Thị Thảo", UNIT, "Trưởng phòng", "", "", "Thủ trưởng đơn vị, Công chức đầu mối", "")]
    ward.confirm(ward.upload(make_sheet(*rows)))
    assert ward.in_it(
        lambda: list(Position.objects.filter(kind=PositionKind.HEAD).values_list("title", flat=True))
    ) == ["Trưởng phòng"]
    assert ward.in_it(lambda: sorted(Duty.objects.filter(unit=ward.unit).values_list("role", flat=True))) == [
        "dau_moi",
        "thu_truong",
    ]
    second = ward.confirm(
        ward.upload(make_sheet(("Bùi Văn Tư", UNIT, "Trưởng phòng", "", "", "Thủ trưởng đơn vị", "")))
    )
    assert (second.status_code, ward.in_it(lambda: Invitation.objects.count())) == (409, 1)


def test_codes_are_kept_by_their_digest_only(ward: Ward) -> None:
    made = ward.made()
    kept = ward.in_it(lambda: Invitation.objects.values().get())
    assert (kept["digest"], made.code in str(kept)) == (digest_of(made.code), False)


def test_invited_login_opens_by_no_password_before_it_is_set(ward: Ward) -> None:
    ward.made(username="thu.thaoct")
    assert User.objects.get(username="thu.thaoct").has_usable_password() is False


def test_sheet_when_cells_are_wrong_names_them_and_invites_nobody(ward: Ward) -> None:
    page = ward.upload(make_sheet(("Cao Thị Thảo", "Phòng Lạ", "Chuyên viên", "thao@", "", "Trưởng", "")))
    shown = re.findall(r"<li><b>(\w+)</b> “([^”]*)”", page.content.decode())
    assert (page.status_code, shown) == (422, [("B2", "Phòng Lạ"), ("D2", "thao@"), ("F2", "Trưởng")])
    assert ward.in_it(lambda: Invitation.objects.count()) == 0


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (make_sheet(heads=("Tên", "Phòng")), "Không thấy dòng tiêu đề"),
        (make_sheet(), "Tệp chưa có người nào."),
        (b"khong phai bang tinh", "field-error"),
        (b"", "Tệp này rỗng."),
    ],
)
def test_file_when_it_is_no_list_of_people_says_what_to_do(ward: Ward, content: bytes, words: str) -> None:
    page = ward.upload(content)
    assert (page.status_code, words in page.content.decode()) == (422, True)


@pytest.mark.parametrize("rows", ["", "gia-mao", "e30:1:abc"])
def test_list_when_it_was_not_shown_by_us_is_refused(ward: Ward, rows: str) -> None:
    page = ward.client.post(ward.url("invite"), {"rows": rows})
    assert (page.status_code, page.content.decode().count("Danh sách đã để quá lâu.")) == (422, 1)


def test_template_when_filled_in_is_read(ward: Ward) -> None:
    content = ward.client.get(ward.url("invite_sheet")).content
    people, lists = read_sheets(content)
    assert people.rows[0][:3] == ["Họ và tên *", "Đơn vị *", "Chức vụ *"]
    assert [row[0] for row in lists.rows[1:3]] == [UNIT, "Văn phòng HĐND và UBND"]
    assert [row[1] for row in lists.rows[1:]] == [str(label) for label in Role.labels]
    assert ward.upload(content).content.decode().count("Tệp chưa có người nào.") == 1


def test_invitation_when_mail_is_set_up_goes_out_and_confirms_the_address(ward: Ward, settings: Any) -> None:
    settings.EMAIL_HOST = "thu.example"
    done = ward.confirm(ward.upload(make_sheet(*ROWS)))
    waiting = ward.client.get(ward.url("invitations")).content.decode()
    assert (mail.outbox, waiting.count('hx-trigger="every 3s"'), waiting.count("Chờ gửi")) == ([], 1, 1)
    send_letters_of_commune(commune_id=ward.commune.pk)
    (letter,) = mail.outbox
    link = re.search(rf"http://testserver(/loi-moi/{ward.commune.slug}/([a-z0-9-]+)/)", letter.body)
    assert link
    assert (letter.to, len(codes(done)), link[2] in done.content.decode()) == (["thao@thu.example"], 1, False)
    set_password(ward, link[2])
    assert list(EmailAddress.objects.values_list("user__username", "email", "verified", "primary")) == [
        (f"{ward.commune.slug}.thaoct", "thao@thu.example", True, True)
    ]


def test_invitation_when_the_address_is_anothers_lets_in_and_leaves_it_there(ward: Ward, settings: Any) -> None:
    settings.EMAIL_HOST = "thu.example"
    made = [
        ward.made(email="chung@thu.example", name=f"Người {name}", username=f"thu.{name}") for name in ("an", "binh")
    ]
    with open_commune(ward.commune):
        Invitation.objects.update(sent_at=clock.now())
    answers = [set_password(ward, one.code)[1].status_code for one in made]
    assert answers == [302, 302]
    assert list(EmailAddress.objects.values_list("user__username", "verified")) == [("thu.an", True)]


def test_invitation_when_a_password_was_set_otherwise_is_over(ward: Ward) -> None:
    made = ward.made()
    code = made.invitation.official.code
    ward.client.post(ward.url("official_password", code=code))
    _client, answer = set_password(ward, made.code)
    renewed = ward.client.post(ward.url("invitation_renew", code=code), follow=True)
    user = User.objects.get(username="thu.thaoct")
    assert (answer.status_code, user.check_password(PASSWORD)) == (404, False)
    assert renewed.content.decode().count("Người này đã có mật khẩu.") == 1


def test_invitation_when_handed_over_confirms_no_address(ward: Ward) -> None:
    set_password(ward, ward.made(email="thao@thu.example").code)
    assert EmailAddress.objects.count() == 0


def test_invitation_when_the_mail_server_fails_says_why_and_is_handed_over(ward: Ward, settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    ward.confirm(ward.upload(make_sheet(ROWS[0])))
    for _try in range(5):
        send_letters_of_commune(commune_id=ward.commune.pk)
    page = ward.client.get(ward.url("invitations"), headers={"HX-Request": "true"}).content.decode()
    code = ward.in_it(lambda: Invitation.objects.select_related("official").get().official.code)
    (handed,) = codes(ward.client.post(ward.url("invitation_renew", code=code), {"by_hand": "1"}))
    assert (page.count("không nối được máy chủ thư"), page.count("<html"), page.count("Gửi lại")) == (1, 0, 1)
    assert set_password(ward, handed)[1].status_code == 302


def test_invitation_when_sent_again_waits_anew(ward: Ward, settings: Any) -> None:
    settings.EMAIL_HOST = "thu.example"
    ward.confirm(ward.upload(make_sheet(ROWS[0])))
    send_letters_of_commune(commune_id=ward.commune.pk)
    code = ward.in_it(lambda: Invitation.objects.select_related("official").get().official.code)
    shown = ward.client.post(ward.url("invitation_renew", code=code), follow=True).content.decode()
    send_letters_of_commune(commune_id=ward.commune.pk)
    assert (shown.count("Đang gửi lại thư mời cho Cao Thị Thảo."), len(mail.outbox)) == (1, 2)


@pytest.mark.parametrize("how", ["used", "withdrawn", "expired", "renewed", "stopped", "wrong", "elsewhere"])
def test_code_when_it_is_over_sets_no_password(ward: Ward, how: str) -> None:
    made = ward.made()
    code = made.code
    with open_commune(ward.commune):
        if how == "withdrawn":
            withdraw_invitation(made.invitation, now=clock.now(), actor=ward.admin)
        elif how == "expired":
            Invitation.objects.update(expires_at=clock.now())
        elif how == "stopped":
            Official.objects.filter(pk=made.invitation.official_id).update(is_active=False)
    if how == "used":
        set_password(ward, code, "mật khẩu đã đặt 26")
    elif how == "renewed":
        ward.client.post(ward.url("invitation_renew", code=made.invitation.official.code))
    elif how == "wrong":
        code = "aaaa-bbbb-cccc-dddd"
    other = Ward() if how == "elsewhere" else ward
    client, answer = set_password(other, code)
    assert (answer.status_code, "_auth_user_id" in client.session) == (404, False)
    assert User.objects.get(username="thu.thaoct").check_password(PASSWORD) is False
    assert answer.content.decode().count("Lời mời không còn dùng được") == 2


def test_code_when_renewed_works_anew_and_is_shown_once(ward: Ward) -> None:
    made = ward.made()
    withdrawn = ward.url("invitation_withdraw", code=made.invitation.official.code)
    ward.client.post(withdrawn)
    (code,) = codes(ward.client.post(ward.url("invitation_renew", code=made.invitation.official.code)))
    _client, answer = set_password(ward, code)
    again = ward.client.post(ward.url("invitation_renew", code=made.invitation.official.code), follow=True)
    assert (answer.status_code, again.content.decode().count("Người này đã nhận lời mời.")) == (302, 1)
    assert ward.in_it(lambda: list(Entry.objects.exclude(act=LOOKED).order_by("id").values_list("act", flat=True)))[
        -4:
    ] == [
        "official_invited",
        "invitation_withdrawn",
        "invitation_renewed",
        "invitation_accepted",
    ]


@pytest.mark.parametrize("typed", ["{0}", "  {0}", "{1}"])
def test_code_when_typed_from_paper_leads_to_the_password(ward: Ward, typed: str) -> None:
    code = ward.made().code
    page = reverse("invitation_code", kwargs={"place": ward.commune.slug})
    answer = Client().post(page, {"code": typed.format(code, code.replace("-", "").upper())})
    assert answer.headers["Location"] == accept_url(ward, code)


def test_code_when_guessed_too_often_is_held_up(ward: Ward) -> None:
    client = Client()
    answers = [client.get(accept_url(ward, f"aaaa-bbbb-cccc-{number:04}")).status_code for number in range(21)]
    assert answers == [404] * 20 + [429]


@pytest.mark.parametrize(
    ("first", "second"), [("ngắn", "ngắn"), (PASSWORD, PASSWORD + "x"), ("1234567890", "1234567890")]
)
def test_first_password_when_refused_keeps_the_code(ward: Ward, first: str, second: str) -> None:
    made = ward.made()
    answer = Client().post(accept_url(ward, made.code), {"password1": first, "password2": second})
    assert (answer.status_code, set_password(ward, made.code)[1].status_code) == (422, 302)


def test_list_tells_who_has_not_come(ward: Ward) -> None:
    set_password(ward, ward.made(name="Đã Đến", username="da.den").code)
    ward.made(name="Chưa Đến", username="chua.den")
    page = ward.client.get(ward.url("invitations")).content.decode()
    assert page.index("Chưa Đến</a>") < page.index("Đã Đến</a>")
    assert (page.count("1 người được mời chưa đến"), page.count("Trao mã"), page.count("Thu hồi")) == (1, 1, 1)


@pytest.mark.parametrize("name", ["invitation_renew", "invitation_withdraw"])
def test_act_when_colleague_lacks_the_right_is_refused(ward: Ward, name: str) -> None:
    made = ward.made()
    colleague = Client()
    colleague.force_login(ward.in_it(lambda: make_official(ward.unit, roles=[Role.CLERK])).membership.user)
    answer = colleague.post(ward.url(name, code=made.invitation.official.code))
    assert (answer.status_code, ward.in_it(lambda: Invitation.objects.get().withdrawn_at)) == (403, None)


def test_list_takes_as_many_queries_for_three_as_for_one(ward: Ward) -> None:
    def count() -> int:
        with CaptureQueriesContext(connection) as captured:
            ward.client.get(ward.url("invitations"))
        return len(captured)

    ward.client.get(ward.url("invitations"))
    ward.made()
    one = count()
    ward.made(name="Người Hai", username="thu.hai")
    ward.made(name="Người Ba", username="thu.ba")
    assert count() == one
