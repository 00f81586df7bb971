"""One entry of the record: old and new values, the seal, the whole course of its object; taking an act back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from gandan.audit.models import Entry
from gandan.audit.queries import Asked, act_words, find_seal, items_of, journal
from gandan.audit.rules import PERSONAL_FIELDS, masked
from gandan.audit.services import record_look, undo_act, undo_refusal
from gandan.audit.undo import inverse_of
from gandan.audit.words import field_words, value_words
from gandan.common import clock
from gandan.common.errors import MissingRight, NotAllowed
from gandan.inspection.kinds import choice_words, kind_words, page_url
from gandan.inspection.permissions import get_entry_or_404
from gandan.inspection.rules import Change, changes_of
from gandan.organisations.enums import Right
from gandan.organisations.models import Official, Unit
from gandan.organisations.permissions import StaffRequest, requires, staff

_COURSE = 20
_OFFICIAL = Official._meta.label_lower


@require_safe
@requires(Right.RECORD_READ)
def journal_entry(request: StaffRequest, commune: str, number: int) -> HttpResponse:
    entry = get_entry_or_404(number)
    (item,) = items_of([entry])
    sees_all = request.actor.has(Right.RECORD_PERSONAL)
    changes = item.changes if sees_all else masked(item.changes)
    holds_personal = not PERSONAL_FIELDS.isdisjoint(changes)
    if holds_personal:
        record_look(entry, "record_values", actor=request.actor)
    course = journal(Asked(target=(entry.object_type, entry.object_id)), size=_COURSE)
    unit = Unit.objects.filter(code=entry.unit_code).first() if entry.unit_code else None
    ctx = {
        "item": item,
        "unit": unit.name_on(clock.day_of(entry.at)).full if unit else "",
        "kind": kind_words(entry.object_type),
        "object_url": page_url(entry.object_type, entry.object_code, commune=commune, actor=request.actor),
        "changes": [_row(one, entry.object_type) for one in changes_of(changes)],
        "erased": [field_words(field) for field in item.erased],
        "is_masked": changes != item.changes,
        "erasable": entry.object_code if sees_all and holds_personal and entry.object_type == _OFFICIAL else "",
        "seal": find_seal(entry),
        "is_today": clock.today() == entry.at.astimezone(clock.now().tzinfo).date(),
        "refusal": _why_not(request, entry),
        "course": course.items,
        "has_more": course.before is not None,
        "active_menu": "administration",
    }
    return render(request, "inspection/entry.html", ctx)


@require_POST
@staff
def journal_undo(request: StaffRequest, commune: str, number: int) -> HttpResponse:
    """Take back what the actor has just done; anybody may ask for their own acts, the service says why not."""
    entry = get_entry_or_404(number)
    try:
        undo_act(entry, actor=request.actor)
    except (NotAllowed, MissingRight) as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Đã hoàn tác: %(words)s.") % {"words": act_words(entry.act)})
    back = request.POST.get("ve", "")
    if url_has_allowed_host_and_scheme(back, allowed_hosts=None):
        return redirect(back)
    return redirect("home")


def _why_not(request: StaffRequest, entry: Entry) -> str | None:
    """Return why the entry is not undone, None where the actor may; empty where undoing is no question."""
    if inverse_of(entry.act) is None:
        return ""
    refusal = undo_refusal(entry, actor=request.actor)
    return refusal.reason if refusal else None


def _row(change: Change, object_type: str) -> tuple[str, str, str]:
    old, new = (
        value_words(choice_words(object_type, change.field, one), change.field) for one in (change.old, change.new)
    )
    return field_words(change.field), old if change.has_old else "", new
