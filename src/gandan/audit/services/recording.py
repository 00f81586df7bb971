"""Writing the record; always called inside the transaction of the act itself."""

import json
import secrets
from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from django.core.serializers.json import DjangoJSONEncoder

from gandan.accounts.models import User
from gandan.audit.acts import registered
from gandan.audit.models import Entry, EntryValue, PlatformEntry
from gandan.audit.rules import value_digest, values_digest
from gandan.common import clock
from gandan.tenancy.models import Commune, TenantModel, create_rows

Target = TenantModel | Commune
"""What an act is about; the commune where it is about all of it."""


class Actor(Protocol):
    """Whoever acts; ``organisations.actors.Actor`` is one, ``SYSTEM`` another."""

    @property
    def user(self) -> User | None: ...

    @property
    def name(self) -> str: ...

    @property
    def unit_code(self) -> str: ...


class _System:
    user = None
    name = "Hệ thống"
    unit_code = ""


SYSTEM: Actor = _System()


def record(act: str, target: Target, *, actor: Actor, changes: Mapping[str, Any] | None = None) -> Entry:
    """Add one entry to the open commune's record.

    ``changes`` maps a field to ``[old, new]``, or to a plain value where there is no old one.
    Raises KeyError for an act that no domain registered.
    """
    entry, value = _entry_of(act, target, actor, changes or {})
    entry.save(force_insert=True)
    if value.changes:
        value.save(force_insert=True)
    return entry


def record_many(act: str, targets: Iterable[tuple[Target, Mapping[str, Any]]], *, actor: Actor) -> None:
    """Add one entry for each target with its changes, as :func:`record` does, in two statements."""
    made = [_entry_of(act, target, actor, changes) for target, changes in targets]
    create_rows(entry for entry, _value in made)
    for entry, value in made:
        value.entry = entry
    create_rows(value for _entry, value in made if value.changes)


def _entry_of(act: str, target: Target, actor: Actor, changes: Mapping[str, Any]) -> tuple[Entry, EntryValue]:
    if act not in registered():
        raise KeyError(f"act {act!r} is not registered")
    kept = _plain(changes)
    salts = {field: secrets.token_hex(16) for field in kept}
    entry = Entry(
        at=clock.now(),
        act=act,
        user=actor.user,
        actor_name=actor.name,
        unit_code=actor.unit_code,
        object_type=target._meta.label_lower,
        object_id=target.pk,
        object_code=getattr(target, "code", ""),
        values_digest=values_digest({field: value_digest(field, salts[field], kept[field]) for field in kept}),
    )
    return entry, EntryValue(entry=entry, salts=salts, changes=kept)


def record_platform(act: str, *, user: User | None, detail: Mapping[str, Any] | None = None) -> PlatformEntry:
    """Add one entry to the installation's own record.

    Raises KeyError for an act that no domain registered.
    """
    if act not in registered():
        raise KeyError(f"act {act!r} is not registered")
    kept, salt = _plain(detail or {}), secrets.token_hex(16)
    return PlatformEntry.objects.create(
        at=clock.now(), act=act, user=user, detail=kept, salt=salt, detail_digest=value_digest("detail", salt, kept)
    )


def _plain(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values as they come back from the database, so that their digest can be taken again."""
    plain: dict[str, Any] = json.loads(json.dumps(dict(values), cls=DjangoJSONEncoder, ensure_ascii=False))
    return plain
