"""Invitations by e-mail, where the installation sends any."""

from collections.abc import Callable, Sequence
from smtplib import SMTPException

import structlog
from django.conf import settings
from django.core.mail import EmailMessage, get_connection

from gandan.access.services.inviting import VALID_FOR, Made
from gandan.common.formats import day
from gandan.common.words import in_vietnamese, say
from gandan.tenancy.scope import current_commune

log = structlog.get_logger(__name__)


def is_set_up() -> bool:
    return bool(settings.EMAIL_HOST)


def send_invitations(made: Sequence[Made], link_of: Callable[[str], str]) -> list[Made]:
    """Send each invitation that has an address; return those that went out, none where the mail server fails."""
    addressed = [one for one in made if one.invitation.email]
    if not is_set_up() or not addressed:
        return []
    with in_vietnamese():
        letters = [_letter(one, link_of(one.code)) for one in addressed]
    sent: list[Made] = []
    try:
        with get_connection() as connection:
            for one, letter in zip(addressed, letters, strict=True):
                letter.connection = connection
                letter.send()
                sent.append(one)
    except (SMTPException, OSError) as error:
        log.warning("invitations not sent", sent=len(sent), of=len(addressed), error=type(error).__name__)
    return sent


def _letter(made: Made, link: str) -> EmailMessage:
    official = made.invitation.official
    committee = current_commune().committee_name
    words = say(
        "Kính gửi %(name)s,\n\n%(committee)s mời Ông/Bà vào hệ thống Gần Dân. Mở đường dẫn dưới đây để đặt mật khẩu; "
        "đường dẫn chỉ dùng được một lần, đến hết ngày %(day)s.\n\n%(link)s\n\nTên đăng nhập: %(login)s\n\n"
        "Nếu Ông/Bà không chờ thư này, xin bỏ qua và báo cho quản trị hệ thống của đơn vị.\n",
        name=official.full_name,
        committee=committee,
        day=day((made.invitation.made_at + VALID_FOR).date()),
        link=link,
        login=official.membership.user.username,
    )
    return EmailMessage(
        say("Mời vào hệ thống Gần Dân – %(committee)s", committee=committee), words, to=[made.invitation.email]
    )
