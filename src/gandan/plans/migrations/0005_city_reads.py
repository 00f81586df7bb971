from django.db import migrations

from gandan.tenancy.operations import LetCityRead


class Migration(migrations.Migration):
    dependencies = [("plans", "0004_standing_tasks"), ("tenancy", "0002_places")]

    operations = [
        # plans in preparation, and work not given out or from before the entry, are not for the city
        LetCityRead("Plan", "state <> 'chuan_bi'"),
        LetCityRead("Assignment", "state NOT IN ('chuan_bi', 'truoc_khi_nhap', 'da_rut')"),
    ]
