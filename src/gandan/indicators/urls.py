from django.urls import path

from gandan.indicators.views import pages

urlpatterns = [
    path("so-lieu/", pages.indicator_list, name="indicators"),
    path("so-lieu/<str:code>/", pages.indicator, name="indicator"),
]
