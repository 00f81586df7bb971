import django.db.models.deletion
from django.db import migrations

import gandan.tenancy.fields


class Migration(migrations.Migration):
    dependencies = [("reports", "0003_words_in_paragraphs")]

    operations = [
        migrations.AlterField(
            model_name="report",
            name="form",
            field=gandan.tenancy.fields.TenantForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="reports",
                to="reports.reportform",
            ),
        ),
        migrations.RemoveField(model_name="report", name="prose"),
        migrations.RemoveField(model_name="reportdraft", name="prose"),
    ]
