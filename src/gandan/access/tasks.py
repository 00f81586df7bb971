"""Background work of coming in; arguments are ids only."""

from procrastinate.contrib.django import app

from gandan.access.enums import SEND_TASK
from gandan.access.mailing import MailServer
from gandan.access.services import letters
from gandan.access.services.inviting import send_letters
from gandan.common import clock
from gandan.tenancy.models import Commune
from gandan.tenancy.scope import open_commune


@app.task(name=SEND_TASK)
def send_letters_of_commune(*, commune_id: int) -> None:
    """Send each letter that waits; the database is left alone while the mail server is spoken to."""
    commune = Commune.objects.get(pk=commune_id)
    with open_commune(commune):
        letters.give_up_broken_off()
    with MailServer() as server:
        fault = server.reach()
        if fault is None:
            _send_all(commune, server)
        else:
            with open_commune(commune):
                letters.put_off_letters(fault)
    with open_commune(commune):
        wait = letters.wait_before_next(now=clock.now())
        if wait is not None:
            send_letters(commune_id, after=wait)


def _send_all(commune: Commune, server: MailServer) -> None:
    done = 0
    while True:
        with open_commune(commune):
            letter = letters.take_letter(after=done, now=clock.now())
        if letter is None:
            return
        fault = server.send(letter)
        with open_commune(commune):
            letters.finish_letter(letter, fault, now=clock.now())
        done = letter.invitation_id
