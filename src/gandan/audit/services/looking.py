"""Who looked at personal data: once a day for each person, object and kind of data, however often it is opened."""

from gandan.audit.acts import register
from gandan.audit.models import Entry, EntryValue
from gandan.audit.services.recording import Actor, Target, record
from gandan.common import clock
from gandan.common.words import mark
from gandan.tenancy.models import Commune

LOOKED = "personal_looked"

register(personal_looked=mark("xem dữ liệu cá nhân"))


def record_look(target: Target, what: str, *, actor: Actor, people: int = 1) -> Entry | None:
    """Say in the record that the actor was shown ``what`` of the target; None where it says so today already.

    ``what`` is a field word of ``audit.words`` ("phone", "picture", "record_values"). A list is a look at the commune
    with the number of ``people`` in it, said again where the number is another; nothing where nobody stands in it.
    """
    if not people:
        return None
    start, end = clock.day_window(clock.today(), clock.today())
    today = Entry.objects.filter(user=actor.user, act=LOOKED, at__gte=start, at__lt=end)
    today = today.filter(object_type=target._meta.label_lower, object_id=target.pk)
    shown = {"looked": what, "people": people} if people > 1 or isinstance(target, Commune) else {"looked": what}
    if EntryValue.objects.filter(entry__in=today, changes=shown).exists():
        return None
    return record(LOOKED, target, actor=actor, changes=shown)
