"""Words of reports that an official has typed and not saved, as they go to a colleague."""

from collections.abc import Mapping

from gandan.common.words import mark
from gandan.organisations.actors import Actor
from gandan.organisations.models import Official
from gandan.organisations.personal_work import Owned, PersonalHolding
from gandan.reports.models import ReportDraft
from gandan.reports.queries.names import title_of

_RELATED = tuple(f"report__{name}" for name in ("commune", "form", "plan__document", "programme", "unit"))


def find_drafts(official: Official) -> list[Owned]:
    drafts = ReportDraft.objects.filter(official=official).select_related(*_RELATED).order_by("id")
    return [Owned(one.report.code, title_of(one.report), one.report.unit_id) for one in drafts]


def move_drafts(official: Official, to: Mapping[str, Official], actor: Actor) -> None:
    """Hand what was typed to the receiver, who keeps the own words where they have typed already."""
    for draft in ReportDraft.objects.filter(official=official, report__code__in=to).select_related("report"):
        heir = to[draft.report.code]
        if not ReportDraft.objects.filter(official=heir, report=draft.report).exists():
            draft.official = heir
            draft.save(update_fields=["official"])


DRAFTS = PersonalHolding("nhap_bao_cao", mark("Bản nháp báo cáo"), find_drafts, move_drafts, can_stand_in=False)
