"""What the objects of the record are called, and the page of each."""

from collections.abc import Mapping
from dataclasses import dataclass

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


def page_url(object_type: str, code: str, *, commune: str, actor: Actor) -> str:
    """Return the address of the object's page, empty where it has none or the actor may not open it."""
    kind = KINDS.get(object_type)
    if kind is None or not kind.page or not code or (kind.right and not actor.has(kind.right)):
        return ""
    name = "number" if kind.page == "journal_entry" else "code"
    return reverse(kind.page, kwargs={"commune": commune, name: code})
