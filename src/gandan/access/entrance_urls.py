"""Pages of people who are not in yet; they stand outside communes."""

from django.urls import path

from gandan.access.views import entrance

urlpatterns = [
    path("loi-moi/<slug:place>/", entrance.invitation_code, name="invitation_code"),
    path("loi-moi/<slug:place>/<slug:code>/", entrance.invitation_accept, name="invitation_accept"),
    path("tai-khoan/can-hai-buoc/", entrance.second_factor_needed, name="second_factor_needed"),
]
