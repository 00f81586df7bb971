"""The registers of papers, what they hold of one paper, and who numbers."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gandan.common import clock
from gandan.common.errors import NotAllowed, Stale
from gandan.documents.enums import Direction, DocumentType
from gandan.documents.models import NumberSeries
from gandan.documents.numbering import change_register, set_switch, take_number
from gandan.documents.permissions import get_document_or_404
from gandan.documents.register_forms import RegisterForm, SwitchForm, WishForm
from gandan.documents.register_sheet import MOST_ROWS, register_sheet
from gandan.documents.registers import COMMITTEE, bodies, register_rows, same_number, warnings_of, years_of
from gandan.organisations.enums import Right
from gandan.organisations.holders import Wanted, off_acts
from gandan.organisations.models import Unit
from gandan.organisations.permissions import StaffRequest, requires, staff
from gandan.tenancy.scope import current_commune

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PAGE_SIZE = 50
REGISTERS = {"den": Direction.INCOMING, "di": Direction.ISSUED}


@staff
@require_safe
def register(request: StaffRequest, commune: str, which: str) -> HttpResponse:
    direction = _direction_or_404(which)
    today = clock.today()
    form = WishForm(request.GET)
    wish = form.wish(direction, year=today.year)
    page = Paginator(register_rows(wish), PAGE_SIZE).get_page(form.page)
    query = request.GET.copy()
    query.pop("trang", None)
    ctx = {
        "which": which,
        "arrives": direction == Direction.INCOMING,
        "wish": wish,
        "page": page,
        "query": query.urlencode(),
        "warnings": warnings_of(wish),
        "years": [(year, str(year)) for year in years_of(direction, today=today)],
        "types": [("", _("mọi loại")), *DocumentType.choices],
        "bodies": [("", _("mọi cơ quan")), (COMMITTEE, current_commune().short_committee_name), *bodies()],
        "tabs": register_tabs(request, which),
        "may_switch": _may_switch(request),
        "off": off_acts(request.actor, _acts(), on=today),
        "active_menu": "documents",
    }
    return render(request, "documents/register.html", ctx)


@staff
@require_safe
def register_export(request: StaffRequest, commune: str, which: str) -> HttpResponse:
    """Send what is filtered as XLSX, at most ``MOST_ROWS`` rows."""
    direction = _direction_or_404(which)
    wish = WishForm(request.GET).wish(direction, year=clock.today().year)
    rows = register_rows(wish)[:MOST_ROWS]
    content = register_sheet(rows, direction=direction, year=wish.year)
    response = HttpResponse(content, content_type=XLSX)
    response.headers["Content-Disposition"] = f'attachment; filename="so-van-ban-{which}-{wish.year}.xlsx"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "private, no-store"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.DOCUMENT_INTAKE, Right.DOCUMENT_CONFIRM)
def document_register(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    document = get_document_or_404(code)
    held = RegisterForm.values_of(document)
    given = request.POST if request.method == "POST" else None
    form = RegisterForm(given, initial=held, document=document)
    status = 422 if given else 200
    if form.is_valid():
        try:
            change_register(document, form.facts, version=form.cleaned_data["version"], actor=request.actor)
        except Stale as refusal:
            form.add_error(None, refusal.reason)
            document.refresh_from_db(fields=["version"])
            status = 409
        else:
            _say_saved(request, code)
            return redirect("document", commune=commune, code=code)
    ctx = {"form": form, "document": document, "active_menu": "documents"}
    return render(request, "documents/document_register.html", ctx, status=status)


@require_POST
@requires(Right.DOCUMENT_INTAKE, Right.DOCUMENT_CONFIRM)
def document_number(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    document = get_document_or_404(code)
    try:
        number = take_number(document, actor=request.actor, today=clock.today())
        messages.success(request, _("Đã cấp số %(number)d.") % {"number": number})
    except NotAllowed as refusal:
        messages.warning(request, refusal.reason)
    return redirect("document", commune=commune, code=code)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.DOCUMENT_CONFIRM)
def numbering(request: StaffRequest, commune: str) -> HttpResponse:
    today = clock.today()
    given = request.POST if request.method == "POST" else None
    form = SwitchForm(given, bodies=bodies(), committee=current_commune().short_committee_name)
    if form.is_valid():
        made = form.cleaned_data
        code = made["body"]
        is_own = made["direction"] == Direction.INCOMING or code in ("", COMMITTEE)
        set_switch(
            None if is_own else Unit.objects.get(code=code),
            Direction(made["direction"]),
            is_active=made["is_active"],
            is_per_type=made["is_per_type"],
            last=made["last"],
            year=today.year,
            actor=request.actor,
        )
        messages.success(request, _("Đã lưu cách cấp số."))
        return redirect("numbering", commune=commune)
    ctx = {
        "form": form,
        "switches": NumberSeries.objects.filter(type="").select_related("unit").order_by("-year", "direction", "id"),
        "year": today.year,
        "active_menu": "documents",
    }
    return render(request, "documents/numbering.html", ctx, status=422 if form.errors else 200)


def register_tabs(request: StaffRequest, active: str) -> list[dict[str, Any]]:
    slug = request.commune.slug
    tabs = [
        ("all", _("Đưa vào và mọi văn bản"), "file-up", reverse("documents", kwargs={"commune": slug})),
        ("den", _("Sổ văn bản đến"), "inbox", reverse("register", kwargs={"commune": slug, "which": "den"})),
        ("di", _("Sổ văn bản đi"), "send", reverse("register", kwargs={"commune": slug, "which": "di"})),
    ]
    return [{"label": label, "href": href, "icon": icon, "active": key == active} for key, label, icon, href in tabs]


def _acts() -> list[Wanted]:
    return [
        Wanted(_("Ghi sổ và cấp số"), "pencil", Right.DOCUMENT_INTAKE, None),
        Wanted(_("Chọn cách cấp số"), "settings", Right.DOCUMENT_CONFIRM, None),
    ]


def _say_saved(request: StaffRequest, code: str) -> None:
    messages.success(request, _("Đã lưu thông tin trong sổ."))
    other = same_number(get_document_or_404(code))
    if other is not None:
        words = _("Số này cũng đang ghi cho văn bản %(code)s. Hãy xem lại một trong hai.")
        messages.warning(request, words % {"code": other.code})


def _may_switch(request: StaffRequest) -> bool:
    return request.actor.has(Right.DOCUMENT_CONFIRM)


def _direction_or_404(which: str) -> Direction:
    if which not in REGISTERS:
        raise Http404
    return REGISTERS[which]
