"""The product's addresses, and beside two pages their twins: the same middleware and queries, a one-line template."""

from functools import cache
from typing import Any

from django.http import HttpResponse
from django.template import engines
from django.urls import include, path

from gandan.common import clock
from gandan.config import urls
from gandan.organisations.permissions import StaffRequest, staff
from gandan.plans.forms.filters import read_filter
from gandan.plans.queries.my_work import my_work
from gandan.plans.queries.task_list import filtered_work, read_page
from gandan.plans.views.choices import filter_choices
from gandan.workdays.queries import deadline_calendar

TWINS = "mot-dong/"

handler400 = urls.handler400
handler403 = urls.handler403
handler404 = urls.handler404
handler500 = urls.handler500


@staff
def my_work_line(request: StaffRequest, commune: str) -> HttpResponse:
    my_work(request.actor, today=clock.today(), calendar=deadline_calendar())
    return _line(request)


@staff
def task_list_line(request: StaffRequest, commune: str) -> HttpResponse:
    today = clock.today()
    wish = read_filter(request.GET)
    found = filtered_work(wish, actor=request.actor, today=today)
    read_page(found, wish.cursor, today=today, calendar=deadline_calendar())
    filter_choices()
    return _line(request)


def _line(request: StaffRequest) -> HttpResponse:
    # With the request the context processors run too, and the queries that they make.
    return HttpResponse(_template().render({}, request))


@cache
def _template() -> Any:
    return engines["jinja2"].from_string("<p>{{ actor.name }}, {{ notice_count }}</p>")


urlpatterns = [
    path(f"<slug:commune>/{TWINS}", my_work_line),
    path(f"<slug:commune>/{TWINS}nhiem-vu/", task_list_line),
    path("", include("gandan.config.urls")),
]
