"""Who looked at personal data: once a day for each person, object and kind of data, however often it is opened."""

from gandan.audit.acts import register
from gandan.audit.models import Entry, EntryValue
from gandan.audit.services.recording import Actor, record
from gandan.common import clock
from gandan.common.words import mark
from gandan.tenancy.models import TenantModel

LOOKED = "personal_looked"

register(personal_looked=mark("xem dữ liệu cá nhân"))


def record_look(target: TenantModel, what: str, *, actor: Actor) -> Entry | None:
    """Say in the record that the actor was shown ``what`` of the target; None where it says so today already.

    ``what`` is a field word of ``audit.words`` ("phone", "picture", "record_values").
    """
    start, end = clock.day_window(clock.today(), clock.today())
    today = Entry.objects.filter(user=actor.user, act=LOOKED, at__gte=start, at__lt=end)
    today = today.filter(object_type=target._meta.label_lower, object_id=target.pk)
    if EntryValue.objects.filter(entry__in=today, changes__looked=what).exists():
        return None
    return record(LOOKED, target, actor=actor, changes={"looked": what})
