"""Subjects of work for which units name focal officers."""

from django.db import transaction

from gandan.audit.services import record
from gandan.common.errors import NotAllowed
from gandan.organisations.actors import Actor
from gandan.organisations.models import Subject


@transaction.atomic
def add_subject(*, code: str, name: str, actor: Actor) -> Subject:
    """Add a subject; raises NotAllowed for a code in use."""
    if Subject.objects.filter(code=code).exists():
        raise NotAllowed("code_taken", "Mã này đã dùng cho lĩnh vực khác.")
    subject = Subject(code=code, name=name)
    subject.save()
    record("subject_added", subject, actor=actor, changes={"name": name})
    return subject
