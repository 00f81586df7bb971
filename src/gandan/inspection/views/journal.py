"""Nhật ký: the commune's record of acts, for inspectors and administrators."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gandan.audit.acts import registered
from gandan.audit.models import Entry
from gandan.audit.queries import journal as journal_page
from gandan.audit.rules import masked
from gandan.audit.words import describe
from gandan.common.menu import tabs
from gandan.inspection.enums import ExportKind
from gandan.inspection.forms import NAMES, JournalFilter
from gandan.inspection.kinds import kind_words
from gandan.organisations.enums import Right
from gandan.organisations.models import Official
from gandan.organisations.permissions import StaffRequest, requires
from gandan.organisations.queries import unit_choices

_MOST_PHRASES = 3


@require_safe
@requires(Right.RECORD_READ)
def journal(request: StaffRequest, commune: str) -> HttpResponse:
    asked = JournalFilter(request.GET)
    source = Entry.objects.filter(pk=asked.value("muc")).first() if asked.value("muc") else None
    target = (source.object_type, source.object_id) if source else None
    page = journal_page(asked.asked(target=target), before=asked.value("truoc"))
    kept = asked.kept()
    ctx = {
        "items": [(item, kind_words(item.object_type), _short(masked(item.changes))) for item in page.items],
        "older": urlencode({**kept, "truoc": page.before}) if page.before else "",
        "is_first": asked.value("truoc") is None,
        "newest": urlencode(kept),
        "kept": kept,
        "source": source,
        "formats": list(ExportKind),
        "people": [("", _("mọi người")), *Official.objects.values_list("code", "full_name")],
        "acts": [("", _("mọi việc")), *sorted(((act, _(words)) for act, words in registered().items()), key=_words)],
        "units": [("", _("mọi đơn vị")), *unit_choices()],
        "chosen": {name: request.GET.get(name, "") for name in NAMES},
        "active_menu": "administration",
        "tabs": tabs(request, "administration", "journal"),
    }
    return render(request, "inspection/journal.html", ctx)


def _short(changes: Mapping[str, Any]) -> str:
    phrases = describe(changes)
    rest = len(phrases) - _MOST_PHRASES
    more = [_("và %(count)d thay đổi khác") % {"count": rest}] if rest > 0 else []
    return "; ".join(phrases[:_MOST_PHRASES] + more)


def _words(pair: tuple[str, str]) -> str:
    return pair[1]
