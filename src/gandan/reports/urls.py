from django.urls import path, register_converter

from gandan.reports.enums import Figure, PaperFormat, ParagraphAct
from gandan.reports.views import paragraphs
from gandan.reports.views import reports as views


class FigureConverter:
    regex = "|".join(figure.value for figure in Figure)

    def to_python(self, value: str) -> Figure:
        return Figure(value)

    def to_url(self, value: Figure | str) -> str:
        return str(value)


class FormatConverter:
    regex = "|".join(kind.value for kind in PaperFormat)

    def to_python(self, value: str) -> PaperFormat:
        return PaperFormat(value)

    def to_url(self, value: PaperFormat | str) -> str:
        return str(value)


class ActConverter:
    regex = "|".join(act.value for act in ParagraphAct)

    def to_python(self, value: str) -> ParagraphAct:
        return ParagraphAct(value)

    def to_url(self, value: ParagraphAct | str) -> str:
        return str(value)


register_converter(ActConverter, "act")
register_converter(FigureConverter, "figure")
register_converter(FormatConverter, "paper")

urlpatterns = [
    path("bao-cao/", views.reports, name="reports"),
    path("bao-cao/lap/", views.report_new, name="report_new"),
    path("bao-cao/<str:code>/", views.report, name="report"),
    path("bao-cao/<str:code>/doan/<str:key>/", paragraphs.paragraph, name="report_paragraph"),
    path("bao-cao/<str:code>/doan/<str:key>/<act:act>/", paragraphs.paragraph_act, name="report_paragraph_act"),
    path("bao-cao/<str:code>/muc/<str:section>/them/", paragraphs.paragraph_new, name="report_paragraph_new"),
    path("bao-cao/<str:code>/lay-ky-truoc/", paragraphs.report_take_over, name="report_take_over"),
    path("bao-cao/<str:code>/nhap/", paragraphs.report_draft, name="report_draft"),
    path("bao-cao/<str:code>/nhap/bo/", paragraphs.report_draft_drop, name="report_draft_drop"),
    path("bao-cao/<str:code>/hoat-dong/<str:kind>/", views.report_activities, name="report_activities"),
    path("bao-cao/<str:code>/so-lieu/<figure:figure>/", views.report_figure, name="report_figure"),
    path("bao-cao/<str:code>/trang-dau.png", views.report_preview, name="report_preview"),
    path("bao-cao/<str:code>/xuat/<paper:kind>/", views.report_export, name="report_export"),
    path("bao-cao/<str:code>/tep/<str:digest>/", views.report_file, name="report_file"),
]
