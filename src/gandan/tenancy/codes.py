"""Running codes of records, one series per commune, kind and year: NV-2026-0147."""

from django.db import connection

from gandan.tenancy.scope import current_commune

_TAKE = """
INSERT INTO tenancy_counter (commune_id, name, year, value) VALUES (%(commune)s, %(name)s, %(year)s, %(count)s)
ON CONFLICT (commune_id, name, year) DO UPDATE SET value = tenancy_counter.value + excluded.value
RETURNING value
"""


def next_codes(name: str, *, year: int, count: int) -> list[str]:
    """Return ``count`` unused codes in order; the series is locked until the transaction ends."""
    if count == 0:
        return []
    with connection.cursor() as cursor:
        cursor.execute(_TAKE, {"commune": current_commune().pk, "name": name, "year": year, "count": count})
        last = cursor.fetchone()[0]
    return [f"{name}-{year}-{number:04}" for number in range(last - count + 1, last + 1)]


def next_code(name: str, *, year: int) -> str:
    return next_codes(name, year=year, count=1)[0]
