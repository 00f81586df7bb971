"""The gallery of components; its views answer 404 outside debug and demo."""

from django.urls import path

from gandan.common import gallery

urlpatterns = [
    path("", gallery.components, name="gallery"),
    path("cong-viec/", gallery.work_list, name="gallery_work_list"),
    path("ke-hoach/", gallery.plan, name="gallery_plan"),
    path("bieu-mau-co-loi/", gallery.errors, name="gallery_errors"),
    path("ra-soat/", gallery.review, name="gallery_review"),
]
