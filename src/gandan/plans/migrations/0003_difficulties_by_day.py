from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("plans", "0002_difficulty_answers")]

    operations = [
        migrations.AddIndex(
            model_name="progressreport",
            index=models.Index(
                condition=models.Q(("kind", "vuong_mac")),
                fields=["commune", "on", "id"],
                name="progress_difficulties",
            ),
        ),
    ]
