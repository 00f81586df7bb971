"""The tables of all units put together: the list of them, one merged table, its files."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gandan.common import clock
from gandan.common.errors import NotAllowed
from gandan.common.menu import tabs
from gandan.common.words import say
from gandan.organisations.enums import Right
from gandan.organisations.permissions import StaffRequest, requires
from gandan.plans.rules.periods import period_words
from gandan.procedures.enums import TableKind
from gandan.procedures.permissions import Collection, get_collection_or_404, sees_all
from gandan.procedures.queries.collecting import Wish, filtered_rows, merge, parts_of, table_occasions
from gandan.procedures.queries.rows import shown, used_columns
from gandan.procedures.rules.columns import choice_column
from gandan.procedures.services.sheets import record_export, table_paper, table_sheet
from gandan.procedures.views.filling import XLSX, download
from gandan.workdays.queries import deadline_calendar

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_A_PAGE = 30


@requires(Right.TASK_RECEIVE, Right.TASK_ASSIGN)
@require_safe
def table_list(request: StaffRequest, commune: str) -> HttpResponse:
    found = table_occasions(request.actor, today=clock.today(), calendar=deadline_calendar())
    page = Paginator(found, _A_PAGE).get_page(request.GET.get("trang"))
    ctx = {
        "page": page,
        "missing": sum(one.total - one.sent for one in found),
        "tabs": tabs(request, "plans", "tables"),
        "base": reverse("table_list", kwargs={"commune": commune}),
    }
    return render(request, "procedures/tables.html", ctx)


@requires(Right.TASK_RECEIVE, Right.TASK_ASSIGN)
@require_safe
def collection(request: StaffRequest, commune: str, code: str, window: str) -> HttpResponse:
    found = get_collection_or_404(request.actor, code, window)
    wish = _wish(request.GET)
    merged = merge(found.kind, filtered_rows(found, wish), request.GET.get("trang"))
    parts = parts_of(found, today=clock.today(), calendar=deadline_calendar())
    here = reverse("table_collection", kwargs={"commune": commune, "code": code, "window": window})
    column, columns = choice_column(found.kind), used_columns(found.kind, merged.page)
    work = reverse("assignment", kwargs={"commune": commune, "code": "-"}).removesuffix("-/")
    ctx: dict[str, Any] = {
        "task": found.task,
        "kind": str(TableKind(found.kind).label),
        "period": _period(found),
        "merged": merged,
        "rows": [shown(row, columns, actor=request.actor, same=merged.same.get(row.pk, ())) for row in merged.page],
        "columns": columns,
        "parts": parts,
        "sent": sum(part.is_sent for part in parts),
        "wish": wish,
        "query": _query(wish),
        "here": here,
        "units": [("", _("mọi đơn vị")), *((part.unit_code, part.unit) for part in parts)],
        "choice": column,
        "choices": [("", _("mọi loại")), *((value, say(label)) for value, label in column.choices)] if column else [],
        "remind_all": _remind_all(request, found),
        "reminds": sees_all(request.actor) or bool(_remind_all(request, found)),
        "work_base": work,
        "evidence_base": reverse("evidence_file", kwargs={"commune": commune, "code": "-"}).removesuffix("-/"),
    }
    return render(request, "procedures/collection.html", ctx)


@requires(Right.TASK_RECEIVE, Right.TASK_ASSIGN)
@require_safe
def sheet(request: StaffRequest, commune: str, code: str, window: str) -> HttpResponse:
    found = get_collection_or_404(request.actor, code, window)
    merged = merge(found.kind, rows := list(filtered_rows(found, _wish(request.GET))), None)
    record_export(found, kind="xlsx", count=len(rows), actor=request.actor)
    content = table_sheet(found.kind, rows, sums=merged.sums, with_units=True)
    return download(content, name=f"tong-hop-{found.task.code}.xlsx", media_type=XLSX)


@requires(Right.TASK_RECEIVE, Right.TASK_ASSIGN)
@require_safe
def paper(request: StaffRequest, commune: str, code: str, window: str) -> HttpResponse:
    found = get_collection_or_404(request.actor, code, window)
    today = clock.today()
    merged = merge(found.kind, rows := list(filtered_rows(found, _wish(request.GET))), None)
    parts = parts_of(found, today=today, calendar=deadline_calendar())
    missing = [part.unit for part in parts if not part.is_sent]
    try:
        content = table_paper(found, rows, sentence=merged.sentence, missing=missing, today=today)
    except NotAllowed as refusal:
        messages.error(request, refusal.reason)
        return redirect("table_collection", commune=commune, code=code, window=window)
    record_export(found, kind="docx", count=len(rows), actor=request.actor)
    return download(content, name=f"tong-hop-{found.task.code}.docx", media_type=DOCX)


def _wish(given: QueryDict) -> Wish:
    return Wish(
        unit=given.get("don-vi", "")[:40],
        choice=given.get("loai", "")[:40],
        words=" ".join(given.get("tu", "")[:80].split()),
        unsent=given.get("gom", "") == "chua-gui",
    )


def _query(wish: Wish) -> str:
    said = {
        "don-vi": wish.unit,
        "loai": wish.choice,
        "tu": wish.words,
        "gom": "chua-gui" if wish.unsent else "",
    }
    return urlencode({name: value for name, value in said.items() if value})


def _period(found: Collection) -> str:
    return period_words(found.window_from, found.window_to, found.task.rrule)


def _remind_all(request: StaffRequest, found: Collection) -> str:
    """Return the address at which all who owe are reminded, empty where that is another unit's."""
    receiver = found.task.receiver_id
    if receiver is None or not request.actor.has_in(Right.TASK_RECEIVE, receiver):
        return ""
    window = f"{found.window_from:%Y-%m-%d}"
    return reverse("remind_all", kwargs={"commune": request.commune.slug, "code": found.task.code, "window": window})
