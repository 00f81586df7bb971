"""What people wrote stands in paragraphs, and every report has a form."""

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

_SECTIONS = {"opening": "tasks", "difficulties": "difficulties", "next_steps": "next"}


def give_forms(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Give a report without a form that of a plan's results (its outline is filled by installing the shipped forms)
    and keep what people wrote as paragraphs of their own."""
    reports = apps.get_model("reports", "Report")._base_manager
    forms = apps.get_model("reports", "ReportForm")._base_manager
    paragraphs = apps.get_model("reports", "Paragraph")._base_manager
    for report in reports.filter(form=None).order_by("id").iterator():
        is_of_unit = report.unit_id is not None
        form, _ = forms.get_or_create(
            commune_id=report.commune_id,
            code="ket-qua-ke-hoach-don-vi" if is_of_unit else "ket-qua-ke-hoach",
            from_on="2026-01-01",
            defaults={
                "name": "Báo cáo kết quả thực hiện kế hoạch",
                "title": "Kết quả thực hiện {plan} ({window})",
                "period": "yeu_cau",
                "is_of_unit": is_of_unit,
            },
        )
        for position, (name, section) in enumerate(_SECTIONS.items(), 1):
            if words := report.prose.get(name, ""):
                paragraphs.create(
                    commune_id=report.commune_id,
                    report_id=report.pk,
                    code=f"P{position}",
                    section=section,
                    position=position,
                    text=words,
                    origin="nguoi_viet",
                    typed=len(words),
                    at=report.created_at,
                    by_id=report.created_by_id,
                )
        reports.filter(pk=report.pk).update(form_id=form.pk)


class Migration(migrations.Migration):
    dependencies = [("reports", "0002_obligations")]

    operations = [
        migrations.AddField(
            model_name="paragraph",
            name="basis",
            field=models.TextField(blank=True, default=""),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="paragraph",
            name="after",
            field=models.CharField(blank=True, default="", max_length=80),
            preserve_default=False,
        ),
        migrations.RunPython(give_forms, migrations.RunPython.noop),
    ]
