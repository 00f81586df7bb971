"""What the pages of recording and of correcting an activity share."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from gandan.activities.forms.activity import ActivityForm, differing, fields_of, new_submission, typed_fields
from gandan.activities.models import Activity, ActivityDraft, ActivityKind, ContentGroup, Evidence
from gandan.activities.permissions import recording_units
from gandan.activities.rules.days import is_far
from gandan.activities.services import ActivityFacts, KeptFile, propose_sentence
from gandan.activities.services.drafts import draft_files, find_draft, save_draft, save_draft_files
from gandan.activities.services.kept import keep_uploads
from gandan.common import clock
from gandan.common.errors import Stale
from gandan.common.formats import day
from gandan.common.fragments import render_fragment
from gandan.organisations.permissions import StaffRequest

FIELD_OF = {"future": "from_on", "days": "to_on", "title": "title", "long": "to_on"}


def make_form(
    request: StaffRequest, kind: ActivityKind, *, activity: Activity | None = None, draft: ActivityDraft | None = None
) -> ActivityForm:
    """Return the form as posted, or filled with the draft over what stands over what the kind proposes."""
    units = recording_units(request.actor)
    groups = list(ContentGroup.objects.all())
    if request.method == "POST":
        return ActivityForm(request.POST, request.FILES, kind=kind, units=units, groups=groups)
    typed = {name: value for name, value in (draft.fields if draft else {}).items() if name not in {"files", "kind"}}
    if activity is None:
        stands: dict[str, Any] = {
            "from_on": day(clock.today()),
            "unit": units[0].code if units else "",
            "group": kind.group.code if kind.group else "",
        }
    else:
        stands = fields_of(activity)
    initial = {
        **stands,
        **(typed if draft and (typed.get("title") or activity) else {}),
        "submission": new_submission(),
        "version": activity.version if activity else None,
    }
    return ActivityForm(initial=initial, kind=kind, units=units, groups=groups)


def take_in(request: StaffRequest, form: ActivityForm, activity: Activity | None) -> list[KeptFile]:
    """Keep the good files at once, whatever becomes of the form; say at the field what is wrong with the others."""
    form.full_clean()
    draft = find_draft(activity, actor=request.actor)
    dropped = set(request.POST.getlist("bo-tep"))
    kept, faults = keep_uploads(form.uploads(), draft_files(draft), dropped=dropped, actor=request.actor)
    for fault in faults:
        form.add_error("papers", fault)
    if kept or draft:
        save_draft_files(activity, kept, kind=form.kind, actor=request.actor)
    return kept


def keep_typed(request: StaffRequest, kind: ActivityKind, activity: Activity | None) -> None:
    save_draft(activity, typed_fields(request.POST), kind=kind, actor=request.actor)


def form_context(
    form: ActivityForm,
    kept: Sequence[KeptFile],
    *,
    activity: Activity | None = None,
    draft: ActivityDraft | None = None,
    chosen: Sequence[Evidence] = (),
    urls: dict[str, str],
    error: Exception | None = None,
) -> dict[str, Any]:
    saved = timezone.localtime(draft.saved_at) if draft else None
    stale = isinstance(error, Stale) and activity is not None
    return {
        "form": form,
        "kind": form.kind,
        "activity": activity,
        "kept": kept,
        "picked_codes": [one.code for one in chosen],
        "sentence": proposed(form),
        "day_notice": day_notice(form, kept),
        "saved_words": _("%(hour)02d giờ %(minute)02d") % {"hour": saved.hour, "minute": saved.minute}
        if saved
        else "",
        "differing": differing(form, activity) if stale and activity else [],
        "version": activity.version if activity else "",
        "urls": urls,
    }


def proposed(form: ActivityForm) -> str:
    """Return the sentence that the typed facts make so far, empty while the most needed are missing."""
    if not form.is_bound:
        shown = {name: form[name].value() for name in form.fields if form[name].value() is not None}
        form = ActivityForm(shown, kind=form.kind, units=form.units, groups=form.groups)
    form.is_valid()
    facts = facts_of(form)
    return propose_sentence(facts) if facts else ""


def facts_of(form: ActivityForm) -> ActivityFacts | None:
    """Return what the checked form says, None while title, day or unit is missing or wrong."""
    said = form.facts()
    return ActivityFacts(**said) if said else None


def day_notice(form: ActivityForm, kept: Sequence[KeptFile]) -> str:
    """Return the day that the pictures show where the typed one is well outside it, as dd/mm/yyyy."""
    shown = sorted(one.own_on for one in kept if one.own_on)
    first, last = _days(form)
    if not shown or first is None or last is None or not any(is_far(own, first, last) for own in shown):
        return ""
    return day(shown[0])


def _days(form: ActivityForm) -> tuple[dt.date | None, dt.date | None]:
    first, last = (_day(form, name) for name in ("from_on", "to_on"))
    return first, last or first


def _day(form: ActivityForm, name: str) -> dt.date | None:
    field = form.fields[name]
    typed = form[name].value()
    if not typed or field.disabled:
        return None
    try:
        return dt.datetime.strptime(str(typed).strip(), "%d/%m/%Y").date()  # noqa: DTZ007 - a day, not a moment
    except ValueError:
        return None


def files_fragment(request: StaffRequest, ctx: dict[str, Any]) -> HttpResponse:
    return render_fragment(request, "activities/form.html", "files", ctx)
