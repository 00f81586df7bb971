"""Thông báo: what the system told a person."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from gandan.notifications.forms import PageFilter
from gandan.notifications.permissions import get_notice_or_404
from gandan.notifications.queries import notices_of, unread_count
from gandan.notifications.services import mark_read, open_notice
from gandan.organisations.permissions import StaffRequest, staff

PAGE_SIZE = 30


@require_safe
@staff
def notices(request: StaffRequest, commune: str) -> HttpResponse:
    page = Paginator(notices_of(request.actor), PAGE_SIZE).get_page(PageFilter(request.GET).number())
    ctx = {"page": page, "unread": unread_count(request.actor)}
    return render(request, "notifications/notices.html", ctx)


@require_POST
@staff
def notices_read(request: StaffRequest, commune: str) -> HttpResponse:
    mark_read(request.actor)
    messages.success(request, _("Đã đánh dấu đọc tất cả thông báo."))
    return redirect("notices", commune=commune)


@require_POST
@staff
def notice_open(request: StaffRequest, commune: str) -> HttpResponse:
    """Mark the notice as read and go to the page that it is about; its number travels in the form, not in a URL."""
    notice = get_notice_or_404(request.actor, request.POST.get("notice", ""))
    open_notice(notice)
    if not url_has_allowed_host_and_scheme(notice.url, allowed_hosts=None):
        return redirect("notices", commune=commune)
    return redirect(notice.url)
