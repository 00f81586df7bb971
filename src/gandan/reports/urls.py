from django.urls import path, register_converter

from gandan.reports.enums import Figure, PaperFormat, ParagraphAct
from gandan.reports.views import approve, obligations, packs, paragraphs, parts, signed, urging
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
    path("bao-cao/cho-duyet/", approve.approvals, name="report_approvals"),
    path("bao-cao/che-do/", obligations.obligations, name="obligations"),
    path("bao-cao/che-do/them/", obligations.obligation_new, name="obligation_new"),
    path("bao-cao/che-do/<str:code>/sua/", obligations.obligation_edit, name="obligation_edit"),
    path("bao-cao/yeu-cau/", obligations.report_request, name="report_request"),
    path("bao-cao/goi/", packs.packs, name="report_packs"),
    path("bao-cao/don-doc/", urging.papers, name="report_papers"),
    path("bao-cao/don-doc/soan/", urging.urging_new, name="urging_new"),
    path("bao-cao/don-doc/<str:code>/", urging.urging_letter, name="urging_letter"),
    path("bao-cao/don-doc/<str:code>/trang-dau.png", urging.urging_preview, name="urging_preview"),
    path("bao-cao/don-doc/<str:code>/xuat/<paper:kind>/", urging.urging_file, name="urging_file"),
    path("bao-cao/ket-luan/soan/", urging.conclusion_new, name="conclusion_new"),
    path("bao-cao/ket-luan/<str:code>/", urging.conclusion_notice, name="conclusion_notice"),
    path("bao-cao/ket-luan/<str:code>/giao-viec/", urging.conclusion_assign, name="conclusion_assign"),
    path("bao-cao/ket-luan/<str:code>/trang-dau.png", urging.conclusion_preview, name="conclusion_preview"),
    path("bao-cao/ket-luan/<str:code>/xuat/<paper:kind>/", urging.conclusion_file, name="conclusion_file"),
    path("bao-cao/<str:code>/", views.report, name="report"),
    path("bao-cao/<str:code>/gui/", parts.report_send, name="report_send"),
    path("bao-cao/<str:code>/nhan/", parts.report_accept, name="report_accept"),
    path("bao-cao/<str:code>/tra-lai/", parts.report_return, name="report_return"),
    path("bao-cao/<str:code>/nhac/", parts.report_remind, name="report_remind"),
    path("bao-cao/<str:code>/nhac-don-vi/", parts.report_remind_all, name="report_remind_all"),
    path("bao-cao/<str:code>/trinh/", parts.report_submit, name="report_submit"),
    path("bao-cao/<str:code>/chua-duyet/", parts.report_refuse, name="report_refuse"),
    path("bao-cao/<str:code>/mo-lai/", parts.report_reopen, name="report_reopen"),
    path("bao-cao/<str:code>/ban-ky/", signed.report_signed, name="report_signed"),
    path("bao-cao/<str:code>/ban-ky/vao-so/", signed.report_register, name="report_register"),
    path("bao-cao/<str:code>/ban-ky/<str:digest>/", signed.report_signed_file, name="report_signed_file"),
    path("bao-cao/<str:code>/doan/<str:key>/", paragraphs.paragraph, name="report_paragraph"),
    path("bao-cao/<str:code>/doan/<str:key>/<act:act>/", paragraphs.paragraph_act, name="report_paragraph_act"),
    path("bao-cao/<str:code>/muc/<str:section>/them/", paragraphs.paragraph_new, name="report_paragraph_new"),
    path("bao-cao/<str:code>/lay-ky-truoc/", paragraphs.report_take_over, name="report_take_over"),
    path("bao-cao/<str:code>/nhap/", paragraphs.report_draft, name="report_draft"),
    path("bao-cao/<str:code>/nhap/bo/", paragraphs.report_draft_drop, name="report_draft_drop"),
    path("bao-cao/<str:code>/bang/<str:key>/", views.report_table, name="report_table"),
    path("bao-cao/<str:code>/hoat-dong/<str:kind>/", views.report_activities, name="report_activities"),
    path("bao-cao/<str:code>/so-lieu/<figure:figure>/", views.report_figure, name="report_figure"),
    path("bao-cao/<str:code>/trang-dau.png", views.report_preview, name="report_preview"),
    path("bao-cao/<str:code>/xuat/<paper:kind>/", views.report_export, name="report_export"),
    path("bao-cao/<str:code>/tep/<str:digest>/", views.report_file, name="report_file"),
]
