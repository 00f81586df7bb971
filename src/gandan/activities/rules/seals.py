"""What the lines of a day's manifest of evidence say."""

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Sealed:
    """What a line says of one piece of evidence or one activity."""

    code: str
    content: str
    """SHA-256 of the bytes or of the fields, or the code of the activity that the evidence is."""
    from_on: dt.date | None
    to_on: dt.date | None
    own_on: dt.date | None
    at: dt.datetime
    unit: str
    title: str


def line(sealed: Sealed) -> str:
    """Return the line: parts between tabs, days as 2026-11-18, the moment in UTC, "-" for what is not there."""
    days = [day.isoformat() if day else "-" for day in (sealed.from_on, sealed.to_on, sealed.own_on)]
    at = sealed.at.astimezone(dt.UTC).isoformat(timespec="microseconds")
    return "\t".join([sealed.code, sealed.content, *days, at, sealed.unit, " ".join(sealed.title.split())])


def fields_digest(fields: Mapping[str, Any]) -> str:
    """Return the SHA-256 of named fields, whatever their order."""
    text = json.dumps(fields, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()
