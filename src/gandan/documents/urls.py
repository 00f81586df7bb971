from django.urls import path

from gandan.documents import register_views, views

urlpatterns = [
    path("van-ban/", views.documents, name="documents"),
    path("van-ban/dua-vao/", views.upload, name="document_upload"),
    path("van-ban/doc/<str:code>/", views.reading, name="reading"),
    path("van-ban/doc/<str:code>/doc-lai/", views.retry, name="reading_retry"),
    path("van-ban/doc/<str:code>/bo/", views.drop, name="reading_drop"),
    path("van-ban/doc/<str:code>/doc-tu-dau/", views.read_again, name="reading_again"),
    path("van-ban/doc/<str:code>/tep/", views.reading_file, name="reading_file"),
    path("van-ban/doc/<str:code>/trang/<int:number>.png", views.reading_page, name="reading_page"),
    path("van-ban/so/<str:which>/", register_views.register, name="register"),
    path("van-ban/so/<str:which>/tai-xlsx/", register_views.register_export, name="register_export"),
    path("van-ban/cap-so/", register_views.numbering, name="numbering"),
    path("van-ban/<str:code>/", views.document, name="document"),
    path("van-ban/<str:code>/so-sach/", register_views.document_register, name="document_register"),
    path("van-ban/<str:code>/cap-so/", register_views.document_number, name="document_number"),
    path("van-ban/<str:code>/tep/", views.document_file, name="document_file"),
    path("van-ban/<str:code>/trang/<int:number>.png", views.document_page, name="document_page"),
]
