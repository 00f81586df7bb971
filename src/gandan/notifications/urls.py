from django.urls import path

from gandan.notifications import views

urlpatterns = [
    path("thong-bao/", views.notices, name="notices"),
    path("thong-bao/da-doc/", views.notices_read, name="notices_read"),
    path("thong-bao/mo/", views.notice_open, name="notice_open"),
]
