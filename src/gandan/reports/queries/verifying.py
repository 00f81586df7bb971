"""Comparing what was sent and approved with the hash that was told and recorded."""

from collections.abc import Iterator

from django.utils import timezone

from gandan.common.formats import day
from gandan.common.words import say
from gandan.reports.models import Snapshot
from gandan.reports.rules.text import digest
from gandan.tenancy.models import Commune
from gandan.tenancy.scope import open_commune

_BATCH = 50


def verify_every_commune() -> Iterator[str]:
    """Yield one sentence for each difference in any commune."""
    for commune in Commune.objects.order_by("id"):
        with open_commune(commune):
            for found in verify_snapshots():
                yield f"{commune.full_name}: {found}"


def verify_snapshots() -> Iterator[str]:
    """Yield one sentence for each kept text of the open commune that is not the one of its hash."""
    for kept in Snapshot.objects.select_related("report").order_by("id").iterator(_BATCH):
        if digest(kept.content) != kept.sha256:
            on = day(timezone.localtime(kept.made_at).date())
            yield say("Bản giữ ngày %(day)s của báo cáo %(code)s đã bị sửa.", day=on, code=kept.report.code)
