"""A person hands over what they hold, in one act: for good, staying or leaving the commune."""

import datetime as dt
from collections.abc import Mapping, Sequence

from django.db import transaction
from django.urls import reverse

from gandan.audit.services import record
from gandan.common.errors import NotAllowed, Stale
from gandan.organisations.actors import Actor
from gandan.organisations.models import ActingFor, Leave, Official
from gandan.organisations.personal_work import OwnedKind, personal_work_of
from gandan.organisations.services.acting import end_acting
from gandan.organisations.services.held_duties import roles_beyond
from gandan.organisations.services.leaves import end_leave
from gandan.organisations.services.officials import deactivate_official, lock_official
from gandan.organisations.services.unit_names import ONE_DAY
from gandan.organisations.signals import officials_told
from gandan.organisations.standing import DUTIES, share_of
from gandan.tenancy.scope import current_commune


@transaction.atomic
def hand_over(
    official: Official, receivers: Mapping[str, Official], *, shown: Sequence[str], version: int, actor: Actor
) -> int:
    """Give each thing, by ``OwnedKind.share_key``, to whoever is named; return how many things went.

    ``shown`` names all that the page listed: raises Stale where the person now holds something else, or the row has
    changed; NotAllowed for a role that is not the actor's to pass on. Receivers are told once each, with how many
    things came to them.
    """
    held = lock_official(official)
    if held.version != version:
        raise Stale
    kinds = personal_work_of(held)
    if sorted(shown) != all_keys(kinds):
        raise Stale
    for key, words in roles_beyond(held, actor=actor).items():
        if share_of(DUTIES, key) in receivers:
            raise NotAllowed(
                "role_beyond",
                "Chỉ chính người đó hoặc quản trị hệ thống bàn giao được vai trò “%(role)s”. Hãy chọn người nhận cho "
                "từng nhóm việc và để trống vai trò này.",
                role=words,
            )
    people = {one.pk: one for one in receivers.values()}
    if held.pk in people or not all(one.is_active for one in people.values()):
        raise NotAllowed("receiver", "Hãy chọn một cán bộ khác đang làm việc.")
    counts = dict.fromkeys(people, 0)
    for kind in kinds:
        given = {item.key: receivers[share] for item in kind.items if (share := kind.share_key(item.key)) in receivers}
        kind.holding.move(held, given, actor)
        for who in given.values():
            counts[who.pk] += 1
    held.version += 1
    held.save(update_fields=["version"])
    _record(held, people, counts, actor=actor)
    return sum(counts.values())


@transaction.atomic
def leave_for_good(
    official: Official,
    receivers: Mapping[str, Official],
    *,
    shown: Sequence[str],
    version: int,
    reason: str,
    today: dt.date,
    actor: Actor,
) -> int:
    """Hand everything over and end the person's login, roles, positions and signing for others, in one transaction.

    Raises NotAllowed where something has no receiver, and what ``hand_over`` and ``deactivate_official`` raise.
    """
    left = sorted(set(shown) - set(receivers))
    if left:
        raise NotAllowed("left_over", "Còn %(count)d mục chưa có người nhận.", count=len(left))
    count = hand_over(official, receivers, shown=shown, version=version, actor=actor)
    for acting in ActingFor.objects.filter(official=official):
        if acting.to_on is None or acting.to_on >= today:
            end_acting(acting, last_on=today - ONE_DAY, actor=actor)
    for leave in Leave.objects.filter(official=official, to_on__gte=today).select_related("official"):
        end_leave(leave, today=today, actor=actor)
    deactivate_official(official, reason=reason, today=today, actor=actor)
    return count


def all_keys(kinds: Sequence[OwnedKind]) -> list[str]:
    """Return what names everything held, in order."""
    return sorted(kind.share_key(item.key) for kind in kinds for item in kind.items)


def _record(official: Official, people: Mapping[int, Official], counts: Mapping[int, int], *, actor: Actor) -> None:
    words = {people[who].full_name: count for who, count in counts.items() if count}
    record("work_handed_over", official, actor=actor, changes={"to": words})
    url = reverse("my_work", kwargs={"commune": current_commune().slug})
    for who, count in counts.items():
        if count:
            record("things_taken_over", people[who], actor=actor, changes={"from": official.full_name, "count": count})
            sentence = f"Bạn nhận bàn giao {count} mục việc của {official.full_name}."
            officials_told.send(sender=Official, officials=[people[who]], sentence=sentence, url=url)
