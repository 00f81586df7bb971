from django.apps import AppConfig


class AssessmentConfig(AppConfig):
    name = "gandan.assessment"
    label = "assessment"
