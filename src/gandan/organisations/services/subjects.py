"""Subjects of work for which units name focal officers."""

import datetime as dt

from django.db import transaction

from gandan.audit.services import record
from gandan.common.errors import NotAllowed
from gandan.common.spans import not_over
from gandan.organisations.actors import Actor
from gandan.organisations.models import Duty, Subject


@transaction.atomic
def add_subject(*, code: str, name: str, actor: Actor) -> Subject:
    """Add a subject; raises NotAllowed for a code in use."""
    if Subject.objects.filter(code=code).exists():
        raise NotAllowed("code_taken", "Mã này đã dùng cho lĩnh vực khác.")
    subject = Subject(code=code, name=name)
    subject.save()
    record("subject_added", subject, actor=actor, changes={"name": name})
    return subject


@transaction.atomic
def retire_subject(subject: Subject, *, today: dt.date, actor: Actor) -> None:
    """Offer the subject no longer; refused while somebody is focal officer of it."""
    held = Subject.objects.select_for_update(of=("self",)).get(pk=subject.pk)
    running = Duty.objects.filter(subject=held, official__is_active=True).filter(not_over(today))
    if running.exists():
        raise NotAllowed("subject_held", "Lĩnh vực này còn công chức đầu mối. Hãy đặt ngày cuối cho họ trước.")
    held.is_active = False
    held.save(update_fields=["is_active"])
    record("subject_retired", held, actor=actor, changes={"name": held.name})
