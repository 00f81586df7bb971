"""Papers that somebody brought in and nobody has confirmed, as they go to a colleague."""

from collections.abc import Mapping

from gandan.audit.services import record
from gandan.common import clock
from gandan.common.errors import NotAllowed
from gandan.common.formats import moment
from gandan.common.words import mark
from gandan.documents.enums import READING_OPEN
from gandan.documents.models import Reading
from gandan.documents.permissions import may_see_readings
from gandan.organisations.actors import Actor, actor_of
from gandan.organisations.models import Official
from gandan.organisations.personal_work import Owned, PersonalHolding

HELD_READINGS = "van_ban_doc"


def find_readings(official: Official) -> list[Owned]:
    """Name the papers without the names of their files: who hands over may be one who must not see them yet."""
    readings = Reading.objects.filter(uploaded_by=official, state__in=sorted(READING_OPEN)).order_by("id")
    return [Owned(one.code, f"{one.code} · {moment(one.uploaded_at)}") for one in readings]


def move_readings(official: Official, to: Mapping[str, Official], actor: Actor) -> None:
    """Give each paper to the receiver, who is told of it from now on; refused for whom it would not be shown."""
    readings = Reading.objects.select_for_update(of=("self",)).filter(uploaded_by=official, code__in=to)
    for heir in {one.pk: one for one in to.values()}.values():
        if not may_see_readings(actor_of(heir, user=None, on=clock.today())):
            raise NotAllowed(
                "reading_receiver",
                "%(name)s không có vai trò đưa văn bản vào hay rà soát nên không nhận được văn bản đang đọc.",
                name=heir.full_name,
            )
    for reading in readings.filter(state__in=sorted(READING_OPEN)).order_by("pk"):
        reading.uploaded_by = to[reading.code]
        reading.save(update_fields=["uploaded_by"])
        changes = {"official": [official.full_name, reading.uploaded_by.full_name]}
        record("reading_handed_over", reading, actor=actor, changes=changes)


READINGS = PersonalHolding(HELD_READINGS, mark("Văn bản đang đọc, chưa xác nhận"), find_readings, move_readings)
