"""Reminding units of what they owe: the letters are shown before they go, and who got one is told."""

import datetime as dt
from collections.abc import Sequence

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from gandan.common import clock
from gandan.organisations.enums import Right
from gandan.organisations.permissions import StaffRequest, check_right, requires, staff
from gandan.plans.models import Assignment, Task
from gandan.plans.permissions import check_may, get_assignment_or_404
from gandan.plans.queries.collect import owing_parts
from gandan.plans.rules.states import Act
from gandan.plans.services.reminders import Reminder, prepare_reminders, remind_units
from gandan.plans.views.links import work_base
from gandan.workdays.queries import deadline_calendar

_form_page = require_http_methods(["GET", "HEAD", "POST"])


@staff
@_form_page
def remind(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    work = get_assignment_or_404(code, request.actor)
    check_may(request.actor, work, Act.REMIND)
    return _answer(request, [work], title=_("Nhắc đơn vị"), back=f"{work_base(request)}{code}/")


@requires(Right.TASK_RECEIVE)
@_form_page
def remind_all(request: StaffRequest, commune: str, code: str, window: str) -> HttpResponse:
    """Remind every unit that has not sent its part of one occasion."""
    works = list(owing_parts(code, _day_or_404(window)))
    receiver = Task.objects.filter(code=code).values_list("receiver_id", flat=True).first()
    if receiver is None:
        raise Http404
    check_right(request.actor, Right.TASK_RECEIVE, receiver)
    back = reverse("collect", kwargs={"commune": commune})
    return _answer(request, works, title=_("Nhắc tất cả đơn vị chưa gửi"), back=back)


def _answer(request: StaffRequest, works: Sequence[Assignment], *, title: str, back: str) -> HttpResponse:
    today, calendar = clock.today(), deadline_calendar()
    if request.method == "POST":
        sent = remind_units(works, today=today, calendar=calendar, actor=request.actor)
        _say_sent(request, sent, left_out=len(works) - len(sent))
        return redirect(back)
    reminders = prepare_reminders(works, today=today, calendar=calendar)
    ctx = {
        "title": title,
        "reminders": reminders,
        "sending": [one for one in reminders if not one.refusal],
        "back": back,
    }
    return render(request, "plans/remind.html", ctx)


def _say_sent(request: StaffRequest, sent: Sequence[Reminder], *, left_out: int) -> None:
    if sent:
        words = ngettext("Đã nhắc %(count)d đơn vị: %(names)s.", "Đã nhắc %(count)d đơn vị: %(names)s.", len(sent))
        names = ", ".join(one.unit.name for one in sent)
        messages.success(request, words % {"count": len(sent), "names": names})
    elif left_out:
        messages.warning(request, _("Không gửi thêm lời nhắc: hôm nay đã nhắc rồi. Có thể nhắc lại từ ngày mai."))
    else:
        messages.warning(request, _("Mọi đơn vị đã gửi kết quả, không còn đơn vị nào để nhắc."))


def _day_or_404(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise Http404 from None
