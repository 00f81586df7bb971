"""Keeping a report as it was sent or approved."""

from gandan.common import clock
from gandan.organisations.actors import Actor
from gandan.reports.enums import SnapshotKind
from gandan.reports.models import Report, Snapshot
from gandan.reports.queries.text import read_text
from gandan.reports.rules.text import digest, to_json


def freeze(report: Report, kind: SnapshotKind, *, actor: Actor) -> Snapshot:
    """Keep the text as it stands today, with the hash of its canonical JSON.

    Called while the report is still open to writing, before its state changes; a later change of a record does not
    reach the snapshot.
    """
    content = to_json(read_text(report, today=clock.today()))
    snapshot = Snapshot(
        report=report,
        kind=kind,
        content=content,
        sha256=digest(content),
        report_version=report.version,
        made_at=clock.now(),
        made_by=actor.official,
    )
    snapshot.save(force_insert=True)
    return snapshot
