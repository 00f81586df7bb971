from django.urls import path

from gandan.plans.views import difficulties

urlpatterns = [
    path("vuong-mac/", difficulties.difficulty_list, name="difficulties"),
    path("vuong-mac/<uuid:submission>/", difficulties.difficulty_answer, name="difficulty_answer"),
]
