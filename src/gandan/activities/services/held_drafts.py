"""What an official has typed of activities and not recorded, as it goes to a colleague."""

from collections.abc import Mapping

from gandan.activities.models import ActivityDraft
from gandan.common.words import mark, say
from gandan.organisations.actors import Actor
from gandan.organisations.models import Official
from gandan.organisations.personal_work import Owned, PersonalHolding

_NEW = "moi"
"""The key of the draft of an activity that is not recorded yet; a person has one."""


def find_drafts(official: Official) -> list[Owned]:
    drafts = ActivityDraft.objects.filter(official=official).select_related("activity").order_by("id")
    return [
        Owned(one.activity.code, one.activity.title, one.activity.unit_id)
        if one.activity
        else Owned(_NEW, str(one.fields.get("title") or say("Hoạt động chưa ghi xong")))
        for one in drafts
    ]


def move_drafts(official: Official, to: Mapping[str, Official], actor: Actor) -> None:
    """Hand what was typed to the receiver, who keeps the own words where they have typed already."""
    for draft in ActivityDraft.objects.filter(official=official).select_related("activity").order_by("id"):
        heir = to.get(draft.activity.code if draft.activity else _NEW)
        if heir and not ActivityDraft.objects.filter(official=heir, activity=draft.activity).exists():
            draft.official = heir
            draft.save(update_fields=["official"])


DRAFTS = PersonalHolding("nhap_hoat_dong", mark("Bản nháp hoạt động"), find_drafts, move_drafts, can_stand_in=False)
