"""Gates of readings and documents."""

from django.shortcuts import get_object_or_404

from gandan.documents.enums import ReadingState
from gandan.documents.models import Document, Reading
from gandan.organisations.actors import Actor
from gandan.organisations.enums import Right, Role
from gandan.organisations.permissions import refuse


def may_see_readings(actor: Actor) -> bool:
    """Say whether papers that nobody has confirmed yet are shown to the actor."""
    return actor.has(Right.DOCUMENT_INTAKE) or actor.has(Right.DOCUMENT_CONFIRM) or actor.is_role(Role.LEADER)


def check_reading(actor: Actor, reading: Reading) -> None:
    """Raise MissingRight for an unconfirmed paper that is not for the actor; a confirmed one is for the house."""
    if reading.state != ReadingState.CONFIRMED and not may_see_readings(actor):
        refuse(actor, Right.DOCUMENT_INTAKE)


def may_open_reading(code: str, actor: Actor) -> bool:
    reading: Reading | None = Reading.objects.filter(code=code).first()
    return reading is not None and (reading.state == ReadingState.CONFIRMED or may_see_readings(actor))


def get_reading_or_404(code: str) -> Reading:
    reading: Reading = get_object_or_404(Reading.objects.select_related("file", "document", "uploaded_by"), code=code)
    return reading


def get_document_or_404(code: str) -> Document:
    document: Document = get_object_or_404(
        Document.objects.select_related("file", "created_by", "unit", "drafted_by"), code=code
    )
    return document
