from django.urls import path, register_converter

from gandan.assessment.enums import ExportKind
from gandan.assessment.views import assessments, evidence, exports, leaves, missing, sets


class ExportConverter:
    regex = "|".join(kind.value for kind in ExportKind)

    def to_python(self, value: str) -> ExportKind:
        return ExportKind(value)

    def to_url(self, value: ExportKind | str) -> str:
        return str(value)


register_converter(ExportConverter, "export")

urlpatterns = [
    path("danh-gia/", assessments.assessment_list, name="assessments"),
    path("danh-gia/mo/", assessments.assessment_new, name="assessment_new"),
    path("danh-gia/bo-tieu-chi/", sets.set_list, name="criteria_sets"),
    path("danh-gia/bo-tieu-chi/nhap/", sets.set_new, name="criteria_set_new"),
    path("danh-gia/bo-tieu-chi/bang-trong.xlsx", sets.template, name="criteria_template"),
    path("danh-gia/bo-tieu-chi/<str:code>/", sets.criteria_set, name="criteria_set"),
    path("danh-gia/bo-tieu-chi/<str:code>/tep/", sets.set_file, name="criteria_set_file"),
    path("danh-gia/bo-tieu-chi/<str:code>/thay-tep/", sets.set_read_again, name="criteria_set_again"),
    path("danh-gia/bo-tieu-chi/<str:code>/don-vi/", sets.set_units, name="criteria_set_units"),
    path("danh-gia/bo-tieu-chi/<str:code>/ap-dung/", sets.set_put_in_force, name="criteria_set_in_force"),
    path("danh-gia/bo-tieu-chi/<str:code>/bo/", sets.set_drop, name="criteria_set_drop"),
    path("danh-gia/<str:code>/", assessments.assessment, name="assessment"),
    path("danh-gia/<str:code>/sua/", assessments.assessment_change, name="assessment_change"),
    path("danh-gia/<str:code>/chot/", assessments.assessment_lock, name="assessment_lock"),
    path("danh-gia/<str:code>/mo-lai/", assessments.assessment_reopen, name="assessment_reopen"),
    path("danh-gia/<str:code>/con-thieu/", missing.missing, name="assessment_missing"),
    path("danh-gia/<str:code>/con-thieu/<str:unit>/nhac/", missing.remind, name="assessment_remind"),
    path("danh-gia/<str:code>/ho-so/", exports.package, name="assessment_package"),
    path("danh-gia/<str:code>/tep-da-xuat/", exports.export_list, name="assessment_exports"),
    path("danh-gia/<str:code>/xuat/<export:kind>/", exports.export, name="assessment_export"),
    path("danh-gia/<str:code>/tep/<str:export_code>/", exports.export_file, name="assessment_file"),
    path("danh-gia/<str:code>/tieu-chi/<str:number>/", leaves.leaf, name="leaf"),
    path("danh-gia/<str:code>/tieu-chi/<str:number>/cham/", leaves.leaf_score, name="leaf_score"),
    path("danh-gia/<str:code>/tieu-chi/<str:number>/bo-diem/", leaves.leaf_clear, name="leaf_clear"),
    path("danh-gia/<str:code>/tieu-chi/<str:number>/minh-chung/", evidence.attach, name="leaf_attach"),
    path("danh-gia/<str:code>/tieu-chi/<str:number>/minh-chung/go/", evidence.detach, name="leaf_detach"),
]
