"""One block of a page rendered alone, for htmx to swap."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.template.backends.utils import csrf_input_lazy, csrf_token_lazy
from jinja2_fragments import render_block


def render_fragment(
    request: HttpRequest, template: str, block: str, context: Mapping[str, Any], *, status: int = 200
) -> HttpResponse:
    """Return the block with the same context that the whole page would get."""
    engine: Any = engines["jinja2"]
    full: dict[str, Any] = {
        **context,
        "request": request,
        "csrf_input": csrf_input_lazy(request),
        "csrf_token": csrf_token_lazy(request),
    }
    for processor in engine.template_context_processors:
        full.update(processor(request))
    return HttpResponse(render_block(engine.env, template, block, full), status=status)
