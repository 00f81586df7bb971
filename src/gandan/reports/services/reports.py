"""Making a report, and keeping what somebody is typing into it."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from gandan.activities.models import Programme
from gandan.audit.services import Actor as Recorder
from gandan.audit.services import record
from gandan.common import clock
from gandan.documents.models import Document
from gandan.organisations.actors import Actor
from gandan.organisations.models import Unit
from gandan.plans.models import Plan
from gandan.reports.models import Obligation, Report, ReportDraft, ReportForm
from gandan.tenancy.codes import next_code
from gandan.workdays.windows import Window

_MOST_DRAFTED = 300
"""Paragraphs of one person that a draft holds."""


def create_report(
    form: ReportForm,
    *,
    unit: Unit | None,
    window: Window,
    actor: Actor | Recorder,
    plan: Plan | None = None,
    programme: Programme | None = None,
    obligation: Obligation | None = None,
    parent: Report | None = None,
    request: Document | None = None,
    request_words: str = "",
    receiver: Unit | None = None,
    receiver_words: str = "",
    due_on: dt.date | None = None,
    due_days: int | None = None,
) -> Report:
    """Make a report in the form for the days of the window; its text follows the records until people change it."""
    report = Report(
        code=next_code("BC", year=clock.today().year),
        form=form,
        plan=plan,
        programme=programme,
        unit=unit,
        from_on=window.from_on,
        to_on=window.to_on,
        obligation=obligation,
        parent=parent,
        request=request,
        request_words=request_words,
        receiver=receiver,
        receiver_words=receiver_words,
        due_on=due_on,
        due_days=due_days,
        created_at=clock.now(),
        created_by=actor.official if isinstance(actor, Actor) else None,
    )
    report.save(force_insert=True)
    changes: dict[str, Any] = {
        "form": form.code,
        "plan": plan.code if plan else None,
        "unit": unit.code if unit else None,
        "window": [window.from_on, window.to_on],
    }
    record("report_created", report, actor=actor, changes=changes)
    return report


def save_draft(report: Report, *, fields: Mapping[str, str], actor: Actor) -> ReportDraft:
    """Keep what the actor has typed and not yet saved, by the key of the paragraph; empty words forget theirs."""
    draft: ReportDraft
    draft, _ = ReportDraft.objects.select_for_update(of=("self",)).get_or_create(
        report=report,
        official=actor.official,
        defaults={"version": report.version, "saved_at": clock.now()},
    )
    kept = {key: words for key, words in (draft.fields | fields).items() if words.strip()}
    # far more than a report has paragraphs: what is posted beyond that is no draft of one
    draft.fields = dict(list(kept.items())[:_MOST_DRAFTED])
    draft.saved_at = clock.now()
    draft.save(update_fields=["fields", "saved_at"])
    return draft


def drop_draft(report: Report, *, actor: Actor, key: str = "") -> None:
    """Forget what the actor has typed and not saved: of one paragraph, or of all."""
    drafts = ReportDraft.objects.filter(report=report, official=actor.official)
    if not key:
        drafts.delete()
        return
    for draft in drafts.select_for_update(of=("self",)):
        if key in draft.fields:
            draft.fields.pop(key)
            draft.save(update_fields=["fields"])
