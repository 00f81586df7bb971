"""Letters of invitation against a mail server that listens on a port."""

import datetime as dt
import re
from collections.abc import Sequence
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from procrastinate.contrib.django.models import ProcrastinateJob

from gandan.access.enums import SEND_TASK
from gandan.access.models import Invitation
from gandan.access.rules import Invited, next_try
from gandan.access.services import letters
from gandan.access.services.inviting import invite_people, renew_invitation, withdraw_invitation
from gandan.access.tasks import send_letters_of_commune
from gandan.access.tests.smtp import Box, mail_server
from gandan.accounts.models import User
from gandan.audit.models import Entry
from gandan.common import clock
from gandan.organisations.actors import Actor
from gandan.organisations.enums import Role
from gandan.organisations.models import Unit
from gandan.organisations.tests.factories import make_actor, make_commune, make_unit
from gandan.tenancy.models import Commune
from gandan.tenancy.scope import open_commune

pytestmark = pytest.mark.django_db

ORIGIN = "https://phuong.example"
State = tuple[str, str, int]


class Post:
    """A ward with an administrator, and a mail server where one runs."""

    def __init__(self, settings: Any) -> None:
        self.settings = settings
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_USE_TLS, settings.EMAIL_TIMEOUT = False, 5
        self.at(None)
        self.commune: Commune = make_commune()
        with open_commune(self.commune):
            self.unit: Unit = make_unit()
            self.admin: Actor = make_actor(self.unit, Role.ADMINISTRATOR, full_name="Lương Văn Phúc")

    def at(self, box: Box | None) -> None:
        """Name the server; nobody listens on port 9."""
        self.settings.EMAIL_HOST = "127.0.0.1"
        self.settings.EMAIL_PORT = box.server_address[1] if box else 9

    def invite(self, *names: str) -> None:
        people = [
            Invited(
                row, f"Cao Thị {name}", self.unit.code, "Chuyên viên", f"{name}@thu.example", "", (), f"thu.{name}"
            )
            for row, name in enumerate(names, start=2)
        ]
        with open_commune(self.commune):
            invite_people(people, now=clock.now(), actor=self.admin, origin=ORIGIN)

    def work(self) -> None:
        send_letters_of_commune(commune_id=self.commune.pk)

    def states(self) -> list[State]:
        with open_commune(self.commune):
            return list(Invitation.objects.order_by("pk").values_list("mail_state", "mail_fault", "mail_tries"))

    def one(self) -> Invitation:
        return Invitation.objects.select_related("official").get()


@pytest.fixture
def post(settings: Any) -> Post:
    return Post(settings)


def waits() -> list[int]:
    """Return after how many minutes each job was asked for."""
    jobs = ProcrastinateJob.objects.filter(task_name=SEND_TASK).order_by("id").values_list("scheduled_at", flat=True)
    now = dt.datetime.now(dt.UTC)
    return [0 if at is None else round((at - now).total_seconds() / 60) for at in jobs]


def link_of(box: Box, place: int = 0) -> str:
    found = re.search(rf"{ORIGIN}(/\S+)", box.taken[place][1].get_content())
    assert found
    return found[1]


def test_people_when_invited_wait_for_one_job_without_a_password(post: Post) -> None:
    post.invite("an", "binh", "chi")
    passwords = User.objects.filter(username__startswith="thu.").values_list("password", flat=True)
    assert (waits(), post.states()) == ([0], [("cho_gui", "", 0)] * 3)
    assert [password[0] for password in passwords] == ["!"] * 3


def test_inviting_takes_as_many_statements_for_thirty_as_for_three(post: Post) -> None:
    counts = []
    for prefix, number in (("a", 3), ("b", 30)):
        with CaptureQueriesContext(connection) as captured:
            post.invite(*(f"{prefix}{one:02}" for one in range(number)))
        counts.append(len(captured))
    assert counts[0] == counts[1]


