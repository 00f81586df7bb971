"""Công việc của tôi."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST, require_safe

from gandan.common import clock
from gandan.common.errors import NotAllowed
from gandan.common.menu import start_url, tabs
from gandan.common.pages import capped_words
from gandan.organisations.enums import Right
from gandan.organisations.permissions import StaffRequest, staff
from gandan.plans.models import Assignment
from gandan.plans.permissions import check_may
from gandan.plans.queries.my_work import MyWork, Section, my_work
from gandan.plans.rules.states import Act
from gandan.plans.services.work import accept_series
from gandan.plans.views.links import work_base
from gandan.workdays.queries import deadline_calendar

MOST_ACCEPTED = 100


@dataclass(frozen=True, slots=True)
class Head:
    """How a section is named; ``act`` is what its rows offer at once, empty for what depends on the row."""

    key: str
    name: object
    short: object
    icon: str
    state: str
    query: str
    act: object = ""
    act_icon: str = ""
    act_path: str = ""


_HEADS = (
    Head("overdue", gettext_lazy("Quá hạn"), gettext_lazy("Quá hạn"), "circle-alert", "bad", "trang-thai=qua-han"),
    Head("today", gettext_lazy("Hôm nay"), gettext_lazy("Hôm nay"), "clock", "warn", "han=hom-nay"),
    Head("week", gettext_lazy("Bảy ngày tới"), gettext_lazy("7 ngày"), "calendar", "", "han=7-ngay"),
    Head("ahead", gettext_lazy("Báo cáo, việc trong năm sắp tới"), gettext_lazy("Sắp tới"), "calendar-clock", "", ""),
    Head(
        "confirm",
        gettext_lazy("Chờ tôi xác nhận"),
        gettext_lazy("Xác nhận"),
        "user-check",
        "primary",
        "trang-thai=cho_xac_nhan",
        gettext_lazy("Xem và xác nhận"),
        "eye",
    ),
    Head(
        "receive",
        gettext_lazy("Chờ tôi tiếp nhận"),
        gettext_lazy("Tiếp nhận"),
        "inbox",
        "primary",
        "trang-thai=cho_tiep_nhan",
        gettext_lazy("Xem và nhận"),
        "eye",
    ),
    Head(
        "decide",
        gettext_lazy("Chờ tôi quyết định"),
        gettext_lazy("Quyết định"),
        "message-square-reply",
        "primary",
        "",
        gettext_lazy("Xem đề nghị"),
        "eye",
    ),
    Head(
        "new",
        gettext_lazy("Mới giao, chưa nhận"),
        gettext_lazy("Mới giao"),
        "inbox",
        "",
        "trang-thai=moi_giao",
    ),
    Head(
        "followed",
        gettext_lazy("Quá hạn ở các đơn vị"),
        gettext_lazy("Đơn vị"),
        "building-2",
        "bad",
        "trang-thai=qua-han",
        gettext_lazy("Nhắc đơn vị"),
        "bell",
        "nhac/",
    ),
)
_OF_MY_UNIT = frozenset({"overdue", "today", "week", "new", "confirm"})


@staff
@require_safe
def home(request: StaffRequest, commune: str) -> HttpResponse:
    """Show where this person begins: their own work, for some another page."""
    elsewhere = start_url(request)
    return HttpResponseRedirect(elsewhere) if elsewhere else _work_page(request, commune)


@staff
@require_safe
def own_work(request: StaffRequest, commune: str) -> HttpResponse:
    return _work_page(request, commune)


def _work_page(request: StaffRequest, commune: str) -> HttpResponse:
    today = clock.today()
    found = my_work(request.actor, today=today, calendar=deadline_calendar())
    lists = reverse("task_list", kwargs={"commune": commune})
    shown = [(head, found.sections[head.key], _more(head, lists)) for head in _HEADS if _is_shown(head, found)]
    ctx = {
        "sections": shown,
        "found": found,
        "tabs": tabs(request, "work", "own_work"),
        "can_record": request.actor.has(Right.ACTIVITY_RECORD),
        "today": today,
        "open_words": _open_words(found),
        "later_url": f"{lists}?don-vi=toi&trang-thai=dang-mo&han=sau",
        "later_words": capped_words(found.later),
        "count_words": capped_words,
        "work_base": work_base(request),
        "has_new": any(row.is_new for head, section, _url in shown if not head.act for row in section.rows),
        "at": clock.now(),
    }
    return render(request, "plans/home.html", ctx)


@staff
@require_POST
def accept_selected(request: StaffRequest, commune: str) -> HttpResponse:
    """Accept every ticked work that is new; the others stay as they are and are counted in the answer."""
    codes = request.POST.getlist("viec")[:MOST_ACCEPTED]
    works = list(Assignment.objects.select_related("task").filter(code__in=codes).order_by("pk"))
    for work in works:
        check_may(request.actor, work, Act.ACCEPT)
    accepted: set[int] = set()
    refused = 0
    for work in works:
        if work.pk in accepted:
            continue
        try:
            accepted |= {turn.pk for turn in accept_series(work, actor=request.actor)}
        except NotAllowed:
            refused += 1
    _say_accepted(request, len(accepted), refused)
    return HttpResponseRedirect(redirect("own_work", commune=commune).url)


def _say_accepted(request: StaffRequest, done: int, refused: int) -> None:
    if done:
        messages.success(request, ngettext("Đã nhận %d việc.", "Đã nhận %d việc.", done) % done)
    if refused:
        words = ngettext("%d việc đã được nhận từ trước.", "%d việc đã được nhận từ trước.", refused)
        messages.warning(request, words % refused)
    if not done and not refused:
        messages.warning(request, _("Chưa chọn việc nào. Hãy đánh dấu các việc mới giao rồi bấm lại."))


def _is_shown(head: Head, found: MyWork) -> bool:
    section: Section | None = found.sections.get(head.key)
    return section is not None and bool(section.total)


def _more(head: Head, lists: str) -> str:
    if not head.query:
        return ""
    return f"{lists}?{'don-vi=toi&' if head.key in _OF_MY_UNIT else ''}{head.query}"


def _open_words(found: MyWork) -> str:
    """Say what the day holds; who has no work of an own unit is told what waits for a decision."""
    count = {key: section.total for key, section in found.sections.items()}
    words = []
    if {"overdue", "today", "week", "ahead", "new"} & count.keys():
        words.append(_("%s việc đang mở") % capped_words(found.open_count))
    if late := count.get("overdue"):
        words.append(_("%s việc quá hạn") % capped_words(late))
    if waiting := sum(count.get(key, 0) for key in ("confirm", "receive", "decide")):
        words.append(_("%s việc chờ tôi xem") % capped_words(waiting))
    if "new" not in count and (late := count.get("followed")):
        words.append(_("%s việc quá hạn ở các đơn vị") % capped_words(late))
    return ", ".join(words)
