"""The gallery: every component in every state, and two sample pages that domains copy."""

from collections.abc import Callable
from functools import wraps
from types import SimpleNamespace
from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gandan.common import gallery_samples as samples

View = Callable[[HttpRequest], HttpResponse]


def _only_where_shown(view: View) -> View:
    @wraps(view)
    def guarded(request: HttpRequest) -> HttpResponse:
        if not (settings.DEBUG or settings.DEMO):
            raise Http404
        return view(request)

    return guarded


@require_safe
@_only_where_shown
def components(request: HttpRequest) -> HttpResponse:
    ctx = _shell() | {
        "form": samples.SampleForm(),
        "chosen_unit": request.GET.get("don-vi", ""),
        "dues": samples.DUES,
        "events": samples.EVENTS,
        "page": Paginator(range(95), 20).page(2),
        "tabs": samples.TABS,
        "parts": samples.PARTS,
        "units": samples.UNITS,
    }
    return render(request, "common/gallery.html", ctx)


@require_safe
@_only_where_shown
def work_list(request: HttpRequest) -> HttpResponse:
    return render(request, "common/gallery_work_list.html", _shell() | {"sections": samples.SECTIONS})


@require_safe
@_only_where_shown
def plan(request: HttpRequest) -> HttpResponse:
    chosen = request.GET.get("chon", "")
    ctx = _shell() | {
        "tasks": samples.TASKS,
        "chosen": int(chosen) if chosen in {str(task.number) for task in samples.TASKS} else 0,
        "chosen_unit": request.GET.get("don-vi", ""),
        "events": samples.EVENTS,
        "tabs": samples.TABS,
        "parts": samples.PARTS,
        "units": samples.UNITS,
    }
    return render(request, "common/gallery_plan.html", ctx)


@require_safe
@_only_where_shown
def errors(request: HttpRequest) -> HttpResponse:
    return render(request, "common/gallery_errors.html", _shell() | {"wrong_form": _wrong_form()})


@require_safe
@_only_where_shown
def review(request: HttpRequest) -> HttpResponse:
    ctx = _shell() | {"preface": samples.PREFACE, "rows": samples.READ_ROWS, "units": samples.UNITS}
    return render(request, "common/gallery_review.html", ctx)


def _shell() -> dict[str, Any]:
    """Return a place and a person that exist in no database."""
    return {
        "sample_commune": SimpleNamespace(
            slug="mau", full_name="Phường Sông Mẫu", short_committee_name="UBND phường Sông Mẫu", is_demo=True
        ),
        "sample_actor": SimpleNamespace(
            official=SimpleNamespace(full_name="Đinh Thị Mẫu", code="CB001"),
            unit=SimpleNamespace(name="Phòng Văn hóa - Xã hội", code="VHXH"),
        ),
        "sample_menu": samples.MENU,
    }


def _wrong_form() -> samples.SampleForm:
    form = samples.SampleForm({"name": "", "due_on": "31/02/2026", "note": "Đã gõ một đoạn và phải còn nguyên."})
    form.is_valid()
    return form