def test_letters_when_the_server_takes_them_go_once_in_one_talk_and_let_in(post: Post) -> None:
    post.invite("an", "binh")
    with mail_server() as box:
        post.at(box)
        post.work()
        post.work()
    assert ([to for to, _letter in box.taken], box.talks) == (["an@thu.example", "binh@thu.example"], 2)
    assert (post.states(), waits()) == ([("da_gui", "", 1)] * 2, [0])
    assert Client().get(link_of(box)).status_code == 200
    with open_commune(post.commune):
        assert Entry.objects.filter(act="invitation_sent").count() == 2


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        ("550 Nobody here", ("chua_gui", "dia_chi", 1)),
        ("451 Later", ("cho_gui", "ban", 1)),
        ("drop", ("chua_gui", "dut", 1)),
    ],
)
def test_letter_when_refused_says_why_and_the_next_goes_out(post: Post, answer: str, state: State) -> None:
    post.invite("an", "binh")
    with mail_server(an=answer) as box:
        post.at(box)
        post.work()
    assert (post.states(), box.taken[-1][0]) == ([state, ("da_gui", "", 1)], "binh@thu.example")
    assert waits() == ([0, 1] if state[0] == "cho_gui" else [0])


@pytest.mark.parametrize("address", ["a@thu..example", "a@[thu.example", "<a>@thu.example", "a@\u200b.example"])
def test_letter_when_it_cannot_be_addressed_says_so_and_the_next_goes_out(post: Post, address: str) -> None:
    post.invite("an", "binh")
    with open_commune(post.commune):
        Invitation.objects.filter(email="an@thu.example").update(email=address)
    with mail_server() as box:
        post.at(box)
        post.work()
    assert [to for to, _letter in box.taken] == ["binh@thu.example"]
    assert post.states() == [("chua_gui", "dia_chi", 1), ("da_gui", "", 1)]


def test_letters_when_no_server_answers_are_tried_five_times_then_said_to_have_failed(post: Post) -> None:
    post.invite("an")
    seen: list[Sequence[State]] = []
    for _time in range(5):
        post.work()
        seen.append(post.states())
    assert seen == [[("cho_gui", "may_chu", number)] for number in (1, 2, 3, 4)] + [[("chua_gui", "may_chu", 5)]]
    assert waits() == [0, 1, 5, 15, 60]
    with open_commune(post.commune):
        assert list(Entry.objects.filter(act="invitation_not_sent").values_list("values__changes", flat=True)) == [
            {"reason": "may_chu"}
        ]


def test_letter_when_the_worker_died_over_it_is_not_sent_again(post: Post) -> None:
    post.invite("an", "binh")
    with open_commune(post.commune):
        letters.take_letter(after=0, now=clock.now())
    with mail_server() as box:
        post.at(box)
        post.work()
    assert [to for to, _letter in box.taken] == ["binh@thu.example"]
    assert post.states() == [("chua_gui", "dut", 1), ("da_gui", "", 1)]


def test_letter_when_of_unknown_fate_still_lets_in(post: Post) -> None:
    post.invite("an")
    with mail_server(an="drop") as box:
        post.at(box)
        post.work()
    assert (post.states(), Client().get(link_of(box)).status_code) == ([("chua_gui", "dut", 1)], 200)


@pytest.mark.parametrize("how", ["withdrawn", "stopped", "by_hand"])
def test_letter_when_it_is_no_longer_wanted_stays_here(post: Post, how: str) -> None:
    post.invite("an")
    with open_commune(post.commune):
        if how == "withdrawn":
            withdraw_invitation(post.one(), now=clock.now(), actor=post.admin)
        elif how == "by_hand":
            renew_invitation(post.one(), now=clock.now(), actor=post.admin)
        else:
            post.one().official.__class__.objects.filter(full_name="Cao Thị an").update(is_active=False)
    with mail_server() as box:
        post.at(box)
        post.work()
    assert (box.taken, post.states()[0][0]) == ([], "trao_tay" if how == "by_hand" else "cho_gui")


def test_letter_when_renewed_while_under_way_is_the_old_one_no_more(post: Post) -> None:
    post.invite("an")
    with open_commune(post.commune):
        letter = letters.take_letter(after=0, now=clock.now())
        assert letter
        renew_invitation(post.one(), now=clock.now(), actor=post.admin, origin=ORIGIN)
        letters.finish_letter(letter, None, now=clock.now())
    assert post.states() == [("cho_gui", "", 0)]


@pytest.mark.parametrize(("tries", "minutes"), [(0, 1), (1, 1), (2, 5), (3, 15), (4, 60), (5, None)])
def test_next_try_waits_longer_each_time(tries: int, minutes: int | None) -> None:
    assert next_try(tries) == (None if minutes is None else dt.timedelta(minutes=minutes))
