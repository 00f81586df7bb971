"""Who may open a piece of evidence: pictures of people and papers are not for everybody in the house."""

from collections.abc import Callable

from django.http import Http404
from django.utils.translation import gettext as _

from gandan.activities.models import Evidence
from gandan.audit.services import record
from gandan.common.errors import MissingRight
from gandan.organisations.actors import Actor
from gandan.organisations.enums import Right

Reader = Callable[[Actor, Evidence], bool]

_readers: list[Reader] = []


def register_reader(reader: Reader) -> None:
    """Let an upper domain open evidence to those whom its own records name."""
    if reader not in _readers:
        _readers.append(reader)


def can_open_evidence(actor: Actor, evidence: Evidence) -> bool:
    """Say whether the actor is of the unit that handed it in, oversees the commune, or is named by a record."""
    if actor.official.unit_id == evidence.unit_id or actor.has_in(Right.TASK_WORK, evidence.unit_id):
        return True
    if actor.has_in(Right.REPORT_READ, evidence.unit_id) or actor.has_in(Right.TASK_ASSIGN, None):
        return True
    return any(reader(actor, evidence) for reader in _readers)


def get_evidence_or_404(actor: Actor, code: str) -> Evidence:
    """Return the evidence; 404 where this commune has none, a recorded refusal where it is not for the actor."""
    evidence: Evidence | None = Evidence.objects.select_related("file", "unit").filter(code=code).first()
    if evidence is None:
        raise Http404
    if not can_open_evidence(actor, evidence):
        record("access_refused", evidence, actor=actor, changes={"right": "evidence"})
        raise MissingRight(
            _("Chỉ đơn vị đã gửi, đơn vị nhận và tổng hợp, lãnh đạo và công chức tham mưu được mở minh chứng này.")
        )
    return evidence
