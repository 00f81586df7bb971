"""Bàn thành phố: the communes of a city side by side, and one of them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gandan.common import clock
from gandan.dashboards.city_access import city_staff
from gandan.dashboards.queries.city import commune_lines, get_commune_or_404, plan_lines, report_lines
from gandan.tenancy.models import City


@require_safe
@city_staff
def desk(request: HttpRequest, city: City) -> HttpResponse:
    lines = commune_lines(city, today=clock.today())
    ctx = {
        "city": city,
        "lines": lines,
        "late": sum(line.work.late for line in lines),
        "plans": sum(line.plans for line in lines),
        "reports": sum(line.reports for line in lines),
    }
    return render(request, "dashboards/city_desk.html", ctx)


@require_safe
@city_staff
def commune(request: HttpRequest, city: City, place: str) -> HttpResponse:
    found = get_commune_or_404(city, place)
    ctx = {
        "city": city,
        "place": found,
        "plans": plan_lines(found, today=clock.today()),
        "reports": report_lines(found),
    }
    return render(request, "dashboards/city_commune.html", ctx)
