from django.urls import path

from gandan.dashboards.views import board

urlpatterns = [
    path("dieu-hanh/", board.board, name="board"),
]
