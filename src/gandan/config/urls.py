"""All URLs: those outside communes first, then those below a commune."""

from django.urls import include, path

from gandan.common import views as common_views

urlpatterns = [
    path("", include("gandan.accounts.urls")),
    path("", include("gandan.access.entrance_urls")),
    path("ngon-ngu/", common_views.set_language, name="set_language"),
    path("suc-khoe/", common_views.health, name="health"),
    path("thu-vien/", include("gandan.common.gallery_urls")),
    path("thanh-pho/", include("gandan.dashboards.city_urls")),
    path("<slug:commune>/", include("gandan.config.commune_urls")),
]

handler400 = "gandan.common.views.bad_request"
handler403 = "gandan.common.views.forbidden"
handler404 = "gandan.common.views.not_found"
handler500 = "gandan.common.views.server_error"
