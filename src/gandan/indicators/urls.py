from django.urls import path

from gandan.indicators.views import entering, importing, pages

urlpatterns = [
    path("so-lieu/", pages.indicator_list, name="indicators"),
    path("so-lieu/them/", entering.indicator_new, name="indicator_new"),
    path("so-lieu/nhap-excel/", importing.upload, name="indicator_import"),
    path("so-lieu/nhap-excel/<str:digest>/", importing.map_columns, name="indicator_import_map"),
    path("so-lieu/so/<str:code>/", entering.indicator_entry, name="indicator_entry"),
    path("so-lieu/so/<str:code>/nhap-lai/", entering.entry_correct, name="entry_correct"),
    path("so-lieu/<str:code>/", pages.indicator, name="indicator"),
    path("so-lieu/<str:code>/sua/", entering.indicator_edit, name="indicator_edit"),
    path("so-lieu/<str:code>/nhap/", entering.entry_new, name="entry_new"),
]
