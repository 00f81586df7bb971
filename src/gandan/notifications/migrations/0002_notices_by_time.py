from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("notifications", "0001_initial"),
    ]

    operations = [
        migrations.RemoveIndex(model_name="notice", name="notice_of_official"),
        migrations.AddIndex(
            model_name="notice",
            index=models.Index(fields=["commune", "official", "-at", "-id"], name="notice_of_official"),
        ),
    ]
