"""Writing the record; always called inside the transaction of the act itself."""

import hashlib
import json
import secrets
from collections.abc import Mapping
from typing import Any, Protocol

from django.core.serializers.json import DjangoJSONEncoder

from gandan.accounts.models import User
from gandan.audit.acts import registered
from gandan.audit.models import Entry, EntryValue, PlatformEntry
from gandan.common import clock
from gandan.tenancy.models import TenantModel


class Actor(Protocol):
    """Whoever acts; ``organisations.actors.Actor`` is one, ``SYSTEM`` another."""

    @property
    def user(self) -> User | None: ...

    @property
    def name(self) -> str: ...


class _System:
    user = None
    name = "Hệ thống"


SYSTEM: Actor = _System()


def record(act: str, target: TenantModel, *, actor: Actor, changes: Mapping[str, Any] | None = None) -> Entry:
    """Add one entry to the open commune's record.

    ``changes`` maps a field to ``[old, new]``, or to a plain value where there is no old one.
    Raises KeyError for an act that no domain registered.
    """
    if act not in registered():
        raise KeyError(f"act {act!r} is not registered")
    salt = secrets.token_hex(16)
    text = json.dumps(changes or {}, cls=DjangoJSONEncoder, ensure_ascii=False, sort_keys=True)
    entry = Entry(
        at=clock.now(),
        act=act,
        user=actor.user,
        actor_name=actor.name,
        object_type=target._meta.label_lower,
        object_id=target.pk,
        object_code=getattr(target, "code", ""),
        values_digest=hashlib.sha256((salt + text).encode()).hexdigest() if changes else "",
    )
    entry.save(force_insert=True)
    if changes:
        EntryValue(entry=entry, salt=salt, changes=json.loads(text)).save(force_insert=True)
    return entry


def record_platform(act: str, *, user: User | None, detail: Mapping[str, Any] | None = None) -> PlatformEntry:
    """Add one entry to the installation's own record.

    Raises KeyError for an act that no domain registered.
    """
    if act not in registered():
        raise KeyError(f"act {act!r} is not registered")
    return PlatformEntry.objects.create(at=clock.now(), act=act, user=user, detail=dict(detail or {}))
