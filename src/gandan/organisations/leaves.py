"""Who is away on a day and who stands in."""

import datetime as dt
from collections.abc import Iterable

from gandan.organisations.actors import duties_on
from gandan.organisations.enums import Role
from gandan.organisations.models import LeaveShare, Official
from gandan.organisations.standing import chosen


def stand_ins_for(officials: Iterable[int], kind: str, key: str, *, on: dt.date) -> list[tuple[int, Official]]:
    """Return who of the officials is away on that day with whoever sees to this thing of theirs; one query.

    What is about no thing goes to whoever stands in for everything, else to all the stand-ins.
    """
    rows = LeaveShare.objects.filter(
        leave__official__in=list(officials),
        leave__from_on__lte=on,
        leave__to_on__gte=on,
        stand_in__is_active=True,
    )
    shares: dict[int, dict[str, int]] = {}
    people: dict[int, Official] = {}
    for share in rows.select_related("leave", "stand_in").order_by("id"):
        shares.setdefault(share.leave.official_id, {})[share.what] = share.stand_in_id
        people[share.stand_in_id] = share.stand_in
    found = []
    for absent, held in shares.items():
        named = chosen(held, kind, key) if kind else held.get("")
        found += [(absent, people[one]) for one in ([named] if named else sorted(set(held.values())))]
    return found


def heads_of_unit(unit_id: int, *, on: dt.date) -> list[Official]:
    """Return who heads the unit on that day; one query."""
    duties = duties_on(on).filter(unit_id=unit_id, role=Role.UNIT_HEAD, official__is_active=True)
    return [duty.official for duty in duties.select_related("official").order_by("id")]
