"""Taking evidence in."""

import datetime as dt

from gandan.activities.models import Evidence
from gandan.audit.acts import register
from gandan.audit.services import record
from gandan.common import clock
from gandan.files.enums import EVIDENCE
from gandan.files.services import picture_taken_on, store_file
from gandan.organisations.actors import Actor
from gandan.organisations.models import Unit
from gandan.tenancy.codes import next_code

register(evidence_added="thêm minh chứng")


def add_evidence(
    content: bytes, *, name: str, title: str, period: tuple[dt.date, dt.date], unit: Unit, actor: Actor
) -> Evidence:
    """Keep the file and record it as evidence for ``period`` (both days included).

    A picture's own day is read before its metadata are stripped. Raises FileRefused.
    """
    own_on = picture_taken_on(content)
    stored = store_file(content, name=name, allowed=EVIDENCE, actor=actor)
    evidence = Evidence(
        code=next_code("MC", year=clock.today().year),
        file=stored,
        unit=unit,
        title=title.strip()[:200] or stored.name,
        period_from=period[0],
        period_to=period[1],
        own_on=own_on,
        uploaded_at=clock.now(),
        uploaded_by=actor.official,
    )
    evidence.save(force_insert=True)
    record("evidence_added", evidence, actor=actor, changes={"title": evidence.title, "sha256": stored.sha256})
    return evidence
