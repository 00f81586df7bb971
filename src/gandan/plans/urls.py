from django.urls import include, path

from gandan.plans.views import acts, home, persons, plans, progress, record, remind, tasks

urlpatterns = [
    path("", home.home, name="my_work"),
    path("viec-cua-toi/", home.own_work, name="own_work"),
    path("nhan-viec/", home.accept_selected, name="accept_selected"),
    path("ke-hoach/", plans.plan_list, name="plan_list"),
    path("ke-hoach/<str:code>/", plans.plan, name="plan"),
    path("ke-hoach/<str:code>/giao/", plans.give_out, name="plan_give_out"),
    path("nhiem-vu/", tasks.task_list, name="task_list"),
    path("nhiem-vu/tai-xlsx/", tasks.task_export, name="task_export"),
    path("cho-tong-hop/", plans.collect, name="collect"),
    path("cho-tong-hop/<str:code>/<str:window>/nhac/", remind.remind_all, name="remind_all"),
    path("viec/<str:code>/", record.assignment, name="assignment"),
    path("viec/<str:code>/nhan/", record.accept, name="work_accept"),
    path("viec/<str:code>/xac-nhan/", record.confirm, name="work_confirm"),
    path("viec/<str:code>/tiep-nhan/", record.receive, name="work_receive"),
    path("viec/<str:code>/bao-tien-do/", progress.report, name="work_report"),
    path("viec/<str:code>/ban-nhap/", progress.save, name="work_draft"),
    path("viec/<str:code>/tra-lai/", acts.give_back, name="work_give_back"),
    path("viec/<str:code>/nguoi-lam/", persons.name_person, name="work_person"),
    path("viec/<str:code>/rut/", acts.withdraw, name="work_withdraw"),
    path("viec/<str:code>/gia-han/", acts.ask_new_date, name="work_ask_new_date"),
    path("viec/<str:code>/chuyen/", acts.ask_transfer, name="work_ask_transfer"),
    path("viec/<str:code>/de-nghi/<str:kind>/", acts.decide, name="work_decide"),
    path("viec/<str:code>/de-nghi/<str:kind>/rut/", acts.cancel, name="work_cancel_request"),
    path("viec/<str:code>/tra-loi/", acts.answer, name="work_answer"),
    path("viec/<str:code>/nhac/", remind.remind, name="work_remind"),
    path("van-ban/doc/<str:code>/ra-soat/", include("gandan.plans.review_urls")),
]
