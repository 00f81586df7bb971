"""What is digested of an entry: its facts in one line, its values each with a salt of its own."""

import datetime as dt
import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from typing import Any


def value_digest(field: str, salt: str, value: Any) -> str:
    """Return the digest of one field's old and new value; without the salt nobody can try values out."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(f"{salt}\n{field}\n{text}".encode()).hexdigest()


def values_digest(digests: Mapping[str, str]) -> str:
    """Return the digest of all fields of an act, empty where there are none."""
    if not digests:
        return ""
    text = "".join(f"{field}\t{digests[field]}\n" for field in sorted(digests))
    return hashlib.sha256(text.encode()).hexdigest()


def kept_digests(changes: Mapping[str, Any], salts: Mapping[str, str], erased: Mapping[str, str]) -> dict[str, str]:
    """Return the digest of each field: computed where its value stands, as it was kept where it was erased."""
    return {**erased, **{field: value_digest(field, salts.get(field, ""), value) for field, value in changes.items()}}


def entry_line(pk: int, at: dt.datetime, parts: Sequence[str]) -> str:
    """Return an entry's line in its day's manifest: its number and the digest of all that it says."""
    moment = at.astimezone(dt.UTC).isoformat(timespec="microseconds")
    text = json.dumps([pk, moment, *parts], ensure_ascii=False)
    return f"{pk}\t{hashlib.sha256(text.encode()).hexdigest()}"


PERSONAL_FIELDS = frozenset({"phone", "email", "full_name", "username"})
"""Fields whose values say something of a person; they are erased together."""
_CONTACTS = frozenset({"phone", "email"})
_TELEPHONE = re.compile(r"(?<![\w+])(?:\+84|0)(?:[ .]?\d){8,10}(?!\d)")
_ADDRESS = re.compile(r"[\w.+-]+@([\w-]+(?:\.[\w-]+)+)")


def masked(changes: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values with telephones and e-mail addresses covered, also inside other words."""
    return {field: _masked(value, whole=field in _CONTACTS) for field, value in changes.items()}


def _masked(value: Any, *, whole: bool) -> Any:
    if isinstance(value, list):
        return [_masked(one, whole=whole) for one in value]
    if isinstance(value, Mapping):
        return {name: _masked(one, whole=whole or name in _CONTACTS) for name, one in value.items()}
    if not isinstance(value, str) or not value:
        return value
    covered = _TELEPHONE.sub(lambda found: _ending(found[0]), _ADDRESS.sub(r"•••@\1", value))
    return _ending(value) if whole and covered == value else covered


def _ending(number: str) -> str:
    """Return the last three signs, enough to tell two numbers apart."""
    return f"•••{number[-3:]}" if len(number) > 6 else "•••"
