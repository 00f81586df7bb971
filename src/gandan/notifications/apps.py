from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "gandan.notifications"
    label = "notifications"
