"""Nhật ký: the commune's record of acts, for administrators."""

from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gandan.audit.acts import registered
from gandan.audit.queries import journal as journal_page
from gandan.audit.words import describe
from gandan.organisations.enums import Right
from gandan.organisations.forms.journal import JournalFilter
from gandan.organisations.models import Official
from gandan.organisations.permissions import StaffRequest, requires
from gandan.organisations.views.pages import shared


@require_safe
@requires(Right.ORGANISATION_MANAGE)
def journal(request: StaffRequest, commune: str) -> HttpResponse:
    asked = JournalFilter(request.GET)
    people = list(
        Official.objects.filter(membership__isnull=False).values_list("code", "full_name", "membership__user_id")
    )
    user_id = next((user_id for code, _name, user_id in people if code == asked.value("nguoi")), None)
    page = journal_page(
        user_id=user_id, act=asked.value("viec") or "", on=asked.value("ngay"), before=asked.value("truoc")
    )
    kept = {name: request.GET[name] for name in ("nguoi", "viec", "ngay") if request.GET.get(name)}
    ctx = {
        "items": [(item, "; ".join(describe(item.changes))) for item in page.items],
        "older": urlencode({**kept, "truoc": page.before}) if page.before else "",
        "is_first": asked.value("truoc") is None,
        "newest": urlencode(kept),
        "people": [("", _("mọi người")), *((code, name) for code, name, _user in people)],
        "acts": [("", _("mọi việc")), *sorted(((act, _(words)) for act, words in registered().items()), key=_words)],
        "chosen": {name: request.GET.get(name, "") for name in ("nguoi", "viec", "ngay")},
        **shared(request, "journal"),
    }
    return render(request, "organisations/journal.html", ctx)


def _words(pair: tuple[str, str]) -> str:
    return pair[1]
