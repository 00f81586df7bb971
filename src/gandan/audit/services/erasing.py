"""Erasing what an act kept of somebody; who, when and which record stay, and so does the seal."""

from django.db import connection, transaction

from gandan.audit.acts import register
from gandan.audit.models import Entry, EntryValue
from gandan.audit.rules import value_digest
from gandan.audit.services.recording import Actor, record
from gandan.common.errors import NotAllowed
from gandan.common.words import mark

register(audit_value_erased=mark("xóa giá trị trong nhật ký"))


@transaction.atomic
def erase_value(entry: Entry, field: str, *, reason: str, actor: Actor) -> None:
    """Erase the old and new value of one field of an act, by the one function of the database that may.

    Raises NotAllowed without a reason, and for a field that the act does not hold (any more).
    """
    if not reason.strip():
        raise NotAllowed("no_reason", "Hãy ghi căn cứ của việc xóa giá trị này khỏi nhật ký.")
    value: EntryValue | None = EntryValue.objects.filter(entry=entry, changes__has_key=field).first()
    if value is None:
        raise NotAllowed("no_value", "Mục nhật ký này không còn giữ giá trị ấy.")
    digest = value_digest(field, value.salts.get(field, ""), value.changes[field])
    with connection.cursor() as cursor:
        cursor.execute("SELECT audit_erase_value(%s, %s, %s)", [entry.pk, field, digest])
    record("audit_value_erased", entry, actor=actor, changes={"field": field, "reason": reason})
