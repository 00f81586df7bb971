"""What the objects of the record are called, and the page of each."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.apps import apps
from django.urls import reverse

from gandan.common.words import mark, say
from gandan.organisations.actors import Actor
from gandan.organisations.enums import Right


@dataclass(frozen=True, slots=True)
class Kind:
    words: str
    page: str = ""
    """Name of the URL that takes the object's code; empty where it has no page of its own."""
    right: Right | None = None
    """Without it the page would only refuse."""


KINDS: Mapping[str, Kind] = {
    "tenancy.commune": Kind(mark("cả xã, phường")),
    "organisations.unit": Kind(mark("đơn vị"), "unit", Right.ORGANISATION_MANAGE),
    "organisations.unitgroup": Kind(mark("nhóm đơn vị"), "unit_group", Right.ORGANISATION_MANAGE),
    "organisations.official": Kind(mark("cán bộ"), "official", Right.ORGANISATION_MANAGE),
    "organisations.duty": Kind(mark("vai trò")),
    "workdays.communeday": Kind(mark("ngày riêng trong lịch")),
    "documents.document": Kind(mark("văn bản"), "document"),
    "documents.reading": Kind(mark("bản đọc văn bản"), "reading"),
    "documents.draft": Kind(mark("dự thảo")),
    "plans.plan": Kind(mark("kế hoạch"), "plan"),
    "plans.task": Kind(mark("nhiệm vụ")),
    "plans.assignment": Kind(mark("phần việc"), "assignment"),
    "reports.report": Kind(mark("báo cáo"), "report"),
    "reports.obligation": Kind(mark("chế độ báo cáo")),
    "reports.urgingletter": Kind(mark("công văn đôn đốc"), "urging_letter"),
    "reports.conclusionnotice": Kind(mark("thông báo kết luận"), "conclusion_notice"),
    "activities.activity": Kind(mark("hoạt động"), "activity"),
    "activities.evidence": Kind(mark("minh chứng"), "evidence"),
    "activities.evidenceseal": Kind(mark("bản niêm phong minh chứng")),
    "indicators.indicator": Kind(mark("chỉ tiêu"), "indicator"),
    "indicators.indicatorvalue": Kind(mark("số liệu")),
    "assessment.criteriaset": Kind(mark("bộ tiêu chí"), "criteria_set"),
    "assessment.assessment": Kind(mark("bản tự chấm"), "assessment"),
    "audit.entry": Kind(mark("mục nhật ký"), "journal_entry"),
    "inspection.recordexport": Kind(mark("bảng nhật ký đã xuất")),
}


def kind_words(object_type: str) -> str:
    """Return "đơn vị"; nothing for what has no word of its own, its code says enough."""
    return say(KINDS[object_type].words) if object_type in KINDS else ""


def choice_words(object_type: str, field: str, value: Any) -> Any:
    """Return the words of a code that the object's field chooses from, any other value as it is."""
    if object_type not in _labels():
        return value
    known = {one.name: one for one in apps.get_model(object_type)._meta.concrete_fields}
    choices = dict(known[field].flatchoices or ()) if field in known else {}
    return str(choices[value]) if isinstance(value, str) and value in choices else value


@cache
def _labels() -> frozenset[str]:
    return frozenset(model._meta.label_lower for model in apps.get_models())


def page_url(object_type: str, code: str, *, commune: str, actor: Actor) -> str:
    """Return the address of the object's page, empty where it has none or the actor may not open it."""
    kind = KINDS.get(object_type)
    if kind is None or not kind.page or not code or (kind.right and not actor.has(kind.right)):
        return ""
    name = "number" if kind.page == "journal_entry" else "code"
    return reverse(kind.page, kwargs={"commune": commune, name: code})
