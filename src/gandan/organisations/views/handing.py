"""Nghỉ, bàn giao: one screen that lists all that a person holds, shows what goes to whom and hands it over at once."""

import datetime as dt
from collections.abc import Sequence
from functools import partial
from typing import Any, NamedTuple

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from gandan.common import clock
from gandan.common.errors import NotAllowed, Stale
from gandan.organisations.enums import Right
from gandan.organisations.forms.handing import HAND_OVER, LEAVE, HandOverForm
from gandan.organisations.models import Official
from gandan.organisations.people import proposed_for, receivers_for, standing_in_for
from gandan.organisations.permissions import (
    StaffRequest,
    check_hand_over,
    get_leave_or_404,
    get_official_or_404,
    staff,
)
from gandan.organisations.personal_work import OwnedKind, personal_work_of
from gandan.organisations.services import handing
from gandan.organisations.services.handing import all_keys
from gandan.organisations.services.leaves import end_leave, register_leave
from gandan.organisations.views.pages import done


class _Row(NamedTuple):
    words: str
    note: str
    field: Any


class _Gets(NamedTuple):
    """What one receiver gets."""

    name: str
    words: list[str]


@staff
@require_http_methods(["GET", "HEAD", "POST"])
def hand_over(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    """Choose who receives, see what goes to whom, hand over: nothing is done that was not shown before."""
    found = get_official_or_404(code)
    check_hand_over(request.actor, found)
    form = _form(request, found)
    if request.method != "POST":
        return _page(request, found, form)
    if not form.is_valid():
        return _page(request, found, form, status=422)
    if "xong" not in request.POST:
        return _page(request, found, form, is_shown=True)
    if request.POST.get("shown") == form.fingerprint():
        try:
            messages.success(request, _do(request, found, form))
            return redirect("person", commune=commune, code=code)
        except Stale:
            found = get_official_or_404(code)
        except NotAllowed as refusal:
            form.add_error(None, refusal.reason)
            return _page(request, found, form, status=422)
    messages.warning(request, _("Danh sách hoặc lựa chọn vừa thay đổi. Hãy xem lại ai nhận gì rồi xác nhận."))
    form = _form(request, found, version=found.version)
    return _page(request, found, form, is_shown=form.is_valid(), status=409)


@staff
@require_POST
def leave_end(request: StaffRequest, commune: str, code: str, key: str) -> HttpResponse:
    found = get_official_or_404(code)
    check_hand_over(request.actor, found)
    end = partial(end_leave, get_leave_or_404(found, key), today=clock.today(), actor=request.actor)
    done(request, end, _("Đã kết thúc đợt nghỉ; việc trở về người cũ."))
    return redirect("person", commune=commune, code=code)


def _form(request: StaffRequest, found: Official, *, version: int | None = None) -> HandOverForm:
    """Return the form with what was posted, ``version`` in the place of an older one."""
    manages, today = request.actor.has(Right.ORGANISATION_MANAGE), clock.today()
    kinds = personal_work_of(found)
    people = receivers_for(found, everybody=manages)
    units = {found.unit_id, *(item.unit_id for kind in kinds for item in kind.items if item.unit_id)}
    by_unit = proposed_for(found, units, on=today)
    first = standing_in_for(found, on=today) or by_unit.get(found.unit_id)
    codes = {one.code for one in people}
    proposed = {
        kind.share_key(item.key): who.code
        for kind in kinds
        for item in kind.items
        if item.unit_id and (who := by_unit.get(item.unit_id)) and item.unit_id != found.unit_id and who.code in codes
    }
    tomorrow = today + dt.timedelta(days=1)
    start = {
        "purpose": LEAVE,
        "version": found.version,
        "from_on": tomorrow,
        "all": first.code if first and first.code in codes else "",
    }
    may_end = manages and found.pk != request.actor.official.pk and found.is_active
    given = request.POST.dict() if request.method == "POST" else None
    if given is not None and version is not None:
        given["version"] = str(version)
    return HandOverForm(given, kinds=kinds, people=people, may_end=may_end, proposed=proposed, initial=start)


def _do(request: StaffRequest, found: Official, form: HandOverForm) -> str:
    """Do what the form says; return the sentence that tells it."""
    cleaned, actor, today = form.cleaned_data, request.actor, clock.today()
    if cleaned["purpose"] == LEAVE:
        register_leave(
            found,
            from_on=cleaned["from_on"],
            to_on=cleaned["to_on"],
            reason=cleaned["reason"],
            shares=form.chosen(),
            version=cleaned["version"],
            today=today,
            actor=actor,
        )
        return _("Đã ghi ngày nghỉ. Người làm thay nhận việc trong những ngày đó và đã được báo.")
    shown, version = all_keys(form.kinds), cleaned["version"]
    if cleaned["purpose"] == HAND_OVER:
        count = handing.hand_over(found, form.receivers(), shown=shown, version=version, actor=actor)
    else:
        reason = cleaned["reason"] or _("Rời cơ quan.")
        count = handing.leave_for_good(
            found, form.receivers(), shown=shown, version=version, reason=reason, today=today, actor=actor
        )
    return ngettext("Đã bàn giao %d mục.", "Đã bàn giao %d mục.", count) % count


def _page(
    request: StaffRequest, found: Official, form: HandOverForm, *, is_shown: bool = False, status: int = 200
) -> HttpResponse:
    ctx = {
        "official": found,
        "form": form,
        "kinds": [(kind, form[kind.name], _rows(kind, form)) for kind in form.kinds],
        "count": sum(len(kind.items) for kind in form.kinds),
        "is_shown": is_shown,
        "gets": _gets(form.taken, form) if is_shown else [],
        "left": _left(form) if is_shown else [],
        "shown": form.fingerprint() if is_shown else "",
        "is_leave": is_shown and form.cleaned_data["purpose"] == LEAVE,
        "is_end": is_shown and form.cleaned_data["purpose"] not in (LEAVE, HAND_OVER),
        "active_menu": "administration" if request.actor.has(Right.ORGANISATION_MANAGE) else "",
    }
    return render(request, "organisations/hand_over.html", ctx, status=status)


def _rows(kind: OwnedKind, form: HandOverForm) -> list[_Row]:
    return [_Row(item.words, item.note, form[kind.share_key(item.key)]) for item in kind.items]


def _gets(kinds: Sequence[OwnedKind], form: HandOverForm) -> list[_Gets]:
    receivers = form.receivers()
    found: dict[str, _Gets] = {}
    for kind in kinds:
        for item in kind.items:
            who = receivers.get(kind.share_key(item.key))
            if who is not None:
                found.setdefault(who.code, _Gets(who.full_name, [])).words.append(item.words)
    return list(found.values())


def _left(form: HandOverForm) -> list[str]:
    """Return what stays with the person, in words."""
    receivers = form.receivers()
    return [item.words for kind in form.kinds for item in kind.items if kind.share_key(item.key) not in receivers]
