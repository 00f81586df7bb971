from django.urls import path

from gandan.activities import views

urlpatterns = [
    path("minh-chung/<str:code>/", views.evidence_file, name="evidence_file"),
    path("minh-chung/<str:code>/anh-nho/", views.evidence_thumbnail, name="evidence_thumbnail"),
]
