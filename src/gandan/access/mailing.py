"""Letters of invitation by SMTP, where the installation sends any."""

from smtplib import SMTPAuthenticationError, SMTPException, SMTPRecipientsRefused, SMTPResponseException
from types import TracebackType
from typing import Self

import structlog
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage, get_connection
from django.core.validators import validate_email

from gandan.access.enums import MailFault
from gandan.access.services.letters import Letter
from gandan.common.formats import day
from gandan.common.words import in_vietnamese, say

log = structlog.get_logger(__name__)


def is_set_up() -> bool:
    return bool(settings.EMAIL_HOST)


class MailServer:
    """One connection for many letters; opened anew after it broke."""

    def __init__(self) -> None:
        self._connection = get_connection()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._close()

    def reach(self) -> MailFault | None:
        """Sign in at the server, where that is not done; return why it cannot be."""
        try:
            self._connection.open()
        except SMTPAuthenticationError as error:
            return self._refused(MailFault.LOGIN, error)
        except (SMTPException, OSError) as error:
            return self._refused(MailFault.NO_SERVER, error)
        return None

    def send(self, letter: Letter) -> MailFault | None:
        """Send one letter; return why it did not go out. One that cannot be addressed holds up none behind it."""
        fault = self.reach()
        if fault is not None:
            return fault
        with in_vietnamese():
            message = _message(letter)
        message.connection = self._connection
        try:
            validate_email(letter.email)
            message.send()
        except SMTPRecipientsRefused as error:
            code = next(iter(error.recipients.values()))[0]
            return self._refused(MailFault.ADDRESS if code >= 500 else MailFault.BUSY, error)
        except SMTPResponseException as error:
            return self._refused(MailFault.REFUSED if error.smtp_code >= 500 else MailFault.BUSY, error)
        except (SMTPException, OSError) as error:
            return self._refused(MailFault.BROKEN_OFF, error)
        except (ValidationError, ValueError) as error:
            return self._refused(MailFault.ADDRESS, error)
        return None

    def _refused(self, fault: MailFault, error: Exception) -> MailFault:
        # without the words of the server: they may hold the address
        log.warning("letter not sent", fault=fault.value, error=type(error).__name__)
        self._close()
        return fault

    def _close(self) -> None:
        try:
            self._connection.close()
        except (SMTPException, OSError) as error:
            log.info("mail server hung up", error=type(error).__name__)


def _message(letter: Letter) -> EmailMessage:
    words = say(
        "Kính gửi %(name)s,\n\n%(committee)s mời Ông/Bà vào hệ thống Gần Dân. Mở đường dẫn dưới đây để đặt mật khẩu; "
        "đường dẫn chỉ dùng được một lần, đến hết ngày %(day)s.\n\n%(link)s\n\nTên đăng nhập: %(login)s\n\n"
        "Nếu Ông/Bà không chờ thư này, xin bỏ qua và báo cho quản trị hệ thống của đơn vị.\n",
        name=letter.name,
        committee=letter.committee,
        day=day(letter.last_day),
        link=letter.link,
        login=letter.login,
    )
    subject = say("Mời vào hệ thống Gần Dân – %(committee)s", committee=letter.committee)
    return EmailMessage(subject, words, to=[letter.email])
