"""Nightly work: a job for each commune, so that a fault in one does not stop those behind it."""

from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from gandan.tenancy.models import Commune


def defer_for_communes(task: str) -> None:
    """Defer the task for every commune, with its ``commune_id``; one that still waits from before is left alone."""
    for commune_id in Commune.objects.order_by("id").values_list("pk", flat=True):
        try:
            with transaction.atomic():
                app.configure_task(task, queueing_lock=f"{task}:{commune_id}").defer(commune_id=commune_id)
        except AlreadyEnqueued:
            continue
