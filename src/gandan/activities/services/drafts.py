"""What an official has typed of an activity and not yet recorded."""

from collections.abc import Mapping

from django.db import transaction

from gandan.activities.models import Activity, ActivityDraft
from gandan.common import clock
from gandan.organisations.actors import Actor


@transaction.atomic
def save_draft(activity: Activity | None, *, fields: Mapping[str, object], actor: Actor) -> ActivityDraft:
    """Keep what was typed; None for a new activity."""
    draft: ActivityDraft | None = (
        ActivityDraft.objects.select_for_update(of=("self",))
        .filter(official=actor.official, activity=activity)
        .first()
    )
    if draft is None:
        draft = ActivityDraft(official=actor.official, activity=activity)
    draft.fields = dict(fields)
    draft.saved_at = clock.now()
    draft.save()
    return draft


def drop_draft(activity: Activity | None, *, actor: Actor) -> None:
    ActivityDraft.objects.filter(official=actor.official, activity=activity).delete()
