from collections.abc import Sequence
from typing import Any

from django.dispatch import receiver

from gandan.notifications.services import notify
from gandan.organisations.models import Official
from gandan.organisations.signals import officials_told


@receiver(officials_told)
def leave_notices(sender: Any, *, officials: Sequence[Official], sentence: str, url: str, **_rest: Any) -> None:
    notify(officials, sentence, url=url)
