"""URLs of a city's desk, outside communes."""

from django.urls import path

from gandan.dashboards.views import city

urlpatterns = [
    path("<slug:city>/", city.desk, name="city_desk"),
    path("<slug:city>/<slug:place>/", city.commune, name="city_commune"),
]
