"""Give every commune what ships as data: programmes, kinds of activity, forms of reports, the sample criteria."""

from typing import Any

from django.core.management.base import BaseCommand

from gandan.activities.services import install_shipped
from gandan.assessment.services import install_sample
from gandan.reports.services import install_forms
from gandan.tenancy.models import Commune
from gandan.tenancy.scope import open_commune


class Command(BaseCommand):
    help = "Cài chương trình, loại hoạt động, biểu mẫu báo cáo và bộ tiêu chí mẫu cho mọi xã, phường; chạy lại được."

    def handle(self, *args: Any, **options: Any) -> None:
        for commune in Commune.objects.order_by("id"):
            with open_commune(commune):
                install_shipped()
                install_sample()
                added = install_forms()
            self.stdout.write(f"{commune.full_name}: thêm {added} biểu mẫu báo cáo.")
