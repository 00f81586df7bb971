"""The filter of an extract as it is kept with it."""

import datetime as dt
from typing import Any

from gandan.audit.queries import Asked


def plain_asked(asked: Asked) -> dict[str, Any]:
    """Return the filter as it is kept with an extract."""
    values = {
        "user_id": asked.user_id,
        "act": asked.act,
        "code": asked.code,
        "unit_code": asked.unit_code,
        "from_on": asked.from_on and asked.from_on.isoformat(),
        "to_on": asked.to_on and asked.to_on.isoformat(),
        "target": asked.target and list(asked.target),
    }
    return {name: value for name, value in values.items() if value}


def read_asked(kept: dict[str, Any]) -> Asked:
    given: dict[str, Any] = dict(kept)
    given |= {name: dt.date.fromisoformat(kept[name]) for name in ("from_on", "to_on") if name in kept}
    if "target" in kept:
        given["target"] = (str(kept["target"][0]), int(kept["target"][1]))
    return Asked(**given)
