"""Each official gets the position that stood on the row, from the first day known."""

import datetime as dt

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

UNKNOWN = dt.date(2025, 7, 1)
"""The day on which today's communes began, where nothing says more."""
AT_ONCE = 500


def give_positions(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    officials = apps.get_model("organisations", "Official")._base_manager
    position_model = apps.get_model("organisations", "Position")
    duties: dict[int, list[tuple[str, dt.date]]] = {}
    rows = apps.get_model("organisations", "Duty")._base_manager.values_list("official_id", "role", "from_on")
    for official_id, role, from_on in rows:
        duties.setdefault(official_id, []).append((role, from_on))
    done = set(position_model._base_manager.values_list("official_id", flat=True))
    waiting = []
    for person in officials.filter(is_active=True).exclude(pk__in=done).order_by("pk"):
        held = duties.get(person.pk, [])
        title = person.position_title.casefold()
        leads = any(role in ("thu_truong", "lanh_dao") for role, _day in held)
        kind = "cap_pho" if title.startswith("phó ") else "cap_truong" if leads else "cong_chuc"
        waiting.append(
            position_model(
                commune_id=person.commune_id,
                official_id=person.pk,
                unit_id=person.unit_id,
                title=person.position_title,
                kind=kind,
                from_on=min((day for _role, day in held), default=UNKNOWN),
            )
        )
    position_model._base_manager.bulk_create(waiting, batch_size=AT_ONCE)


class Migration(migrations.Migration):

    dependencies = [
        ('organisations', '0004_people'),
    ]

    operations = [
        migrations.RunPython(give_positions, migrations.RunPython.noop),
    ]
