"""Saying that an act is done, with the offer to take it back."""

from django.contrib import messages
from django.http import HttpRequest

from gandan.audit.services import newest_own
from gandan.organisations.actors import Actor
from gandan.tenancy.models import TenantModel


def say_done(request: HttpRequest, sentence: str, target: TenantModel, act: str, *, actor: Actor) -> None:
    """Show the sentence; beside it stands the button that undoes the actor's newest such act on the target."""
    entry = newest_own(target, act, actor=actor)
    messages.success(request, sentence, extra_tags=f"undo-{entry.pk}" if entry else "")
