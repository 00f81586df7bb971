from django.db import migrations

from gandan.tenancy.operations import LetCityRead


class Migration(migrations.Migration):
    dependencies = [("reports", "0006_report_due_days"), ("tenancy", "0002_places")]

    operations = [
        LetCityRead("ReportForm"),
        # of the commune's own reports, once its leader has approved them
        LetCityRead("Report", "unit_id IS NULL AND state = 'da_duyet'"),
    ]
