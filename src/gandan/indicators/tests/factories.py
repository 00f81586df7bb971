"""Shallow factories of entered figures."""

import datetime as dt
from decimal import Decimal
from itertools import count
from typing import Any
from uuid import uuid4

from gandan.activities.models import Activity, ActivityKind
from gandan.common import clock
from gandan.indicators.enums import Direction, ValueKind
from gandan.indicators.models import EnteredIndicator, Entry
from gandan.organisations.models import Official, Unit

_numbers = count(9001)  # codes that a service gives out begin at 1
FROM, TO = dt.date(2026, 10, 15), dt.date(2026, 11, 14)


def make_entered(**fields: Any) -> EnteredIndicator:
    number = next(_numbers)
    values = {
        "code": f"chi_tieu_{number}",
        "name": "Tỷ lệ hồ sơ trực tuyến",
        "kind": ValueKind.RATE,
        "measured_in": "%",
        "counted_in": "hồ sơ",
        "direction": Direction.UP,
        "source_system": "Hệ thống giải quyết thủ tục",
    }
    indicator = EnteredIndicator(**(values | fields))
    indicator.save()
    return indicator


def make_entry(indicator: EnteredIndicator, by: Official, **fields: Any) -> Entry:
    number = next(_numbers)
    values: dict[str, Any] = {
        "code": f"SL-2026-{number:04}",
        "indicator": indicator,
        "from_on": FROM,
        "to_on": TO,
        "numerator": Decimal(187),
        "denominator": Decimal(200),
        "value": Decimal("93.5"),
        "source_system": indicator.source_system,
        "entered_at": clock.now(),
        "entered_by": by,
    }
    entry = Entry(**(values | fields))
    entry.save()
    return entry


def make_activity(unit: Unit, by: Official, on: dt.date) -> Activity:
    kind, _ = ActivityKind.objects.get_or_create(code="hop", defaults={"name": "Họp", "icon": "users"})
    activity = Activity(
        code=f"HD-2026-{next(_numbers):04}",
        kind=kind,
        title="Buổi họp",
        from_on=on,
        to_on=on,
        unit=unit,
        sentence="Đã họp.",
        submission=uuid4(),
        created_at=clock.now(),
        created_by=by,
    )
    activity.save()
    return activity
