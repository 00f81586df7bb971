"""Taking an act back, while nothing was built on it."""

import datetime as dt

from django.db import connection, transaction

from gandan.audit.acts import register
from gandan.audit.models import Entry, EntryValue
from gandan.audit.queries import act_words
from gandan.audit.services.looking import LOOKED
from gandan.audit.services.recording import Actor, record
from gandan.audit.undo import inverse_of
from gandan.common import clock
from gandan.common.errors import NotAllowed
from gandan.common.formats import moment
from gandan.common.words import mark
from gandan.tenancy.models import TenantModel

WITHIN = dt.timedelta(hours=24)
_LOCK = 7_320_000

register(act_undone=mark("hoàn tác"))


@transaction.atomic
def undo_act(entry: Entry, *, actor: Actor) -> None:
    """Take the act back by what its domain registered, and say of which entry that was.

    Raises NotAllowed where :func:`undo_refusal` gives a reason or the domain refuses.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [_LOCK, entry.pk % 2**31])
    refusal = undo_refusal(entry, actor=actor)
    if refusal is not None:
        raise refusal
    value = EntryValue.objects.filter(entry=entry).first()
    inverse = inverse_of(entry.act)
    if inverse is not None:
        inverse(entry, value.changes if value else {}, actor)
    record("act_undone", entry, actor=actor, changes={"act": entry.act, "code": entry.object_code})


def undo_refusal(entry: Entry, *, actor: Actor) -> NotAllowed | None:
    """Return why the act can not be undone now by this person, None where it can."""
    if inverse_of(entry.act) is None:
        return NotAllowed("no_undo", "Việc này không hoàn tác được. Hãy sửa lại ở trang của nó.")
    if actor.user is None or entry.user_id != actor.user.pk:
        return NotAllowed("not_yours", "Chỉ người đã làm việc này được hoàn tác.")
    if clock.now() - entry.at > WITHIN:
        return NotAllowed("too_late", "Đã quá 24 giờ nên không hoàn tác được nữa. Hãy sửa lại ở trang của nó.")
    later = (
        Entry.objects.filter(object_type=entry.object_type, object_id=entry.object_id, pk__gt=entry.pk)
        .exclude(act=LOOKED)
        .order_by("pk")
        .first()
    )
    if later is None:
        return None
    return NotAllowed(
        "built_on",
        "Không hoàn tác được vì sau đó đã có việc khác: %(words)s (%(who)s, %(at)s).",
        words=act_words(later.act),
        who=later.actor_name,
        at=moment(later.at),
    )


def newest_own(target: TenantModel, act: str, *, actor: Actor) -> Entry | None:
    """Return the entry of what the actor has just done, to offer taking it back; one query."""
    found = Entry.objects.filter(object_type=target._meta.label_lower, object_id=target.pk, act=act, user=actor.user)
    entry: Entry | None = found.order_by("-pk").first()
    return entry
