"""Give each value kept so far a salt of its own and its entry the digest over all of them; re-runnable."""

import hashlib
import json
import secrets

from django.db import migrations


def _digest(name, salt, value):
    text = json.dumps(value, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(f"{salt}\n{name}\n{text}".encode()).hexdigest()


def salt_values(apps, schema_editor):
    Entry, EntryValue = apps.get_model("audit", "Entry"), apps.get_model("audit", "EntryValue")
    for value in EntryValue.objects.filter(salts={}).exclude(changes={}).order_by("id").iterator(1000):
        salts = {name: secrets.token_hex(16) for name in value.changes}
        digests = [f"{name}\t{_digest(name, salts[name], value.changes[name])}\n" for name in sorted(salts)]
        Entry.objects.filter(pk=value.entry_id).update(
            values_digest=hashlib.sha256("".join(digests).encode()).hexdigest()
        )
        EntryValue.objects.filter(pk=value.pk).update(salts=salts)
    PlatformEntry = apps.get_model("audit", "PlatformEntry")
    for entry in PlatformEntry.objects.filter(detail_digest="").order_by("id").iterator(1000):
        salt = secrets.token_hex(16)
        PlatformEntry.objects.filter(pk=entry.pk).update(
            salt=salt, detail_digest=_digest("detail", salt, entry.detail)
        )


class Migration(migrations.Migration):
    dependencies = [("audit", "0002_seals")]

    operations = [migrations.RunPython(salt_values, migrations.RunPython.noop)]
