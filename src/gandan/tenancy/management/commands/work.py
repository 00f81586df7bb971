"""Run the worker, after the same checks as the web server."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand

from gandan.tenancy.checks import refuse_unsafe_role, refuse_unsafe_settings


class Command(BaseCommand):
    help = "Chạy tiến trình xử lý việc nền."

    def handle(self, *args: Any, **options: Any) -> None:
        refuse_unsafe_settings()
        refuse_unsafe_role()
        arguments = {"--concurrency": "2", "--shutdown-graceful-timeout": "20", "--delete-jobs": "successful"}
        call_command("procrastinate", "worker", *(word for pair in arguments.items() for word in pair))
