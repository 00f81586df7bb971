"""The table of a part of work, as its record's page offers it."""

from django.urls import reverse
from django.utils.translation import gettext as _

from gandan.organisations.actors import Actor
from gandan.plans.enums import OPEN, WITH_DOER
from gandan.plans.models import Assignment
from gandan.plans.panels import Panel, PanelLink
from gandan.procedures.enums import TableKind
from gandan.procedures.models import TableDuty
from gandan.procedures.permissions import can_collect, can_fill, sees_all
from gandan.procedures.queries.rows import MODELS, find_answer, quota_words_of, values_of
from gandan.procedures.rules.columns import proposed_kind
from gandan.procedures.rules.counts import quota_of, quota_words
from gandan.tenancy.scope import current_commune


def table_panel(actor: Actor, work: Assignment) -> Panel | None:
    """Return how the table stands and what this person may do with it; without one, an offer to ask for it."""
    duty: TableDuty | None = TableDuty.objects.filter(task_id=work.task_id).first()
    if duty is None:
        return _offer(work) if sees_all(actor) and work.state in OPEN else None
    links = []
    if can_fill(actor, work) and work.state in WITH_DOER:
        links.append(PanelLink(_("Điền bảng"), _url("work_table", code=work.code), "table", is_primary=True))
    else:
        links.append(PanelLink(_("Xem bảng"), _url("work_table", code=work.code), "table"))
    if can_collect(actor, work.task):
        window = f"{work.window_from:%Y-%m-%d}"
        url = _url("table_collection", code=work.task.code, window=window)
        links.append(PanelLink(_("Bảng của mọi đơn vị"), url, "git-merge"))
    if sees_all(actor):
        links.append(PanelLink(_("Đổi bảng"), _url("task_table", code=work.task.code), "settings"))
    return Panel(_("Trả lời bằng bảng"), str(TableKind(duty.kind).label), "table", (_stand(duty, work),), tuple(links))


def _offer(work: Assignment) -> Panel:
    kind = proposed_kind(work.task.title)
    line = (
        _("Theo lời của nhiệm vụ, đơn vị có thể trả lời bằng bảng “%s”.") % kind.label
        if kind
        else _("Đơn vị đang trả lời bằng lời. Có thể chọn một bảng số liệu để đơn vị điền.")
    )
    link = PanelLink(_("Đơn vị trả lời bằng bảng"), _url("task_table", code=work.task.code), "table")
    return Panel(_("Trả lời bằng bảng"), "", "table", (line,), (link,))


def _stand(duty: TableDuty, work: Assignment) -> str:
    rows = list(MODELS[duty.kind].objects.filter(assignment=work))
    quota = quota_of(duty.kind, [values_of(row, duty.kind) for row in rows], quota_words_of(work))
    answer = find_answer(work)
    if answer is not None and answer.is_nothing:
        return _("Đơn vị báo không phát sinh.")
    if quota is not None:
        return _("Đã có %(quota)s theo định mức.") % {"quota": quota_words(quota)}
    return _("Bảng đã có %(count)d dòng.") % {"count": len(rows)} if rows else _("Bảng chưa có dòng nào.")


def _url(name: str, **kwargs: str) -> str:
    return reverse(name, kwargs={"commune": current_commune().slug, **kwargs})
