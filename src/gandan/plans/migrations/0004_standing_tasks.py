from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("plans", "0003_difficulties_by_day")]

    operations = [
        migrations.AddIndex(
            model_name="task",
            index=models.Index(
                condition=models.Q(("is_standing", True)), fields=["commune", "id"], name="task_standing"
            ),
        ),
    ]
