"""One entry of the record: old and new values, the seal, and the whole course of its object."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gandan.audit.queries import Asked, find_seal, items_of, journal
from gandan.audit.words import field_words, value_words
from gandan.common import clock
from gandan.inspection.kinds import kind_words, page_url
from gandan.inspection.permissions import get_entry_or_404
from gandan.inspection.rules import changes_of
from gandan.organisations.enums import Right
from gandan.organisations.models import Unit
from gandan.organisations.permissions import StaffRequest, requires

_COURSE = 20


@require_safe
@requires(Right.RECORD_READ)
def journal_entry(request: StaffRequest, commune: str, number: int) -> HttpResponse:
    entry = get_entry_or_404(number)
    (item,) = items_of([entry])
    course = journal(Asked(target=(entry.object_type, entry.object_id)), size=_COURSE)
    unit = Unit.objects.filter(code=entry.unit_code).first() if entry.unit_code else None
    ctx = {
        "item": item,
        "unit": unit.name_on(entry.at.date()).full if unit else "",
        "kind": kind_words(entry.object_type),
        "object_url": page_url(entry.object_type, entry.object_code, commune=commune, actor=request.actor),
        "changes": [
            (field_words(one.field), value_words(one.old) if one.has_old else "", value_words(one.new))
            for one in changes_of(item.changes)
        ],
        "erased": [field_words(field) for field in item.erased],
        "seal": find_seal(entry),
        "is_today": clock.today() == entry.at.astimezone(clock.now().tzinfo).date(),
        "course": course.items,
        "has_more": course.before is not None,
        "active_menu": "administration",
    }
    return render(request, "inspection/entry.html", ctx)
