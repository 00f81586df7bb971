"""What is digested of an entry: its facts in one line, its values each with a salt of its own."""

import datetime as dt
import hashlib
import json
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
