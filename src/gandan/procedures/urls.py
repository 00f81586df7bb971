from django.urls import path

from gandan.procedures.views import collecting, duties, filling, sending

urlpatterns = [
    path("nhiem-vu/<str:code>/bang/", duties.ask, name="task_table"),
    path("viec/<str:code>/bang/", filling.table, name="work_table"),
    path("viec/<str:code>/bang/xoa/", filling.remove, name="work_table_remove"),
    path("viec/<str:code>/bang/nhap/", filling.take, name="work_table_take"),
    path("viec/<str:code>/bang/mau/", filling.sheet, name="work_table_sheet"),
    path("viec/<str:code>/bang/nop/", sending.send, name="work_table_send"),
    path("bang-so-lieu/", collecting.table_list, name="table_list"),
    path("bang-so-lieu/<str:code>/<str:window>/", collecting.collection, name="table_collection"),
    path("bang-so-lieu/<str:code>/<str:window>/tai-xlsx/", collecting.sheet, name="table_collection_sheet"),
    path("bang-so-lieu/<str:code>/<str:window>/tai-docx/", collecting.paper, name="table_collection_paper"),
]
