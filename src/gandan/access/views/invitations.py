"""Quản trị: people invited from a sheet – the file, what would be done, the doing; who has not come yet."""

from collections.abc import Sequence
from dataclasses import asdict
from functools import partial
from typing import Any

from django.contrib import messages
from django.core import signing
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gandan.access import mailing
from gandan.access.enums import InvitationState
from gandan.access.forms import SheetForm
from gandan.access.permissions import get_invitation_or_404
from gandan.access.queries import known_of, list_invitations
from gandan.access.rules import MOST_ROWS, Fault, Invited, check_rows, find_heads
from gandan.access.services import inviting as services
from gandan.access.sheet import limited, read_rows, template_sheet
from gandan.access.views.pages import done, shared
from gandan.audit.services import record_look
from gandan.common import clock
from gandan.common.errors import NotAllowed
from gandan.common.words import mark
from gandan.files.errors import FileRefused
from gandan.organisations.enums import Right, Role
from gandan.organisations.models import Unit
from gandan.organisations.permissions import StaffRequest, requires

_SALT = "gandan.access.sheet"
_KEPT_FOR = 3600
"""Seconds between looking at a list and confirming it; the list travels signed in the page and is kept nowhere."""
_NO_HEADS = mark("Không thấy dòng tiêu đề “Họ và tên, Đơn vị, Chức vụ”. Hãy dùng tệp mẫu.")
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
@requires(Right.ORGANISATION_MANAGE)
def invitations(request: StaffRequest, commune: str) -> HttpResponse:
    now = clock.now()
    rows = [(one, one.state_at(now)) for one in list_invitations()]
    record_look(request.commune, "contacts", actor=request.actor, people=len(rows))
    ctx = {
        "rows": rows,
        "waiting": sum(one.accepted_at is None for one, _state in rows),
        "sending": sum(one.is_on_its_way() and state == InvitationState.OPEN for one, state in rows),
        "by_mail": mailing.is_set_up(),
        **shared(request, "invitations"),
    }
    fragment = request.htmx  # type: ignore[attr-defined]
    return render(request, "access/_invitations.html" if fragment else "access/invitations.html", ctx)


@require_safe
@requires(Right.ORGANISATION_MANAGE)
def invite_sheet(request: StaffRequest, commune: str) -> HttpResponse:
    response = HttpResponse(template_sheet(), content_type=_XLSX)
    response.headers["Content-Disposition"] = 'attachment; filename="moi-can-bo.xlsx"'
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.ORGANISATION_MANAGE)
def invite(request: StaffRequest, commune: str) -> HttpResponse:
    """Take the sheet, show what is in it, and invite once it is confirmed."""
    if request.method != "POST":
        return _page(request, SheetForm())
    if "rows" in request.POST:
        return _confirm(request)
    form = SheetForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, form, status=422)
    try:
        rows = limited(read_rows(form.cleaned_data["file"].read()), MOST_ROWS + 50)
    except FileRefused as refusal:
        form.add_error("file", refusal.reason)
        return _page(request, form, status=422)
    head = find_heads(rows)
    if head is None:
        return _page(request, form, faults=[Fault("", _NO_HEADS)], status=422)
    return _preview(request, form, rows, head + 1)


def _preview(request: StaffRequest, form: SheetForm, rows: list[list[str]], first: int) -> HttpResponse:
    people, faults = check_rows(rows, first, known_of(rows[first:], on=clock.today()))
    kept = "" if faults else signing.dumps({"rows": rows, "first": first}, salt=_SALT, compress=True)
    return _page(request, form, people=people, faults=faults, kept=kept, status=422 if faults else 200)


def _confirm(request: StaffRequest) -> HttpResponse:
    """Invite whom the page showed; the rows are checked again, so that a second press finds them here already."""
    form = SheetForm()
    try:
        given = signing.loads(request.POST["rows"], salt=_SALT, max_age=_KEPT_FOR)
    except signing.BadSignature:
        return _page(request, form, faults=[Fault("", mark("Danh sách đã để quá lâu. Hãy chọn lại tệp."))], status=422)
    rows, first = given["rows"], given["first"]
    people, faults = check_rows(rows, first, known_of(rows[first:], on=clock.today()))
    if faults:
        return _page(request, form, people=people, faults=faults, status=409)
    try:
        made = services.invite_people(people, now=clock.now(), actor=request.actor, origin=_origin(request))
    except NotAllowed as refusal:
        return _page(request, form, people=people, faults=[Fault("", refusal.reason)], status=409)
    return _handing_over(request, made)


@require_POST
@requires(Right.ORGANISATION_MANAGE)
def invitation_renew(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    invitation = get_invitation_or_404(code)
    try:
        origin = "" if "by_hand" in request.POST else _origin(request)
        made = services.renew_invitation(invitation, now=clock.now(), actor=request.actor, origin=origin)
    except NotAllowed as refusal:
        messages.error(request, refusal.reason)
        return redirect("invitations", commune=commune)
    if not made.code:
        messages.success(
            request, _("Đang gửi lại thư mời cho %(name)s.") % {"name": made.invitation.official.full_name}
        )
        return redirect("invitations", commune=commune)
    return _handing_over(request, [made])


@require_POST
@requires(Right.ORGANISATION_MANAGE)
def invitation_withdraw(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    invitation = get_invitation_or_404(code)
    act = partial(services.withdraw_invitation, invitation, now=clock.now(), actor=request.actor)
    done(request, act, _("Đã thu hồi lời mời; mã cũ không dùng được nữa."))
    return redirect("invitations", commune=commune)


def _handing_over(request: StaffRequest, made: Sequence[services.Made]) -> HttpResponse:
    """Show the codes that no letter brings, once: answered straight to the POST, kept nowhere."""
    by_hand = [(one.invitation, one.code) for one in made if one.code]
    ctx = {
        "sending": len(made) - len(by_hand),
        "by_hand": by_hand,
        "code_page": request.build_absolute_uri(reverse("invitation_code", kwargs={"place": request.commune.slug})),
        **shared(request, "invitations"),
    }
    response = render(request, "access/handing_over.html", ctx)
    response.headers["Cache-Control"] = "no-store"
    return response


def _origin(request: StaffRequest) -> str:
    return request.build_absolute_uri("/").rstrip("/") if mailing.is_set_up() else ""


def _page(
    request: StaffRequest,
    form: SheetForm,
    *,
    people: Sequence[Invited] = (),
    faults: Sequence[Fault] = (),
    kept: str = "",
    status: int = 200,
) -> HttpResponse:
    units = dict(Unit.objects.values_list("code", "short_name")) if people else {}
    lines: list[dict[str, Any]] = [
        asdict(one)
        | {"unit": units.get(one.unit, ""), "roles": ", ".join(str(Role(role).label) for role in one.roles if role)}
        for one in people
    ]
    ctx = {
        "form": form,
        "lines": lines,
        "faults": faults,
        "kept": kept,
        "by_mail": mailing.is_set_up(),
        "valid_days": services.VALID_FOR.days,
        **shared(request, "invitations"),
    }
    return render(request, "access/invite.html", ctx, status=status)
