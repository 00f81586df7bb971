"""What confirming a signed text in the place of a draft will do, told before it is done."""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from gandan.plans.models import Plan
from gandan.plans.queries.replacing import known_tasks
from gandan.plans.rules.due import DueWords
from gandan.plans.rules.replacing import KnownTask, Matching, Pair, match_tasks
from gandan.plans.rules.review import TaskDraft
from gandan.plans.views.review_page import Desk, count_parts, task_labels


@dataclass(frozen=True, slots=True)
class Change:
    """A task that stands in both texts: its words, and each difference as (what, before, after)."""

    title: str
    points: list[tuple[str, str, str]]


@dataclass(frozen=True, slots=True)
class Replacing:
    plan: Plan
    effects: list[str]
    changes: list[Change]
    added: list[str]
    gone: tuple[KnownTask, ...]


def replacing_of(desk: Desk, plan: Plan) -> Replacing:
    found = match_tasks(known_tasks(plan), desk.review.kept)
    changes = [Change(pair.draft.title, _points(desk, pair)) for pair in found.pairs if pair.changed]
    return Replacing(
        plan, _effects(desk, plan, found, len(changes)), changes, [draft.title for draft in found.added], found.gone
    )


def _effects(desk: Desk, plan: Plan, found: Matching, changed: int) -> list[str]:
    units = {unit for draft in desk.review.kept for unit in draft.leads}
    units |= {unit for task in found.gone for unit in task.leads}
    names = "; ".join(unit.name for unit in desk.directory.units if unit.code in units)
    parts, before = count_parts(desk)
    effects = [
        _("Ghi bản đã ký vào sổ văn bản; kế hoạch %(code)s lấy số, ngày và trích yếu của bản đã ký.")
        % {"code": plan.code},
        _("Giữ %(kept)d nhiệm vụ của dự thảo cùng mã và diễn biến, trong đó %(changed)d nhiệm vụ sửa theo bản đã ký.")
        % {"kept": len(found.pairs), "changed": changed},
    ]
    if found.added:
        effects.append(_("Thêm %(count)d nhiệm vụ chỉ có trong bản đã ký.") % {"count": len(found.added)})
    effects.append(
        _("Giao ngay %(parts)d phần việc và báo cho thủ trưởng, cán bộ đầu mối của %(count)d đơn vị: %(names)s.")
        % {"parts": parts - before, "count": len(units), "names": names}
    )
    if before:
        sentence = _("%(count)d phần việc có hạn trước hôm nay được ghi là “trước khi nhập”, không tính chậm.")
        effects.append(sentence % {"count": before})
    return effects


def _points(desk: Desk, pair: Pair) -> list[tuple[str, str, str]]:
    labels = task_labels()
    return [(labels[name], _words(desk, pair.known, name), _words(desk, pair.draft, name)) for name in pair.changed]


def _words(desk: Desk, task: KnownTask | TaskDraft, name: str) -> str:
    value = getattr(task, name)
    if name in ("leads", "supports"):
        words = "; ".join(desk.directory.unit_name(code) for code in value)
    elif name == "quotas":
        words = "; ".join(f"{desk.directory.unit_name(code)}: {quota}" for code, quota in value)
    elif name == "receiver":
        words = desk.directory.unit_name(value) if value else ""
    elif name == "leader":
        words = next((leader.name for leader in desk.leaders if leader.code == value), value)
    elif isinstance(value, DueWords):
        words = value.words or ", ".join(_day(day) for day in value.dates)
    else:
        words = value
    return words or _("trống")


def _day(text: str) -> str:
    try:
        return f"{dt.date.fromisoformat(text):%d/%m/%Y}"
    except ValueError:
        return text
